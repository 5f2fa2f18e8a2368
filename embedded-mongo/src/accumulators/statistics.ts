import { failure } from "../errors.ts";
import { type Compile, compileExpression, type Expression, namedArguments } from "../expressions/compile.ts";
import { isConstant } from "../expressions/constant.ts";
import { operatorMeter } from "../plan/meter.ts";
import { Double, isNumber, toNumber } from "../values/types.ts";
import type { AccumulatorCall } from "./accumulator.ts";
import type { CreateAccumulator } from "./plain.ts";

/** Welford's running variance; what is not a number does not count, what is not finite makes NaN. */
const deviation =
  (isSample: boolean): CreateAccumulator =>
  () => {
    let count = 0;
    let mean = 0;
    let squares = 0;
    return {
      add(value) {
        if (!isNumber(value)) return;
        const number = toNumber(value);
        const delta = number - mean;
        count++;
        mean += delta / count;
        squares += delta * (number - mean);
      },
      result() {
        const divisor = isSample ? count - 1 : count;
        return divisor <= 0 ? null : new Double(Math.sqrt(squares / divisor));
      },
    };
  };

export const DEVIATIONS: Record<string, CreateAccumulator> = {
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
};

const NUMBER_BYTES = 8;

/**
 * The smallest value that at least the share `p` of all values does not exceed.
 *
 * @param sorted Ascending, at least one.
 * @param p 0 to 1.
 */
const percentileOf = (sorted: ArrayLike<number>, p: number): number =>
  sorted[Math.max(0, Math.min(sorted.length, Math.ceil(sorted.length * p)) - 1)] as number;

/** The shares of `$percentile`. */
function parseShares(expression: Expression): number[] {
  const message = "The $percentile 'p' field must be an array of";
  if (!isConstant(expression)) throw failure(7750300, `${message} constant values`);
  const shares = expression({}, {});
  const range = `${message} numbers from [0.0, 1.0]`;
  if (!Array.isArray(shares) || shares.length === 0) throw failure(7750301, range);
  return shares.map((share) => {
    if (!isNumber(share)) throw failure(7750302, range);
    const p = toNumber(share);
    if (!(p >= 0 && p <= 1)) throw failure(7750303, range);
    return p;
  });
}

/** `$percentile` and `$median`: exact, where MongoDB approximates beyond some hundred values. */
export function compilePercentile(
  name: string,
  spec: unknown,
  compile: Compile = compileExpression,
): AccumulatorCall {
  const isMedian = name === "$median";
  const named = namedArguments(spec, name, isMedian ? ["input", "method"] : ["input", "p", "method"], [], {
    notObject: isMedian ? 7436100 : 7429703,
    unknown: 40415,
    missing: 40414,
  });
  if (typeof named.method !== "string")
    throw failure("TypeMismatch", `BSON field '${name}.method' is the wrong type, expected type 'string'`);
  if (named.method !== "approximate")
    throw failure("BadValue", "Currently only 'approximate' can be used as percentile 'method'.");
  const input = compile(named.input);
  const shares = isMedian ? [0.5] : parseShares(compile(named.p));
  return {
    input,
    create({ meter }) {
      const hold = operatorMeter(name, meter);
      const values: number[] = [];
      return {
        add(value) {
          const number = isNumber(value) ? toNumber(value) : Number.NaN;
          if (Number.isNaN(number)) return;
          hold(NUMBER_BYTES);
          values.push(number);
        },
        result() {
          const sorted = Float64Array.from(values).sort();
          const found = shares.map((p) => (sorted.length === 0 ? null : new Double(percentileOf(sorted, p))));
          return isMedian ? found[0] : found;
        },
      };
    },
  };
}
