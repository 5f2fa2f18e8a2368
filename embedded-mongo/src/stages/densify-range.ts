import { failure } from "../errors.ts";
import { addToDate, type Unit } from "../expressions/date-arithmetic.ts";
import { UTC } from "../expressions/time-zone.ts";
import { add } from "../values/arithmetic.ts";
import { compare } from "../values/compare.ts";
import { int, isNumber, type NumberValue, toNumber, typeNameOf } from "../values/types.ts";
import { readOptions, unitOf } from "./specification.ts";

export type Range = {
  /** Two numbers or two dates, ascending: from the first to before the second. */
  readonly bounds: "full" | "partition" | readonly [unknown, unknown];
  readonly unit: Unit | null;
  /** The value one step further. */
  add(value: unknown): unknown;
};

function parseBounds(bounds: unknown, step: NumberValue, unit: Unit | null): Range["bounds"] {
  if (bounds === "full" || bounds === "partition") return bounds;
  if (typeof bounds === "string")
    throw failure(5946802, "Bounds string must either be 'full' or 'partition'");
  if (!Array.isArray(bounds))
    throw failure(
      5733404,
      "The bounds in a range statement must be the string 'full', 'partition', or an ascending array of two numbers or two dates",
    );
  if (bounds.length !== 2)
    throw failure(5733403, "A bounding array in a range statement must have exactly two elements");
  const [from, to] = bounds;
  if (compare(from, to) > 0)
    throw failure(5733402, "A bounding array must be an ascending array of either two dates or two numbers");
  const both = "A bounding array must contain either both dates or both numeric types";
  if (isNumber(from)) {
    if (unit) throw failure(5733409, "Numeric bounds may not have unit parameter");
    if (!isNumber(to)) throw failure(5733406, both);
    if (new Set([from, to, step].map(typeNameOf)).size > 1)
      throw failure(5876900, "Upper bound, lower bound, and step must all have the same type");
  } else if (from instanceof Date) {
    if (!(to instanceof Date)) throw failure(5733405, both);
    if (!unit) throw failure(5733410, "A bounding array of dates must specify a unit");
  } else throw failure(5946800, "Explicit bounds must be numeric or dates");
  return [from, to];
}

/** Reads the `range` of `$densify`. */
export function parseRange(spec: unknown, name: string): Range {
  const options = readOptions(spec, name, { step: [], "unit?": ["string"], bounds: [] });
  const { step } = options;
  if (!isNumber(step) || compare(step, int(0)) <= 0)
    throw failure(
      5733401,
      "The step parameter in a range statement must be a strictly positive numeric value",
    );
  const amount = toNumber(step);
  if (options.unit !== undefined && !Number.isInteger(amount))
    throw failure(
      6586400,
      "The step parameter in a range statement must be a whole number when densifying a date range",
    );
  const unit = options.unit === undefined ? null : unitOf(options.unit);
  return {
    bounds: parseBounds(options.bounds, step, unit),
    unit,
    add: (value) =>
      value instanceof Date && unit ? addToDate(value, unit, amount, UTC) : add(value as NumberValue, step),
  };
}
