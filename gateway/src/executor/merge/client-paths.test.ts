import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject } from "../json.ts";
import type { DataPath } from "../plan/step.ts";
import { type ClientPath, clientPaths } from "./client-paths.ts";

/** All places of everything that stands at a path, found by looking into each place. */
function everyPlace(root: JsonObject, path: DataPath): ReadonlyMap<JsonObject, readonly ClientPath[]> {
  const found = new Map<JsonObject, ClientPath[]>();
  const walk = (value: unknown, depth: number, trail: ClientPath): void => {
    const key = path[depth];
    if (Array.isArray(value))
      for (const [index, one] of value.entries())
        walk(one, key === "@" ? depth + 1 : depth, [...trail, index]);
    else if (!isJsonObject(value)) return;
    else if (key === undefined) found.set(value, [...(found.get(value) ?? []), trail]);
    else walk(value[key], depth + 1, [...trail, key]);
  };
  walk(root, 0, []);
  return found;
}

const PATHS: readonly DataPath[] = [
  ["a"],
  ["a", "@"],
  ["a", "@", "b"],
  ["a", "@", "b", "@", "@", "c"],
  ["a", "b", "@"],
  [],
];

/** A tree along a path, parts of which stand in several places. @param choices What is put where, 0 to 9 each. */
function treeOf(path: DataPath, choices: Iterator<number>): unknown {
  const madeByDepth = path.map((): unknown[] => []);
  const choose = () => choices.next().value ?? 0;
  const make = (depth: number): unknown => {
    const made = madeByDepth[depth] ?? [];
    const choice = choose();
    if (choice === 9) return null;
    if (choice > 4 && made.length > 0) return made[choice % made.length];
    const key = path[depth];
    const one =
      key === undefined
        ? {}
        : key === "@"
          ? Array.from({ length: choice % 4 }, () => make(depth + 1))
          : { [key]: make(depth + 1) };
    made.push(one);
    return one;
  };
  return make(0);
}

describe("the places of an object", () => {
  it("are all there are, in the order of the answer, wherever parts are shared", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PATHS),
        fc.array(fc.nat(9), { minLength: 30, maxLength: 60 }),
        (path, choices) => {
          const root = treeOf(path, choices.values());
          if (!isJsonObject(root)) return;
          const pathsOf = clientPaths(root, path);
          for (const [object, places] of everyPlace(root, path)) expect([...pathsOf(object)]).toEqual(places);
        },
      ),
      { numRuns: 500, seed: 6 },
    );
  });

  it("are not looked for in each of the places of what they stand in", () => {
    const person = { id: "1" };
    // 100 friends, who all have the same 100 friends, six times: 10^12 places.
    let friends: unknown[] = Array(100).fill(person);
    for (let level = 1; level < 6; level += 1) friends = Array(100).fill({ friends });
    const path = Array(6).fill(["friends", "@"]).flat();

    const [first, second] = clientPaths({ friends }, path)(person);

    const zeros = Array(6).fill(["friends", 0]).flat();
    expect([first, second]).toEqual([zeros, [...zeros.slice(0, -1), 1]]);
  });

  it("are none for what the tree has lost", () => {
    expect([...clientPaths({ a: {} }, ["a"])({})]).toEqual([]);
  });
});
