import { describe, expect, it } from "vitest";
import type { Bucket, Taken } from "./bucket.ts";
import { memoryBuckets } from "./memory-buckets.ts";
import { rateLimiter } from "./rate-limiter.ts";

const alice = { viewerId: "alice", address: "192.0.2.1" };
const nobody = { viewerId: null, address: "192.0.2.1" };

function limiterAt(clock: { nowMs: number }, viewerBurst = 100, addressBurst = 1_000) {
  const limits = {
    viewer: { burst: viewerBurst, perSecond: 10 },
    address: { burst: addressBurst, perSecond: 100 },
  };
  const limiter = rateLimiter(limits, memoryBuckets({ nowMs: () => clock.nowMs }));
  const outcome = (payer: typeof alice | typeof nobody, cost: number) =>
    limiter.take(payer, cost).then(
      () => "taken",
      (error) => error.message as string,
    );
  return { limiter, outcome };
}

describe("a rate limiter", () => {
  it("lets a burst through, then what comes back by the second", async () => {
    const clock = { nowMs: 0 };
    const { outcome } = limiterAt(clock);

    expect(await outcome(alice, 60)).toBe("taken");
    expect(await outcome(alice, 60)).toBe(
      "This viewer has asked for too much in too little time: try again in 2 s.",
    );
    expect(await outcome(alice, 40)).toBe("taken");
    clock.nowMs = 5_999;
    expect(await outcome(alice, 60)).toContain("try again in 1 s");
    clock.nowMs = 6_000;
    expect(await outcome(alice, 60)).toBe("taken");
  });

  it("never lets more come together than a burst", async () => {
    const clock = { nowMs: 0 };
    const { outcome } = limiterAt(clock);
    await outcome(alice, 100);
    clock.nowMs = 1e9;

    expect([await outcome(alice, 100), await outcome(alice, 1)]).toEqual(["taken", expect.any(String)]);
  });

  it("counts viewers by themselves, and all who share an address together", async () => {
    const { outcome } = limiterAt({ nowMs: 0 }, 100, 150);
    const bob = { viewerId: "bob", address: alice.address };

    expect(await outcome(alice, 100)).toBe("taken");
    expect(await outcome(bob, 50)).toBe("taken");
    const refused = "Clients at this address have asked for too much in too little time: try again in 1 s.";
    expect(await outcome(bob, 10)).toBe(refused);
    expect(await outcome(nobody, 10)).toBe(refused);
    expect(await outcome({ ...bob, address: "192.0.2.2" }, 10)).toBe("taken");
  });

  it("takes nothing of one bucket where another one has too little", async () => {
    const { outcome } = limiterAt({ nowMs: 0 }, 100, 50);

    await outcome(nobody, 30);

    expect(await outcome(alice, 40)).toContain("this address");
    expect(await outcome({ ...alice, address: "192.0.2.2" }, 100)).toBe("taken");
  });

  it("lets what costs more than a whole bucket through once, and then nothing for as long as it takes", async () => {
    const clock = { nowMs: 0 };
    const { outcome } = limiterAt(clock);

    expect(await outcome(alice, 500)).toBe("taken");
    expect(await outcome(alice, 1)).toContain("try again in 41 s");
    clock.nowMs = 40_100;
    expect(await outcome(alice, 1)).toBe("taken");
  });

  it("takes one for what costs nothing", async () => {
    const { outcome } = limiterAt({ nowMs: 0 }, 2);

    expect([await outcome(alice, 0), await outcome(alice, 0), await outcome(alice, 0)]).toEqual([
      "taken",
      "taken",
      expect.stringContaining("try again"),
    ]);
  });

  it("knows who has nothing left without looking, and nobody else", async () => {
    const { limiter, outcome } = limiterAt({ nowMs: 0 });
    await outcome(alice, 70);
    expect(() => limiter.refuseSpent(alice)).not.toThrow();

    limiter.charge(alice, 200);
    await Promise.resolve();

    expect(() => limiter.refuseSpent(alice)).toThrow(/^This viewer has .* try again in 18 s/);
    expect(() => limiter.refuseSpent({ ...alice, viewerId: "bob" })).not.toThrow();
    expect(() => limiter.refuseSpent(nobody)).not.toThrow();
  });

  it("tells what is left in the fields of the standard", async () => {
    const { limiter } = limiterAt({ nowMs: 0 });

    expect(await limiter.take(alice, 30)).toEqual([
      ["ratelimit-policy", '"viewer";q=100;w=10, "address";q=1000;w=10'],
      ["ratelimit", '"viewer";r=70;t=3, "address";r=970;t=1'],
    ]);
  });
});

describe("buckets in memory", () => {
  it("are forgotten where there are too many, the one first that was not used for the longest", () => {
    const buckets = memoryBuckets({ bucketsMax: 2, nowMs: () => 0 });
    const bucket = (key: string): Bucket => ({ key, rate: { burst: 10, perSecond: 1 } });
    const levelOf = (key: string) => (buckets.take([bucket(key)], 0, true) as Taken).levels[0];

    buckets.take([bucket("a")], 5);
    buckets.take([bucket("b")], 5);
    buckets.take([bucket("a")], 1);
    buckets.take([bucket("c")], 5);

    expect(levelOf("a")).toBe(4);
    expect(levelOf("c")).toBe(5);
    expect(levelOf("b")).toBe(10);
  });
});
