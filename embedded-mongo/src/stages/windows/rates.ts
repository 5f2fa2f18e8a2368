import type { AccumulatorCall } from "../../accumulators/accumulator.ts";
import { createSum } from "../../accumulators/sum.ts";
import { failure } from "../../errors.ts";
import { arithmetic } from "../../expressions/arithmetic.ts";
import { compileExpression, compileFieldPath } from "../../expressions/compile.ts";
import { addToDate, type Unit } from "../../expressions/date-arithmetic.ts";
import { UTC } from "../../expressions/time-zone.ts";
import {
  Double,
  isDocument,
  isNullish,
  isNumber,
  Long,
  type NumberValue,
  toNumber,
  typeNameOf,
} from "../../values/types.ts";
import { weightOfValue } from "../../values/weight.ts";
import { unitOf } from "../specification.ts";
import { framesOf } from "./bounds.ts";
import type { WindowCall, WindowFunction } from "./partition.ts";
import { accumulating } from "./sliding.ts";

/** Window functions that see a curve: the sort field is x, a number or a date, and their input is y. */

const operator = (name: string) => (a: unknown, b: unknown) => arithmetic[name]?.run(a, b);
const [plus, minus, times, over] = ["$add", "$subtract", "$multiply", "$divide"].map(operator) as [
  ReturnType<typeof operator>,
  ReturnType<typeof operator>,
  ReturnType<typeof operator>,
  ReturnType<typeof operator>,
];

const wrong = (message: string) => failure("FailedToParse", message);

/** The one path that is sorted by. */
function pathOf({ name, sort }: WindowCall): string {
  const [field, ...rest] = sort?.fields ?? [];
  if (!field || rest.length > 0) throw wrong(`${name} requires a non-compound sortBy`);
  return field.path;
}

/** The length of a unit in milliseconds. */
function lengthOf(unit: Unit): Long {
  if (["month", "quarter", "year"].includes(unit)) throw failure(5490710, "unit must be 'week' or smaller");
  return Long.fromNumber(addToDate(new Date(0), unit, 1, UTC).getTime());
}

/** `{input, unit}`: the unit is one of a fixed length, in which x is measured when it is a date. */
function parseArguments({ name, argument }: WindowCall) {
  if (!isDocument(argument)) throw wrong(`${name} expects an object, but got a ${typeNameOf(argument)}`);
  const { input, unit, ...rest } = argument;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw wrong(`${name} got unexpected argument: ${unknown}`);
  if (input === undefined) throw wrong(`${name} requires an 'input' expression`);
  return { input: compileExpression(input), unitMs: unit === undefined ? null : lengthOf(unitOf(unit)) };
}

/** `$derivative`: rise over run between the two ends of the window. */
export function compileDerivative(call: WindowCall): WindowFunction {
  pathOf(call);
  const { input, unitMs } = parseArguments(call);
  if (call.window === undefined) throw wrong("$derivative requires explicit window bounds");
  const frames = framesOf(call);
  return (partition) => {
    const frameOf = frames.open(partition);
    const { documents, keys, vars } = partition;
    return (i) => {
      const frame = frameOf(i);
      if (!frame) return null;
      const ends = [frame[0], frame[1] - 1] as const;
      const xs = ends.map((at) => keys[at]);
      if (unitMs && !xs.every((x) => x instanceof Date))
        throw failure(5624900, "$derivative with 'unit' expects the sortBy field to be a Date");
      if (!unitMs && xs.some((x) => x instanceof Date))
        throw failure(5624901, "$derivative where the sortBy is a Date requires an 'unit'");
      if (!unitMs && !xs.every(isNumber))
        throw failure(5624902, "$derivative (with no 'unit') expects the sortBy field to be numeric");
      const [left, right] = ends.map((at) => input(documents[at] ?? {}, vars));
      const rise = minus(right, left);
      if (isNullish(rise)) throw failure(5624903, "$derivative input must not be null or missing");
      const run = minus(xs[1], xs[0]);
      if (toNumber(run) === 0) return null;
      const slope = over(rise, run);
      return unitMs ? times(slope, unitMs) : slope;
    };
  };
}

type Point = readonly [x: unknown, y: NumberValue];

const isNaNValue = (value: unknown) => isNumber(value) && Number.isNaN(toNumber(value));

/** The area under the line between two points. */
const areaOf = ([x1, y1]: Point, [x2, y2]: Point): NumberValue =>
  over(times(plus(y2, y1), minus(x2, x1)), new Double(2)) as NumberValue;

/** `$integral`: the area under the curve, by the trapezoidal rule. */
export function compileIntegral(call: WindowCall): WindowFunction {
  const x = compileFieldPath(pathOf(call));
  const { input: y, unitMs } = parseArguments(call);
  function refuseUnfit([at, value]: readonly [unknown, unknown]): void {
    if (!isNumber(value) || !(isNumber(at) || at instanceof Date))
      throw failure(
        5423900,
        "The input value of $integral window function must be a vector of 2 value, the first value must be numeric or date type and the second must be numeric.",
      );
    if (unitMs && !(at instanceof Date))
      throw failure(5423901, "$integral with 'unit' expects the sortBy field to be a Date");
    if (!unitMs && !isNumber(at))
      throw failure(5423902, "$integral (with no 'unit') expects the sortBy field to be numeric");
  }
  const area: AccumulatorCall = {
    input: (root, vars) => [x(root, vars), y(root, vars)],
    create({ meter }) {
      const total = createSum();
      const points: Point[] = [];
      let unfit = 0;
      const change = (pair: readonly [Point | undefined, Point | undefined], sign: "add" | "remove") => {
        const [a, b] = pair;
        if (a && b && ![...a, ...b].some(isNaNValue)) total[sign](areaOf(a, b));
      };
      return {
        add(value) {
          const point = value as Point;
          refuseUnfit(point);
          if (point.some(isNaNValue)) unfit++;
          change([points.at(-1), point], "add");
          meter(weightOfValue(point));
          points.push(point);
        },
        remove(value) {
          if ((value as Point).some(isNaNValue)) unfit--;
          meter(-weightOfValue(value));
          change([points.shift(), points[0]], "remove");
        },
        result() {
          if (points.length === 0) return null;
          if (unfit > 0) return new Double(Number.NaN);
          return unitMs ? over(total.result(), unitMs) : total.result();
        },
      };
    },
  };
  return accumulating(area, framesOf(call));
}

/** `$linearFill`: what is null or missing lies on the line between its neighbours. */
export function compileLinearFill(call: WindowCall): WindowFunction {
  if (call.sort?.fields.length !== 1)
    throw failure(
      605001,
      "$linearFill must be specified with a top level sortBy expression with exactly one element",
    );
  const input = compileExpression(call.argument);
  return ({ documents, keys, vars }) => {
    const values = documents.map((document) => input(document, vars));
    let before: Point | null = null;
    let ahead = 0;
    return (i) => {
      const [x, y] = [keys[i], values[i]];
      if (!isNullish(y) && !isNumber(y))
        throw failure(
          "TypeMismatch",
          `Value to be filled must be numeric or nullish, but found ${typeNameOf(y)}`,
        );
      if (!isNumber(x) && !(x instanceof Date))
        throw failure(
          "TypeMismatch",
          `Value of the sortBy field must be numeric or a date, but found ${typeNameOf(x)}`,
        );
      if (i > 0) refuseRepeated(keys[i - 1], x);
      if (!isNullish(y)) {
        before = [x, y];
        return y;
      }
      for (ahead = Math.max(ahead, i + 1); ahead < values.length; ahead++)
        if (!isNullish(values[ahead]) && !isNullish(keys[ahead])) break;
      if (!before || ahead >= values.length) return null;
      const [x1, y1]: Point = before;
      const slope = over(minus(values[ahead], y1), minus(keys[ahead], x1));
      return plus(y1, times(minus(x, x1), slope));
    };
  };
}

function refuseRepeated(last: unknown, x: unknown): void {
  if (last instanceof Date !== x instanceof Date)
    throw failure(
      "TypeMismatch",
      `Conflicting sort value types, previously received type ${typeNameOf(last)}, but found ${typeNameOf(x)}`,
    );
  if (toNumber(minus(x, last)) === 0)
    throw failure(6050106, "There can be no repeated values in the sort field");
}
