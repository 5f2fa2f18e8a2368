import { describe, expect, it } from "vitest";
import { type Act, loadOf } from "./load.ts";
import { shardKeys } from "./shard-keys.ts";
import { simulate } from "./simulation.ts";

const SHARDS = 8;
const options = { people: 10_000, acts: 20_000, seed: 1 };
const keys = shardKeys({ shards: SHARDS, people: options.people, seed: 1 });

describe("a simulation of shards", () => {
  it("is the same each time", () => {
    expect(simulate(loadOf(options), keys, SHARDS)).toEqual(simulate(loadOf(options), keys, SHARDS));
  });

  it("asks one shard for a page where the key is whose friends they are, and all where it is not", () => {
    const shardsPerPage = simulate(loadOf(options), keys, SHARDS).map((outcome) => outcome.shardsPerPage);

    expect(shardsPerPage).toEqual([1, 1, SHARDS, SHARDS]);
  });

  it("sends all writes to one shard where the key only grows", () => {
    const byKey = new Map(simulate(loadOf(options), keys, SHARDS).map((outcome) => [outcome.key, outcome]));

    expect(byKey.get("since, by range")?.hotWriteShare).toBe(1);
    expect(byKey.get("user, hashed")?.hotWriteShare).toBeLessThan(0.2);
  });

  it("counts a person whom everybody visits against the shard of that person", () => {
    const visits: Act[] = Array.from({ length: 100 }, () => ({ kind: "page", user: 7 }));

    const [hashed] = simulate(visits, keys, SHARDS);

    expect(hashed?.hotReadShare).toBe(1);
    expect(hashed?.hotTimesEven).toBe(SHARDS);
  });
});
