import { describe, expect, it } from "vitest";
import { meet, runLengths } from "./streams.ts";

async function* streamOf<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items;
}
const same = (key: string) => key;

describe("two streams in the order of their keys", () => {
  it("meet where they have the same key, and pass where they do not", async () => {
    const met = await Array.fromAsync(
      meet(streamOf("a", "c", "d", "f"), streamOf("b", "c", "e", "f", "g"), { left: same, right: same }),
    );

    expect(met.map(({ key, left, right }) => [key, left !== null, right !== null])).toEqual([
      ["a", true, false],
      ["b", false, true],
      ["c", true, true],
      ["d", true, false],
      ["e", false, true],
      ["f", true, true],
      ["g", false, true],
    ]);
  });

  it("meet nobody where both are empty", async () => {
    expect(
      await Array.fromAsync(meet(streamOf<string>(), streamOf<string>(), { left: same, right: same })),
    ).toEqual([]);
  });
});

describe("the lengths of runs", () => {
  it("are told key by key", async () => {
    expect(await Array.fromAsync(runLengths(streamOf("a", "a", "b", "c", "c", "c"), same))).toEqual([
      { key: "a", length: 2 },
      { key: "b", length: 1 },
      { key: "c", length: 3 },
    ]);
  });

  it("are none where nothing comes", async () => {
    expect(await Array.fromAsync(runLengths(streamOf<string>(), same))).toEqual([]);
  });
});
