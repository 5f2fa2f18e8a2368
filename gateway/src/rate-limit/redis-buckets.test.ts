import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { people } from "../testing/people.ts";
import { hasRedis, startRedis } from "../testing/redis-server.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import type { Bucket, Buckets, Taken } from "./bucket.ts";
import { memoryBuckets } from "./memory-buckets.ts";
import { redisBuckets } from "./redis-buckets.ts";

const isThere = hasRedis();
if (!isThere)
  console.warn(
    "\n*** SKIPPED: there is no redis-server here, so limits that gateways share were NOT tested. ***\n",
  );

/** So slow that nothing comes back while a test runs. */
const bucketOf = (key: string, burst = 100, perSecond = 0.001): Bucket => ({
  key,
  rate: { burst, perSecond },
});

describe.skipIf(!isThere)("buckets in Redis", () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.close());

  /** Patient, so that a slow machine is not taken for a Redis that is away, unless a test is about that. */
  function gateway({ url = redis.url, answerWithinMs = 20_000 } = {}) {
    const log = { warn: vi.fn(), info: vi.fn() };
    const local: Buckets = memoryBuckets();
    const fallback = { ...local, take: vi.fn(local.take) };
    const buckets = redisBuckets({ url, fallback, log, answerWithinMs });
    return { buckets, fallback, log, [Symbol.asyncDispose]: () => buckets.close() };
  }
  type Gateway = ReturnType<typeof gateway>;
  /** Until Redis decides and not the memory. */
  const connected = async ({ buckets, fallback }: Gateway) => {
    await vi.waitFor(
      async () => {
        fallback.take.mockClear();
        await buckets.take([bucketOf("connected")], 0, true);
        expect(fallback.take).not.toHaveBeenCalled();
      },
      { timeout: 20_000, interval: 20 },
    );
  };
  const timed = async (take: Taken | Promise<Taken>) => {
    const startedAtMs = performance.now();
    return { taken: await take, ms: performance.now() - startedAtMs };
  };

  it("are shared by gateways, to the last bit, however many ask at once", async () => {
    await using one = gateway();
    await using other = gateway();
    await connected(one);
    await connected(other);
    const bucket = bucketOf("shared", 100);

    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? one : other).buckets.take([bucket], 5)),
    );

    expect(taken.filter(({ isAllowed }) => isAllowed)).toHaveLength(20);
    expect(one.fallback.take).not.toHaveBeenCalled();
    expect(other.fallback.take).not.toHaveBeenCalled();
  });

  it("let a client have as much of two gateways as of one", async () => {
    const rate = { burst: 4, perSecond: 0.001 };
    const rateLimits = { viewer: rate, address: rate, redisUrl: redis.url, redisWithinMs: 10_000 };
    const options = { stubs: people, trustedProxies: "127.0.0.1", gatewayOptions: { rateLimits } };
    await using one = await startStubGraph(options);
    await using other = await startStubGraph(options);
    const ask = (graph: typeof one, address: string) =>
      graph.query("{ __typename }", { headers: { "x-forwarded-for": address } });
    // Until both count there: what is left of an address is told by whoever counts.
    await vi.waitFor(
      async () => {
        const address = `2001:db8:${(Math.random() * 0xffff) | 0}:${(Math.random() * 0xffff) | 0}::1`;
        await ask(one, address);
        const { headers } = await ask(other, address);
        expect(headers.get("ratelimit")).toContain("r=2;");
      },
      { timeout: 20_000, interval: 20 },
    );

    const statuses: number[] = [];
    for (const graph of [one, other, one, other, one, other])
      statuses.push((await ask(graph, "192.0.2.1")).status);

    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
  });

  it("give all or none, and tell what is left", async () => {
    await using one = gateway();
    await connected(one);
    const [rich, poor] = [bucketOf("rich", 100), bucketOf("poor", 10)];

    const first = await one.buckets.take([rich, poor], 8);
    const second = await one.buckets.take([rich, poor], 8);
    const forced = await one.buckets.take([rich, poor], 8, true);

    const rounded = ({ isAllowed, levels }: Taken) => [isAllowed, ...levels.map(Math.round)];
    expect([first, second, forced].map(rounded)).toEqual([
      [true, 92, 2],
      [false, 92, 2],
      [true, 84, -6],
    ]);
  });

  it("fill up by the clock of Redis, and never above their size", async () => {
    await using one = gateway();
    await connected(one);
    const bucket = bucketOf("filling", 100, 1_000_000);

    await one.buckets.take([bucket], 100);

    await vi.waitFor(async () => expect((await one.buckets.take([bucket], 100)).isAllowed).toBe(true));
    expect((await one.buckets.take([bucketOf("full", 50, 1_000_000)], 50)).levels).toEqual([0]);
  });

  it("take any key for a key, whatever it has in it", async () => {
    await using one = gateway();
    await connected(one);

    const keys = ["viewer:a b", "viewer:}{", 'viewer:"\r\nFLUSHALL\r\n', "viewer:💶"];
    for (const key of keys) await one.buckets.take([bucketOf(key)], 60);

    for (const key of keys) expect((await one.buckets.take([bucketOf(key)], 60)).isAllowed).toBe(false);
  });

  it("are of the memory when Redis never was there: at once, and said once", async () => {
    await using lonely = gateway({ url: "redis://127.0.0.1:9" });
    await vi.waitFor(() => expect(lonely.log.warn).toHaveBeenCalled());

    const first = await timed(lonely.buckets.take([bucketOf("lonely")], 60));
    const second = await timed(lonely.buckets.take([bucketOf("lonely")], 60));

    expect([first.taken.isAllowed, second.taken.isAllowed]).toEqual([true, false]);
    expect(lonely.log.warn).toHaveBeenCalledOnce();
  });

  it("are of the memory when Redis turns the gateway away, which ends all the same", async () => {
    const stranger = gateway({ url: redis.url.replace("redis://", "redis://nobody:wrong@") });
    await vi.waitFor(() => expect(stranger.log.warn).toHaveBeenCalled(), { timeout: 20_000 });

    const taken = await stranger.buckets.take([bucketOf("stranger")], 60);

    expect(taken.isAllowed).toBe(true);
    expect(stranger.fallback.take).toHaveBeenCalledOnce();
    await expect(stranger.buckets.close()).resolves.toBeUndefined();
  });

  it("are of the memory while Redis says nothing, and of Redis again when it speaks, and no request fails", async () => {
    await using one = gateway({ answerWithinMs: 500 });
    await connected(one);
    const bucket = bucketOf("paused");
    await one.buckets.take([bucket], 60);

    redis.pause();
    const waited = await timed(one.buckets.take([bucket], 60));
    const next = await timed(one.buckets.take([bucket], 60));
    redis.resume();

    // Memory does not know of the first 60. The wait is half a second here, and what the machine adds to a timer.
    expect([waited.taken.isAllowed, next.taken.isAllowed]).toEqual([true, false]);
    expect(waited.ms).toBeLessThan(5_000);
    expect(one.fallback.take).toHaveBeenCalledTimes(2);
    expect(one.log.warn).toHaveBeenCalledOnce();
    await connected(one);
    expect(one.log.info).toHaveBeenCalledOnce();
  });

  it("are of the memory when Redis is killed, and of Redis when it is back, which has forgotten all it was told", async () => {
    await using one = gateway();
    await connected(one);
    const bucket = bucketOf("killed");

    await redis.kill();
    const without = await Promise.all(Array.from({ length: 10 }, () => one.buckets.take([bucket], 20)));
    await redis.restart();

    expect(without.filter(({ isAllowed }) => isAllowed)).toHaveLength(5);
    await connected(one);
    expect((await one.buckets.take([bucket], 100)).isAllowed).toBe(true);
  });
});
