import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFilter } from "../query/filter-parse.ts";
import { encodeComponent } from "../store/index-keys.ts";
import { isPoint, stretchesOf } from "./bounds.ts";
import { type Constraint, constraintOf } from "./constraint.ts";

const demand = (condition: object): Constraint =>
  constraintOf(parseFilter({ a: condition }), "a", false) as Constraint;

describe("the bounds of a text's beginning", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\0", "\u0001", "é", "😀"), maxLength: 4 });

  it("hold the texts that begin so and no others, in both directions, whatever field follows", () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), fc.boolean(), (found, next, isDescending, isNextDescending) => {
        const key = encodeComponent(found, isDescending) + encodeComponent(next, isNextDescending);
        const isHeld = stretchesOf(demand({ $regex: "^a" }).intervals, isDescending).some(
          ([low, high]) => low <= key && key < high,
        );

        expect(isHeld).toBe(found.startsWith("a"));
      }),
      { numRuns: 2_000, seed: 5 },
    );
  });

  it("are no single value, also where another demand cuts them", () => {
    const cut = demand({ $regex: "^a", $gte: "" });

    expect(cut.intervals).toHaveLength(1);
    expect(cut.intervals.some(isPoint)).toBe(false);
    for (const [low, high] of stretchesOf(cut.intervals, false)) expect(high).not.toBe(`${low}\xff`);
  });
});
