import { describe, expect, it } from "vitest";
import { codeOf, runStages } from "../testing/run-stages.ts";

type Spec = Record<string, unknown>;
const values = (...numbers: unknown[]) => numbers.map((v) => ({ v }));
const automatic = (spec: Spec, documents: Spec[]) =>
  runStages([{ $bucketAuto: { groupBy: "$v", ...spec } }], documents);
const edges = (spec: Spec, ...numbers: number[]) =>
  automatic(spec, values(...numbers)).map(({ _id }) => [_id.min, _id.max]);

describe("$bucketAuto", () => {
  it("cuts equal shares, and keeps equal values together", () => {
    expect(automatic({ buckets: 2 }, values(4, 1, 1, 1))).toEqual([
      { _id: { min: 1, max: 4 }, count: 3 },
      { _id: { min: 4, max: 4 }, count: 1 },
    ]);
  });

  it("has no more buckets than values, and none of nothing", () => {
    expect(edges({ buckets: 5 }, 1, 2)).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(automatic({ buckets: 5 }, [])).toEqual([]);
  });

  it("feeds accumulators in the order the documents came in", () => {
    const [bucket] = automatic({ buckets: 1, output: { all: { $push: "$v" } } }, values(3, 1, 2));

    expect(bucket?.all).toEqual([3, 1, 2]);
  });

  it.each([
    ["R5", [0.63, 1, 10]],
    ["1-2-5", [0.5, 1, 10]],
    ["E6", [0.68, 1, 10]],
    ["POWERSOF2", [0.5, 1, 8]],
  ])("rounds outwards to numbers of the series %s", (granularity, [low, middle, high]) => {
    expect(edges({ buckets: 2, granularity }, 0.8, 0.9, 4, 7)).toEqual([
      [low, middle],
      [middle, high],
    ]);
  });

  it("ends a bucket of zeros where the next one begins", () => {
    expect(edges({ buckets: 2, granularity: "R5" }, 0, 0, 3, 4)).toEqual([
      [0, 2.5],
      [2.5, 6.300000000000001],
    ]);
  });

  it.each([
    [40239, { groupBy: "v", buckets: 1 }],
    [40241, { buckets: "1" }],
    [40242, { buckets: 1.5 }],
    [40243, { buckets: 0 }],
    [40244, { buckets: 1, output: 1 }],
    [40245, { buckets: 1, what: 1 }],
    [40246, {}],
    [40257, { buckets: 1, granularity: "R6" }],
    [40258, { buckets: 1, granularity: "R5" }],
    [40261, { buckets: 1, granularity: 5 }],
  ])("is refused with %i: %j", (code, spec) => {
    expect(codeOf(() => automatic(spec, values("a")))).toBe(code);
  });
});

describe("$bucket", () => {
  it.each([
    [40191, { groupBy: "$v", boundaries: ["$v", 2] }],
    [40192, { groupBy: "$v", boundaries: [1] }],
    [40193, { groupBy: "$v", boundaries: [1, "a"] }],
    [40194, { groupBy: "$v", boundaries: [1, 1] }],
    [40195, { groupBy: "$v", boundaries: [1, 2], default: "$v" }],
    [40196, { groupBy: "$v", boundaries: [1, 2], output: 1 }],
    [40197, { groupBy: "$v", boundaries: [1, 2], what: 1 }],
    [40198, { groupBy: "$v" }],
    [40199, { groupBy: "$v", boundaries: [1, 3], default: 2 }],
    [40200, { groupBy: "$v", boundaries: 1 }],
    [40201, 1],
    [40202, { groupBy: "v", boundaries: [1, 2] }],
    [40066, { groupBy: "$v", boundaries: [1, 2] }],
  ])("is refused with %i: %j", (code, spec) => {
    expect(codeOf(() => runStages([{ $bucket: spec }], values(5)))).toBe(code);
  });
});

describe("statistics of a list", () => {
  it.each([
    [{ $median: { input: "$v", method: "approximate" } }, 2],
    [{ $percentile: { input: "$v", p: [0, 1], method: "approximate" } }, [1, 9]],
    [{ $percentile: { input: "$none", p: [0.5], method: "approximate" } }, [null]],
    [{ $stdDevPop: [1, 3] }, 1],
    [{ $stdDevSamp: "$none" }, null],
  ])("are expressions too: %j", (expression, expected) => {
    const [result] = runStages([{ $project: { r: expression } }], [{ v: [9, 1, "x", 2] }]);

    expect(result?.r).toEqual(expected);
  });
});

describe("$group", () => {
  it("gives n of $firstN the key of its group", () => {
    const n = { $cond: [{ $eq: ["$k", "a"] }, 1, 2] };
    const documents = ["a", "a", "b", "b"].map((k, v) => ({ k, v }));

    const groups = runStages(
      [{ $group: { _id: { k: "$k" }, first: { $firstN: { n, input: "$v" } } } }],
      documents,
    );

    expect(groups.map(({ first }) => first)).toEqual([[0], [2, 3]]);
  });

  it.each([
    [17390, { _id: { a: 1 } }],
    [40237, { _id: 1, x: { $sum: ["$v"] } }],
    [5787906, { _id: 1, x: { $minN: { input: "$v" } } }],
    [5787908, { _id: 1, x: { $minN: { input: "$v", n: 0 } } }],
    [5788005, { _id: 1, x: { $top: { output: "$v" } } }],
    [7429703, { _id: 1, x: { $percentile: 1 } }],
    [7750303, { _id: 1, x: { $percentile: { input: "$v", p: [2], method: "approximate" } } }],
    [2, { _id: 1, x: { $median: { input: "$v", method: "exact" } } }],
  ])("is refused with %i: %j", (code, spec) => {
    expect(codeOf(() => runStages([{ $group: spec }], values(5)))).toBe(code);
  });
});
