import { describe, expect, it } from "vitest";
import { codeOf, runStages } from "../testing/run-stages.ts";

type Spec = Record<string, unknown>;
const densified = (range: Spec, documents: Spec[], more: Spec = {}) =>
  runStages([{ $densify: { field: "x", range, ...more } }], documents);
const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("$densify", () => {
  it("makes up what lies between, on the steps from the smallest value", () => {
    expect(densified({ step: 2, bounds: "full" }, [{ x: 6, a: 1 }, { x: 1 }, { x: null }])).toEqual([
      { x: null },
      { x: 1 },
      { x: 3 },
      { x: 5 },
      { x: 6, a: 1 },
    ]);
  });

  it("fills given bounds to before the upper one, also where there is nothing", () => {
    expect(densified({ step: 2, bounds: [0, 6] }, [])).toEqual([{ x: 0 }, { x: 2 }, { x: 4 }]);
    expect(densified({ step: 2, bounds: [0, 4] }, [{ x: -1 }, { x: 3 }, { x: 9 }])).toEqual([
      { x: -1 },
      { x: 0 },
      { x: 2 },
      { x: 3 },
      { x: 9 },
    ]);
  });

  it("gives each partition the range of all, or its own", () => {
    const documents = [
      { p: "a", x: 1 },
      { p: "a", x: 3 },
      { p: "b", x: 2 },
    ];
    const partitionByFields = ["p"];
    const pairs = (bounds: string) =>
      densified({ step: 1, bounds }, documents, { partitionByFields }).map(({ p, x }) => `${p}${x}`);

    expect(pairs("partition")).toEqual(["a1", "a2", "a3", "b2"]);
    expect(pairs("full").sort()).toEqual(["a1", "a2", "a3", "b1", "b2", "b3"]);
  });

  it("steps by the calendar", () => {
    const range = { step: 1, unit: "month", bounds: [day("2024-01-01"), day("2024-04-01")] };

    expect(densified(range, [{ x: day("2024-02-01") }]).map(({ x }) => x)).toEqual(
      ["2024-01-01", "2024-02-01", "2024-03-01"].map(day),
    );
  });

  it.each([
    [5733401, { step: 0, bounds: "full" }],
    [5733403, { step: 1, bounds: [1] }],
    [5733402, { step: 1, bounds: [2, 1] }],
    [5733404, { step: 1, bounds: 1 }],
    [5733408, { step: 1, bounds: "partition" }],
    [5733409, { step: 1, bounds: [1, 2], unit: "day" }],
    [5733410, { step: 1, bounds: [day("2024-01-01"), day("2024-01-02")] }],
    [5876900, { step: 1.5, bounds: [1, 2] }],
    [5946802, { step: 1, bounds: "half" }],
    [6586400, { step: 1.5, bounds: "full", unit: "day" }],
    [6053600, { step: 1, bounds: "full", unit: "day" }],
    [9, { step: 1, bounds: "full", unit: "blink" }],
    [40414, { step: 1 }],
    [5897900, { step: 1, bounds: [0, 1_000_000] }],
  ])("is refused with %i: %j", (code, range) => {
    expect(codeOf(() => densified(range, [{ x: 1 }]))).toBe(code);
  });

  it("is refused for a value that has no steps", () => {
    expect(codeOf(() => densified({ step: 1, bounds: "full" }, [{ x: "a" }]))).toBe(5733201);
  });
});

describe("$fill", () => {
  const filled = (spec: Spec, documents: Spec[]) => runStages([{ $fill: spec }], documents);
  const documents = [
    { p: "a", x: 1, y: 2 },
    { p: "a", x: 2 },
    { p: "a", x: 3, y: null },
    { p: "a", x: 4, y: 8 },
    { p: "b", x: 1, y: null },
  ];

  it.each([
    [{ method: "locf" }, [2, 2, 2, 8, null]],
    [{ method: "linear" }, [2, 4, 6, 8, null]],
    [{ value: "$x" }, [2, 2, 3, 8, 1]],
  ])("fills what is null or missing by %j", (how, expected) => {
    const spec = { partitionByFields: ["p"], sortBy: { x: 1 }, output: { y: how } };

    expect(filled(spec, documents).map(({ y }) => y)).toEqual(expected);
  });

  it.each([
    [6050203, { output: {} }],
    [6050200, { output: { y: 1 } }],
    [6050201, { output: { y: { method: "locf", value: 1 } } }],
    [6050202, { output: { y: { method: "guess" } } }],
    [6050204, { output: { y: { method: "locf" } }, partitionBy: "$p", partitionByFields: ["p"] }],
    [605001, { output: { y: { method: "linear" } } }],
    [40414, {}],
  ])("is refused with %i: %j", (code, spec) => {
    expect(codeOf(() => filled(spec, documents))).toBe(code);
  });
});
