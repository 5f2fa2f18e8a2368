import { randomBytes } from "node:crypto";
import { MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import { attemptStore } from "./attempt-store.ts";
import { throttle } from "./throttle.ts";

const NOON_MS = Date.UTC(2026, 1, 17, 12);

async function openThrottle() {
  const client = await MongoClient.connect(inject("mongoUri"));
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  const attempts = attemptStore(db);
  await attempts.ensureIndexes();
  const clock = { ms: NOON_MS, waits: [] as number[] };
  const now = () => new Date(clock.ms);
  const wait = async (ms: number) => void clock.waits.push(ms);
  const dispose = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { ...throttle({ attempts, now, wait }), clock, [Symbol.asyncDispose]: dispose };
}

describe("the throttle", () => {
  it("lets ten failures for a handle from one network pass, even when all of them come at once", async () => {
    await using door = await openThrottle();
    const guess = { handle: "alice", address: "203.0.113.9" };

    const admitted = await Promise.all(Array.from({ length: 100 }, () => door.admitPassword(guess)));

    expect(admitted.filter((one) => one !== null)).toHaveLength(10);
  });

  it("begins anew after 15 minutes", async () => {
    await using door = await openThrottle();
    const guess = { handle: "alice", address: "203.0.113.9" };
    for (let round = 0; round < 11; round += 1) await door.admitPassword(guess);
    door.clock.ms += 15 * 60_000;

    const admitted = await door.admitPassword(guess);

    expect(admitted).not.toBeNull();
  });

  it("never refuses the owner because of what others do elsewhere: two seconds is the worst", async () => {
    await using door = await openThrottle();
    const attackers = Array.from({ length: 50 }, (_, host) => `198.51.100.${host}`);
    await Promise.all(attackers.map((address) => door.admitPassword({ handle: "alice", address })));

    const admitted = await door.admitPassword({ handle: "alice", address: "203.0.113.9" });

    expect(admitted).not.toBeNull();
    expect(door.clock.waits.at(-1)).toBe(2_000);
    expect([Math.min(...door.clock.waits), Math.max(...door.clock.waits)]).toEqual([100, 2_000]);
  });

  it("takes an IPv6 network for one place", async () => {
    await using door = await openThrottle();

    const admitted: unknown[] = [];
    for (let host = 1; host <= 12; host += 1)
      admitted.push(await door.admitPassword({ handle: "alice", address: `2001:db8::${host}` }));

    expect(admitted.filter((one) => one !== null)).toHaveLength(10);
  });

  it("refuses one network that tries many handles", async () => {
    await using door = await openThrottle();
    const address = "203.0.113.9";

    const victims = Array.from({ length: 205 }, (_, index) => `victim-${index}`);
    const admitted = await Promise.all(victims.map((handle) => door.admitPassword({ handle, address })));

    expect(admitted.filter((one) => one !== null)).toHaveLength(200);
  });

  it("does not count what succeeded", async () => {
    await using door = await openThrottle();
    const owner = { handle: "alice", address: "203.0.113.9" };
    for (let round = 0; round < 21; round += 1) await (await door.admitPassword(owner))?.succeed();

    const admitted = await door.admitPassword(owner);

    expect(admitted).not.toBeNull();
    expect(door.clock.waits).toEqual([]);
  });
});
