import { describe, expect, it } from "vitest";
import { EMPTY_ARRAY, tuplesOf } from "./tuples.ts";

const split = (paths: readonly string[]) => paths.map((path) => path.split("."));

describe("tuplesOf", () => {
  it.each([
    [
      { a: [1, 2], b: 3 },
      ["a", "b"],
      [
        [1, 3],
        [2, 3],
      ],
      [true, false],
    ],
    [
      { a: [{ b: 1, c: 2 }, { b: 3 }] },
      ["a.b", "a.c"],
      [
        [1, 2],
        [3, undefined],
      ],
      [true, true],
    ],
    [{ a: [] }, ["a"], [[EMPTY_ARRAY]], [true]],
    [{ a: [5, 6] }, ["a.1"], [[6], [6]], [false]],
    [{ a: [[1, 2]] }, ["a.0"], [[[1, 2]], [[1, 2]]], [false]],
    [
      { a: [[{ b: 1 }], { b: 2, c: 3 }] },
      ["a.0.b", "a.c"],
      [
        [1, undefined],
        [1, 3],
      ],
      [true, true],
    ],
    [{ a: { b: 1 } }, ["a.b.c", "d"], [[undefined, undefined]], [false, false]],
  ])("takes %j apart along %j", (document, paths, tuples, multikey) => {
    expect(tuplesOf(document, split(paths))).toMatchObject({ tuples, multikey });
  });

  it.each([
    [{ a: [1], b: [2] }, ["a", "b"], 171],
    [{ a: [{ 0: 1 }] }, ["a.0"], 16746],
  ])("refuses %j along %j", (document, paths, code) => {
    expect(() => tuplesOf(document, split(paths))).toThrow(expect.objectContaining({ code }));
  });
});
