import { describe, expect, it } from "vitest";
import { sizedCache } from "./sized-cache.ts";

const cacheOf = (bounds: Partial<Parameters<typeof sizedCache>[0]>) =>
  sizedCache<string>({ countMax: 3, bytesMax: 100, entryBytesMax: 50, ...bounds });
const kept = (cache: ReturnType<typeof cacheOf>, keys: string) =>
  [...keys].filter((key) => cache.get(key) !== undefined).join("");

describe("sizedCache", () => {
  it("lets go what was not used, the oldest first", () => {
    const cache = cacheOf({});
    for (const key of "abc") cache.set(key, key, 1);
    cache.get("a");
    cache.get("c");

    cache.set("d", "d", 1);

    expect(kept(cache, "abcd")).toBe("acd");
  });

  it("lets go the oldest where all were used, and what has just come stays", () => {
    const cache = cacheOf({});
    for (const key of "abc") cache.set(key, key, 1);
    kept(cache, "abc");

    cache.set("d", "d", 1);

    expect(kept(cache, "abcd")).toBe("bcd");
    expect(cache.size).toBe(3);
  });

  it("lets go as many as it takes by bytes, and counts what it keeps", () => {
    const cache = cacheOf({});
    for (const key of "abc") cache.set(key, key, 33);

    cache.set("d", "d", 50);

    expect(kept(cache, "abcd")).toBe("cd");
    expect(cache.bytes).toBe(83);
  });

  it("keeps nothing that is larger than an entry may be, nor what stood in its place", () => {
    const cache = cacheOf({});
    cache.set("a", "a", 1);

    cache.set("a", "longer", 51);

    expect(cache.get("a")).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  it("stays within its bounds whatever comes", () => {
    const cache = cacheOf({});
    for (let turn = 0; turn < 1_000; turn += 1) {
      cache.set(`${turn % 7}`, "", turn % 60);
      cache.get(`${turn % 5}`);
      if (turn % 11 === 0) cache.delete(`${turn % 3}`);

      expect(cache.size).toBeLessThanOrEqual(3);
      expect(cache.bytes).toBeLessThanOrEqual(100);
    }
  });
});
