import { expect, it } from "vitest";
import { codeOf, runStages } from "../testing/run-stages.ts";

const redacted = (expression: unknown, ...documents: object[]) =>
  runStages([{ $redact: expression }], documents);
const byLevel = { $cond: [{ $lte: [{ $ifNull: ["$level", 0] }, "$$ROOT.level"] }, "$$DESCEND", "$$PRUNE"] };

it("drops the parts that the whole document has no right to, also in arrays", () => {
  const document = { level: 2, a: { level: 3 }, b: [{ level: 1, c: 1 }, { level: 5 }, 7, [{ level: 9 }]] };

  expect(redacted(byLevel, document)).toEqual([{ level: 2, b: [{ level: 1, c: 1 }, 7, []] }]);
});

it("keeps what it keeps as it is", () => {
  expect(redacted("$$KEEP", { a: { b: 1 } })).toEqual([{ a: { b: 1 } }]);
  expect(redacted("$$PRUNE", { a: 1 })).toEqual([]);
});

it("is refused for any other verdict", () => {
  expect(codeOf(() => redacted("$a", { a: 1 }))).toBe(17053);
});
