import { randomBytes } from "node:crypto";
import { createLocalJWKSet, jwtVerify } from "jose";
import { MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import { signAccessToken } from "./access-token.ts";
import { type KeyRing, keyRing } from "./key-ring.ts";
import { type StoredKey, signingKeyStore } from "./signing-key-store.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Rings of processes that share a database and a clock. */
async function openRings() {
  const client = await MongoClient.connect(inject("mongoUri"));
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  const secret = randomBytes(32);
  const clock = { ms: Date.UTC(2026, 0, 1) };
  const keys = signingKeyStore(db);
  const ring = (own = secret) => keyRing({ keys, secret: own, now: () => new Date(clock.ms) });
  const dispose = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { ring, clock, keys, [Symbol.asyncDispose]: dispose };
}

const keyIdsOf = async (ring: KeyRing) => (await ring.publicJwks()).map(({ kid }) => kid);

const isVerifiedBy = async (token: string, keys: Awaited<ReturnType<KeyRing["publicJwks"]>>) =>
  jwtVerify(token, createLocalJWKSet({ keys })).then(
    () => true,
    () => false,
  );

describe("a ring of signing keys", () => {
  it("is the same for all processes that begin at once", async () => {
    await using rings = await openRings();

    const currents = await Promise.all([1, 2, 3, 4].map(() => rings.ring().current()));

    expect(new Set(currents.map(({ keyId }) => keyId)).size).toBe(1);
    expect(await rings.keys.findAll()).toHaveLength(1);
  });

  it("publishes the next key before it signs, everywhere, and the retired one until its tokens have expired", async () => {
    await using rings = await openRings();
    const [one, other] = [rings.ring(), rings.ring()];
    const first = await one.current();
    const firstToken = await signAccessToken("user_1", { key: first });
    await other.current();

    rings.clock.ms += 29 * DAY_MS;
    const published = await Promise.all([keyIdsOf(one), keyIdsOf(other)]);
    const verifierOfTheDayBefore = await one.publicJwks();
    expect(published[0]).toEqual(published[1]);
    expect(published[0]).toHaveLength(2);
    expect([(await one.current()).keyId, (await other.current()).keyId]).toEqual([first.keyId, first.keyId]);

    rings.clock.ms += DAY_MS;
    const second = await other.current();
    const secondToken = await signAccessToken("user_1", { key: second });
    expect(second.keyId).toBe(published[0]?.[1]);
    expect((await one.current()).keyId).toBe(second.keyId);
    expect(await isVerifiedBy(secondToken, verifierOfTheDayBefore)).toBe(true);
    expect(await isVerifiedBy(firstToken, await other.publicJwks())).toBe(true);

    rings.clock.ms += 26 * HOUR_MS;
    expect([await keyIdsOf(one), await keyIdsOf(other)]).toEqual([[second.keyId], [second.keyId]]);
    expect(await isVerifiedBy(firstToken, await one.publicJwks())).toBe(false);
    expect(await rings.keys.findAll()).toHaveLength(1);
  });

  it("publishes no private half, and keeps none in the clear", async () => {
    await using rings = await openRings();
    const ring = rings.ring();

    for (const jwk of await ring.publicJwks()) expect(jwk).not.toHaveProperty("d");
    expect(JSON.stringify(await rings.keys.findAll())).not.toContain('"d"');
  });

  it("says so when the secret is another one, and makes no key beside those that it cannot open", async () => {
    await using rings = await openRings();
    await rings.ring().current();

    await expect(rings.ring(randomBytes(32)).current()).rejects.toThrow("KITH_TOKEN_KEY is not what");
    expect(await rings.keys.findAll()).toHaveLength(1);
  });

  it("holds what it has read when the database is gone, and tries again", async () => {
    await using rings = await openRings();
    let isDown = false;
    const findAll = async () => {
      if (isDown) throw new Error("down");
      return rings.keys.findAll();
    };
    const { ms } = rings.clock;
    const secret = randomBytes(32);
    const clock = { ms };
    const ring = keyRing({ keys: { ...rings.keys, findAll }, secret, now: () => new Date(clock.ms) });
    isDown = true;
    await expect(ring.current()).rejects.toThrow("down");
    isDown = false;
    const { keyId } = await ring.current();

    isDown = true;
    clock.ms += HOUR_MS;

    expect((await ring.current()).keyId).toBe(keyId);
  });

  it("can be turned ahead of time, and emptied when a key has leaked", async () => {
    await using rings = await openRings();
    const ring = rings.ring();
    const first = await ring.current();
    const token = await signAccessToken("user_1", { key: first });

    const signsFrom = await ring.rotate();
    rings.clock.ms += 61_000;
    expect([await keyIdsOf(ring), (await ring.current()).keyId]).toMatchObject([{ length: 2 }, first.keyId]);
    rings.clock.ms = signsFrom.getTime() + 61_000;
    expect((await ring.current()).keyId).not.toBe(first.keyId);
    expect(await isVerifiedBy(token, await ring.publicJwks())).toBe(true);

    await ring.replaceAll();
    rings.clock.ms += 61_000;
    expect(await keyIdsOf(ring)).toEqual([(await ring.current()).keyId]);
    expect(await isVerifiedBy(token, await ring.publicJwks())).toBe(false);
  });

  it("is emptied whoever adds the next key at the same moment: one that signs at once is left, and no other", async () => {
    await using rings = await openRings();
    const secret = randomBytes(32);
    const leaked = await rings.ring(secret).current();
    let isMet = false;
    const keys = {
      ...rings.keys,
      async add(key: StoredKey) {
        const scheduled = { ...key, signsFrom: new Date(rings.clock.ms + DAY_MS) };
        if (!isMet) await rings.keys.add(scheduled);
        isMet = true;
        return rings.keys.add(key);
      },
    };

    await keyRing({ keys, secret, now: () => new Date(rings.clock.ms) }).replaceAll();

    const [left, ...others] = await rings.keys.findAll();
    expect([left?.signsFrom, others]).toEqual([new Date(rings.clock.ms), []]);
    expect((await rings.ring(secret).current()).keyId).not.toBe(leaked.keyId);
  });

  it("signs by the first key at a process whose clock is behind the one that made it", async () => {
    await using rings = await openRings();
    const { keyId } = await rings.ring().current();

    rings.clock.ms -= HOUR_MS;

    expect((await rings.ring().current()).keyId).toBe(keyId);
  });
});
