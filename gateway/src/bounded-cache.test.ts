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

  it("keeps no more than so many bytes, where it is told what an entry takes", () => {
    const cache = boundedCache<string>(100, 1_000);
    for (let index = 0; index < 50; index += 1)
      cache.get(
        `k${index}`,
        () => "x",
        () => 300,
      );

    expect(cache.size).toBe(3);
    cache.replace("k49", "y", 900);
    expect(cache.size).toBe(1);
    cache.replace("k49", "z", 1_001);
    expect(cache.size).toBe(0);
  });
});
