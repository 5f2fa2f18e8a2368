import { describe, expect, it } from "vitest";
import { BATCH_SIZE_MAX, batchLoaderOf, loaderOf } from "./loader.ts";

type Pair = { readonly from: string; readonly to: string };
type Row = Pair & { readonly weight: number };

const keyOf = ({ from, to }: Pair): string => `${from}:${to}`;

function pairLoader(rows: readonly Row[]) {
  const calls: (readonly Pair[])[] = [];
  const loader = loaderOf<Pair, Row>({
    name: "weightByPair",
    findMany: async (keys) => {
      calls.push(keys);
      return rows;
    },
    keyOf,
    cacheKeyOf: keyOf,
  });
  return { loader, calls };
}

describe("loaderOf", () => {
  const ab = { from: "a", to: "b" };
  const ba = { from: "b", to: "a" };
  const cd = { from: "c", to: "d" };

  it("finds all keys of a tick in one call and gives each its own row, in whatever order they came", async () => {
    const { loader, calls } = pairLoader([
      { ...ba, weight: 2 },
      { ...ab, weight: 1 },
    ]);

    const rows = await Promise.all([loader.load(ab), loader.load(cd), loader.load(ba)]);

    expect(calls).toEqual([[ab, cd, ba]]);
    expect(rows).toEqual([{ ...ab, weight: 1 }, null, { ...ba, weight: 2 }]);
  });

  it("asks once for keys that are equal without being the same object", async () => {
    const { loader, calls } = pairLoader([{ ...ab, weight: 1 }]);

    const rows = await Promise.all([loader.load({ ...ab }), loader.load({ ...ab })]);

    expect(calls).toEqual([[ab]]);
    expect(rows).toEqual([
      { ...ab, weight: 1 },
      { ...ab, weight: 1 },
    ]);
  });

  it("asks no more for what it has found or found missing", async () => {
    const { loader, calls } = pairLoader([{ ...ab, weight: 1 }]);
    await loader.loadMany([ab, cd]);

    await loader.loadMany([ab, cd]);

    expect(calls).toEqual([[ab, cd]]);
  });

  it("lets every key of a call fail with the call's error", async () => {
    const loader = loaderOf<string, string>({
      name: "broken",
      findMany: async () => {
        throw new Error("no connection");
      },
      keyOf: String,
    });

    const outcomes = await Promise.allSettled([loader.load("a"), loader.load("b")]);

    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("carries its name, for whoever looks at what a request loads", () => {
    expect(pairLoader([]).loader.name).toBe("weightByPair");
  });
});

describe("batchLoaderOf", () => {
  const sizesOf = async (count: number): Promise<number[]> => {
    const sizes: number[] = [];
    const loader = batchLoaderOf<number, number>({
      name: "itself",
      loadMany: async (keys) => {
        sizes.push(keys.length);
        return keys;
      },
    });
    await loader.loadMany(Array.from({ length: count }, (_, key) => key));
    return sizes;
  };

  it("puts as many keys into a call as are allowed", async () => {
    expect(await sizesOf(BATCH_SIZE_MAX)).toEqual([BATCH_SIZE_MAX]);
  });

  it("splits what is more into several calls", async () => {
    expect(await sizesOf(2 * BATCH_SIZE_MAX + 1)).toEqual([BATCH_SIZE_MAX, BATCH_SIZE_MAX, 1]);
  });

  it("tells who broke the contract of one value a key", async () => {
    const loader = batchLoaderOf<string, string>({
      name: "short",
      loadMany: async () => ["only one"],
    });

    await expect(Promise.all([loader.load("a"), loader.load("b")])).rejects.toThrow(/same length/);
  });

  it("refuses more keys than a request may ask for, one after the other as well as at once", async () => {
    const loader = batchLoaderOf<number, number>({
      name: "dear",
      atMost: { keys: 3, called: "dear things" },
      loadMany: async (keys) => keys,
    });

    const first = await loader.loadMany([1, 2, 3]);
    const again = await loader.loadMany([3, 2, 1]);

    expect([first, again]).toEqual([
      [1, 2, 3],
      [3, 2, 1],
    ]);
    await expect(loader.load(4)).rejects.toThrow("A request may ask for 3 dear things, got 4.");
  });
});
