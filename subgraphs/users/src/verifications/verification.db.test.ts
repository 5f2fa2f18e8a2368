import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@kith/kit/global-id.ts";
import { MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import type { VerificationAnswer } from "./model.ts";
import { verificationService } from "./verification-service.ts";
import { verificationStore } from "./verification-store.ts";

const USER = newId("user");
const REAL_NAME = { name: "王小明", identityNumber: "11010519491231002X" };
const NOON_MS = Date.UTC(2026, 1, 17, 12);

async function openService(answers: (() => Promise<VerificationAnswer>)[]) {
  const client = await MongoClient.connect(inject("mongoUri"));
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  const verifications = verificationStore(db);
  const clock = { ms: NOON_MS };
  const service = verificationService({
    verifications,
    provider: { verify: () => answers.shift()?.() ?? Promise.reject(new Error("no answer is left")) },
    throttle: { admitVerification: async () => true },
    now: () => new Date(clock.ms),
  });
  const status = async () =>
    service.shown((await verifications.findByUsers([USER]))[0] ?? null)?.status ?? null;
  const dispose = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { ...service, status, clock, [Symbol.asyncDispose]: dispose };
}

describe("a verification", () => {
  it("waits for the provider's answer, and nobody waits with it", async () => {
    const door = Promise.withResolvers<VerificationAnswer>();
    await using service = await openService([() => door.promise]);

    const requested = await service.request(USER, REAL_NAME);
    const before = await service.status();
    door.resolve("VERIFIED");
    await service.settle();

    expect([requested.status, before, await service.status()]).toEqual(["PENDING", "PENDING", "VERIFIED"]);
  });

  it("may be asked for again when it was rejected, and not when it is verified", async () => {
    await using service = await openService([async () => "REJECTED", async () => "VERIFIED"]);
    await service.request(USER, REAL_NAME);
    await service.settle();

    await service.request(USER, REAL_NAME);
    await service.settle();

    await expect(service.request(USER, REAL_NAME)).rejects.toMatchObject({ code: "ALREADY_VERIFIED" });
  });

  it("is never made twice at once", async () => {
    await using service = await openService(
      Array.from({ length: 8 }, () => () => sleep(50, "VERIFIED" as const)),
    );

    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => service.request(USER, REAL_NAME)),
    );

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await service.settle();
    expect(await service.status()).toBe("VERIFIED");
  });

  it("is as if never asked for when the provider fails", async () => {
    await using service = await openService([() => Promise.reject(new Error("provider is down"))]);

    await service.request(USER, REAL_NAME);
    await service.settle();

    expect(await service.status()).toBeNull();
  });

  it("is forgotten after ten minutes, and a late answer does not count for the next request", async () => {
    const [late, next] = [
      Promise.withResolvers<VerificationAnswer>(),
      Promise.withResolvers<VerificationAnswer>(),
    ];
    await using service = await openService([() => late.promise, () => next.promise]);
    await service.request(USER, REAL_NAME);
    service.clock.ms += 10 * 60_000 + 1;
    const forgotten = await service.status();

    await service.request(USER, REAL_NAME);
    late.resolve("VERIFIED");
    next.resolve("REJECTED");
    await service.settle();

    expect([forgotten, await service.status()]).toEqual([null, "REJECTED"]);
  });
});
