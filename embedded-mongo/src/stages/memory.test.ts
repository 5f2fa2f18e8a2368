import { expect, it, vi } from "vitest";

vi.mock("../limits.ts", async (original) => ({
  ...(await original<typeof import("../limits.ts")>()),
  BLOCKING_STAGE_MAX_BYTES: 20_000,
  ACCUMULATOR_MAX_BYTES: 19_000,
}));
const { codeOf, runStages } = await import("../testing/run-stages.ts");

const documents = Array.from({ length: 100 }, (_, i) => ({ i, one: 1, text: "x".repeat(200) + i }));
const few = documents.slice(0, 10);

const grouped = (accumulator: object) => ({ $group: { _id: "$one", out: accumulator } });
const keeping = [
  { $push: "$text" },
  { $addToSet: "$text" },
  { $firstN: { n: 1_000, input: "$text" } },
  { $lastN: { n: 1_000, input: "$text" } },
  { $maxN: { n: 1_000, input: "$text" } },
  { $topN: { n: 1_000, sortBy: { i: 1 }, output: "$text" } },
  { $mergeObjects: { $arrayToObject: [[["$text", "$text"]]] } },
];

it.each(keeping)("bounds what one accumulator keeps: %j", (accumulator) => {
  expect(codeOf(() => runStages([grouped(accumulator)], few))).toBeUndefined();
  expect(codeOf(() => runStages([grouped(accumulator)], documents))).toBe(146);
});

it.each([
  { $group: { _id: "$i", out: { $push: "$text" } } },
  { $sort: { i: 1 } },
  { $setWindowFields: { output: { n: { $count: {} } } } },
  { $facet: { all: [] } },
  { $bucketAuto: { groupBy: "$i", buckets: 2 } },
  { $sample: { size: 1_000 } },
  { $densify: { field: "i", range: { step: 1, bounds: "full" } } },
])("bounds what a stage keeps: %j", (stage) => {
  expect(codeOf(() => runStages([stage], few))).toBeUndefined();
  expect(codeOf(() => runStages([stage], documents))).toBe(292);
});

it.each([
  [{ $group: { _id: "$one", n: { $sum: "$i" }, last: { $last: "$text" } } }, 1],
  [{ $group: { _id: "$one", best: { $topN: { n: 2, sortBy: { i: -1 }, output: "$text" } } } }, 1],
  [{ $sample: { size: 5 } }, 5],
])("lets through what keeps little of much: %j", (stage, count) => {
  expect(runStages([stage], documents)).toHaveLength(count);
});

it("gives back what a window leaves behind", () => {
  const narrow = documents.map(({ i }) => ({ i }));
  const windows = [
    { sortBy: { i: 1 }, output: { near: { $push: "$i", window: { documents: [-1, 0] } } } },
    { partitionBy: "$i", output: { all: { $push: "$i" }, again: { $push: "$i" } } },
  ];

  for (const $setWindowFields of windows) expect(runStages([{ $setWindowFields }], narrow)).toHaveLength(100);
});
