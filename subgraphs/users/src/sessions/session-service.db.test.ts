import { randomBytes } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { decodeJwt } from "jose";
import { MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import { credentialStore } from "../accounts/credential-store.ts";
import type { Credential } from "../accounts/model.ts";
import { newPrivateJwk, signingKeyOf } from "../tokens/signing-key.ts";
import type { Session } from "./model.ts";
import { type SignedIn, sessionService } from "./session-service.ts";
import { sessionStore } from "./session-store.ts";

const DAY_MS = 86_400_000;
const USER = newId("user");

async function openService() {
  const client = await MongoClient.connect(inject("mongoUri"));
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  const [sessions, credentials] = [sessionStore(db), credentialStore(db)];
  await Promise.all([sessions.ensureIndexes(), credentials.ensureIndexes()]);
  const key = await signingKeyOf(await newPrivateJwk());
  const keys = { current: async () => key };
  const clock = { ms: Date.now() };
  const service = sessionService({ sessions, credentials, keys, now: () => new Date(clock.ms) });
  const begin = () =>
    client.withSession((session) => service.begin({ userId: USER, scopes: ["user"] }, session));

  const at = new Date();
  const credential = { _id: USER, handle: "alice", authenticators: [], changedAt: at, signedInAt: at };
  await client.withSession((session) => credentials.add({ ...credential, scopes: ["user"] }, session));
  const dispose = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { ...service, begin, db, clock, [Symbol.asyncDispose]: dispose };
}

const refusal = { name: "Refusal", code: "SESSION_ENDED" };

describe("a session", () => {
  it("ends when it is not refreshed for 30 days", async () => {
    await using service = await openService();
    const { refreshToken } = await service.begin();
    service.clock.ms += 30 * DAY_MS;

    await expect(service.refresh(refreshToken)).rejects.toMatchObject(refusal);
  });

  it("ends after a year, however often it is refreshed", async () => {
    await using service = await openService();
    let held: SignedIn = await service.begin();
    for (let day = 29; day < 365; day += 29) {
      service.clock.ms += 29 * DAY_MS;
      held = await service.refresh(held.refreshToken);
    }
    const endsInMs = held.refreshTokenExpiresAt.getTime() - service.clock.ms;
    service.clock.ms += 17 * DAY_MS;

    expect(endsInMs).toBe(17 * DAY_MS);
    await expect(service.refresh(held.refreshToken)).rejects.toMatchObject(refusal);
  });

  it("is dropped by the database when it is over", async () => {
    await using service = await openService();

    const indexes = await service.db.collection("sessions").indexes();

    expect(indexes).toContainEqual(expect.objectContaining({ key: { expiresAt: 1 }, expireAfterSeconds: 0 }));
  });

  it("stores hashes of what the device holds", async () => {
    await using service = await openService();
    const { refreshToken } = await service.begin();
    const [, ...secrets] = refreshToken.split(".");

    const stored = JSON.stringify(await service.db.collection<Session>("sessions").find().toArray());

    for (const secret of secrets) expect(stored).not.toContain(secret);
  });

  it("gives the scopes of the moment, and nothing to somebody who is gone", async () => {
    await using service = await openService();
    const credentials = service.db.collection<Credential>("credentials");
    const first = await service.begin();
    await credentials.updateOne({ _id: USER }, { $set: { scopes: ["user", "support"] } });
    const second = await service.refresh(first.refreshToken);
    await credentials.deleteOne({ _id: USER });

    expect(decodeJwt(first.accessToken).scope).toBe("user");
    expect(decodeJwt(second.accessToken).scope).toBe("user support");
    await expect(service.refresh(second.refreshToken)).rejects.toMatchObject(refusal);
    expect(await service.db.collection("sessions").countDocuments()).toBe(0);
  });

  it("gives one of many who refresh it at once the next tokens, and then nobody any more", async () => {
    await using service = await openService();

    for (let round = 0; round < 100; round += 1) {
      const { refreshToken } = await service.begin();
      const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => service.refresh(refreshToken)));
      const given = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));

      expect(given.length).toBeLessThanOrEqual(1);
      for (const pair of given)
        await expect(service.refresh(pair.refreshToken)).rejects.toMatchObject(refusal);
    }
  });
});
