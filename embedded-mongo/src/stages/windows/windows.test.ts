import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileAccumulator } from "../../accumulators/table.ts";
import { UNMETERED } from "../../plan/meter.ts";
import { codeOf, runStages } from "../../testing/run-stages.ts";
import { accumulating, SO_FAR } from "./sliding.ts";

type Spec = Record<string, unknown>;

/** The values of one window function over documents in the order of `x`. */
const windowed = (call: Spec, documents: Spec[], sortBy: Spec = { x: 1 }) =>
  runStages([{ $setWindowFields: { sortBy, output: { out: call } } }], documents).map(({ out }) => out);

const points = (...ys: unknown[]) => ys.map((y, x) => ({ x, y }));
const minutes = (...at: number[]) => at.map((minute) => new Date(minute * 60_000));

describe("a sliding window", () => {
  const calls: [string, unknown][] = [
    ["$sum", "$y"],
    ["$avg", "$y"],
    ["$min", "$y"],
    ["$max", "$y"],
    ["$count", {}],
    ["$push", "$y"],
    ["$addToSet", "$y"],
    ["$first", "$y"],
    ["$last", "$y"],
    ["$stdDevPop", "$y"],
    ["$firstN", { n: 2, input: "$y" }],
    ["$lastN", { n: 2, input: "$y" }],
    ["$minN", { n: 2, input: "$y" }],
    ["$topN", { n: 2, sortBy: { y: -1 }, output: "$x" }],
    ["$bottom", { sortBy: { y: 1 }, output: "$x" }],
    ["$median", { input: "$y", method: "approximate" }],
    ["$covariancePop", ["$x", "$y"]],
    ["$integral", { input: "$y" }],
  ];
  const bound = fc.integer({ min: -3, max: 3 });
  const window = fc
    .tuple(bound, bound)
    .map((ends) => ends.sort((a, b) => a - b))
    .chain(([low, high]) =>
      fc.tuple(
        fc.constantFrom<unknown>(low, "unbounded"),
        fc.constantFrom<unknown>(high, "unbounded"),
        fc.constantFrom("documents", "range"),
      ),
    );
  const values = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 9 });

  it.each(calls)("gives for %s what the same documents give alone", (operator, argument) => {
    fc.assert(
      fc.property(window, values, ([low, high, kind], ys) => {
        const documents = points(...ys);
        const results = windowed({ [operator]: argument, window: { [kind]: [low, high] } }, documents);

        results.forEach((result, i) => {
          const from = low === "unbounded" ? 0 : Math.max(0, i + (low as number));
          const to = high === "unbounded" ? documents.length : Math.max(0, i + (high as number) + 1);
          const seen = documents.slice(from, to);
          // What lies in no window is asked of a window that sees nothing.
          const outside = { documents: [-5, -5] };
          const [alone] =
            seen.length > 0
              ? windowed({ [operator]: argument }, seen)
              : windowed({ [operator]: argument, window: outside }, points(1));
          // A set has no order.
          expect(operator === "$addToSet" ? new Set(result) : result).toEqual(
            operator === "$addToSet" ? new Set(alone) : alone,
          );
        });
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  it("adds each document once while it only grows, and once for the whole partition", () => {
    const read: unknown[] = [];
    const call = compileAccumulator("$sum", "$y");
    if (!call) throw new Error("no $sum");
    const counting = {
      ...call,
      input: (root: Spec) => {
        read.push(root.x);
        return call.input(root, {});
      },
    };
    const documents = points(1, 2, 3, 4);

    const valueAt = accumulating(counting, SO_FAR)({ documents, keys: [], vars: {}, meter: UNMETERED });
    documents.forEach((_, i) => {
      valueAt(i);
    });

    expect(read).toEqual([0, 1, 2, 3]);
  });

  it("does not change the arrays that earlier documents got", () => {
    const results = windowed({ $push: "$y", window: { documents: ["unbounded", "current"] } }, points(1, 2));

    expect(results).toEqual([[1], [1, 2]]);
  });
});

describe("a range", () => {
  it("counts in units of time, months by the calendar", () => {
    const documents = ["2024-01-31", "2024-02-29", "2024-03-31"].map((day, y) => ({ x: new Date(day), y }));

    const results = windowed({ $push: "$y", window: { range: [-1, 0], unit: "month" } }, documents);

    expect(results).toEqual([[0], [0, 1], [1, 2]]);
  });

  it("ends at the document itself for 'current', and goes on to its equals for 0", () => {
    const documents = [{ x: 1 }, { x: 1 }, { x: 2 }];
    const counted = (range: unknown[]) => windowed({ $count: {}, window: { range } }, documents);

    expect(counted(["unbounded", "current"])).toEqual([1, 2, 3]);
    expect(counted(["unbounded", 0])).toEqual([2, 2, 3]);
  });

  it.each([
    [5429413, [{ x: new Date(0) }], { range: [-1, 0] }],
    [5429414, [{ x: "a" }], { range: [-1, 0] }],
    [5429513, [{ x: 1 }], { range: [-1, 0], unit: "day" }],
  ])("is refused with %i where the sort field does not fit", (code, documents, window) => {
    expect(codeOf(() => windowed({ $count: {}, window }, documents))).toBe(code);
  });
});

describe("curves", () => {
  it("have a derivative in units of time, none at a single point", () => {
    const documents = minutes(0, 1, 2).map((x, i) => ({ x, y: i * 5 }));

    const call = { $derivative: { input: "$y", unit: "hour" }, window: { documents: [-1, 0] } };

    expect(windowed(call, documents)).toEqual([null, 300, 300]);
  });

  it("have an integral in units of time", () => {
    const documents = minutes(0, 30, 60).map((x) => ({ x, y: 2 }));

    const call = { $integral: { input: "$y", unit: "hour" }, window: { documents: ["unbounded", 0] } };

    expect(windowed(call, documents)).toEqual([0, 1, 2]);
  });

  it("are filled on the line between two points, not beyond them", () => {
    expect(windowed({ $linearFill: "$y" }, points(null, 1, null, null, 4, null))).toEqual([
      null,
      1,
      2,
      3,
      4,
      null,
    ]);
  });
});

describe("functions of the place in the order", () => {
  const documents = [{ x: 1 }, { x: 1 }, { x: 2 }];

  it.each([
    ["$rank", [1, 1, 3]],
    ["$denseRank", [1, 1, 2]],
    ["$documentNumber", [1, 2, 3]],
  ])("give equals the same %s or not", (name, expected) => {
    expect(windowed({ [name]: {} }, documents)).toEqual(expected);
  });

  it("shift beyond the ends to the default", () => {
    expect(windowed({ $shift: { output: "$y", by: -1, default: "none" } }, points(1, null, 3))).toEqual([
      "none",
      1,
      null,
    ]);
  });

  it("average with falling weights, of what is a number", () => {
    expect(windowed({ $expMovingAvg: { input: "$y", N: 3 } }, points(4, "x", 8))).toEqual([4, 4, 6]);
  });
});

describe("a wrong window", () => {
  const sorted = { sortBy: { x: 1 } };
  it.each([
    [5339900, { ...sorted, output: { a: { $sum: "$x", window: { documents: [1, 0] } } } }],
    [5339901, { output: { a: { $sum: "$x", window: { documents: [0, 1] } } } }],
    [5339902, { sortBy: { x: 1, y: 1 }, output: { a: { $sum: "$x", window: { range: [0, 1] } } } }],
    [8947401, { sortBy: { x: -1 }, output: { a: { $sum: "$x", window: { range: [0, 1] } } } }],
    [5371601, { ...sorted, output: { a: { $rank: {}, window: {} } } }],
    [5371603, { ...sorted, output: { a: { $rank: 1 } } }],
    [5490710, { ...sorted, output: { a: { $integral: { input: "$x", unit: "month" } } } }],
    [605001, { output: { a: { $linearFill: "$x" } } }],
    [6307900, { output: { a: { $sum: 1 }, "a.b": { $sum: 1 } } }],
    [40414, {}],
    [40415, { output: {}, what: 1 }],
    [14, { output: {}, sortBy: 1 }],
    [9, { output: { a: { $bogus: 1 } } }],
    [9, { output: { a: { $sum: 1, $max: 1 } } }],
    [9, { output: { a: { $locf: "$x", window: {} } } }],
    [9, { ...sorted, output: { a: { $sum: 1, window: { documents: [0.5, 1] } } } }],
  ])("is refused with %i: %j", (code, spec) => {
    expect(codeOf(() => runStages([{ $setWindowFields: spec }], [{ x: 1 }]))).toBe(code);
  });

  it("is refused for a partition that is an array", () => {
    const spec = { partitionBy: "$a", output: { n: { $count: {} } } };

    expect(codeOf(() => runStages([{ $setWindowFields: spec }], [{ a: [1] }]))).toBe(14);
  });

  it("is no matter where there are no documents", () => {
    expect(windowed({ $sum: "$y" }, [])).toEqual([]);
  });
});
