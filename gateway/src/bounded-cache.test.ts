import { describe, expect, it } from "vitest";
import { boundedCache } from "./bounded-cache.ts";

describe("boundedCache", () => {
  it("makes a value once and forgets what was not used for the longest time", () => {
    const made: string[] = [];
    const cache = boundedCache<string>(2);
    const get = (key: string) =>
      cache.get(key, () => {
        made.push(key);
        return key.toUpperCase();
      });

    const got = ["a", "b", "a", "c", "a", "b"].map(get);

    expect(got).toEqual(["A", "B", "A", "C", "A", "B"]);
    expect(made).toEqual(["a", "b", "c", "b"]);
    expect(cache.size).toBe(2);
  });
});
