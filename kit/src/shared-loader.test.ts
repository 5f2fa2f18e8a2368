import { describe, expect, it } from "vitest";
import { sharedLoaderOf } from "./shared-loader.ts";

/** A loader whose calls are noted. */
function noted(keysPerCallMax = 10) {
  const calls: (readonly string[])[] = [];
  const loader = sharedLoaderOf({
    ...{ name: "lengths", keysPerCallMax },
    async loadMany(keys) {
      calls.push(keys);
      return keys.map((key) => key.length);
    },
  });
  return { calls, load: loader.load };
}

describe("a loader that requests share", () => {
  it("asks once for all who want something in one turn, and once for each key", async () => {
    const { calls, load } = noted();

    expect(await Promise.all(["a", "bb", "a"].map(load))).toEqual([1, 2, 1]);
    expect(calls).toEqual([["a", "bb"]]);
  });

  it("keeps nothing", async () => {
    const { calls, load } = noted();
    await load("a");
    await load("a");

    expect(calls).toEqual([["a"], ["a"]]);
  });

  it("asks for no more at once than a call may be about", async () => {
    const { calls, load } = noted(2);

    await Promise.all(["a", "b", "c"].map(load));

    expect(calls).toEqual([["a", "b"], ["c"]]);
  });

  it("says so where a call does not give one value a key", async () => {
    const { load } = sharedLoaderOf({ name: "lengths", loadMany: async () => [1, 2] });

    await expect(load("a")).rejects.toThrow("lengths has 2 of 1");
  });
});
