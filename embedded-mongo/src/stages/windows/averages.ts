import type { Accumulator } from "../../accumulators/accumulator.ts";
import { createSum } from "../../accumulators/sum.ts";
import { failure } from "../../errors.ts";
import { compileExpression } from "../../expressions/compile.ts";
import { add, divide, multiply, subtract } from "../../values/arithmetic.ts";
import { compare } from "../../values/compare.ts";
import { toDecimal } from "../../values/decimal.ts";
import {
  Decimal128,
  Double,
  int,
  isDecimal,
  isDocument,
  isNumber,
  type NumberValue,
  toNumber,
} from "../../values/types.ts";
import { framesOf } from "./bounds.ts";
import type { WindowCall, WindowFunction } from "./partition.ts";
import { accumulating, SO_FAR } from "./sliding.ts";

const wrong = (message: string) => failure("FailedToParse", message);
const ONE = Decimal128.fromString("1");

/** The weight of the newest value: `alpha` itself, or 2 / (N + 1). */
function alphaOf({ N, alpha }: Record<string, unknown>): Decimal128 {
  if (N !== undefined) {
    if (!isNumber(N) || !Number.isInteger(toNumber(N)) || toNumber(N) <= 0)
      throw wrong("'N' must be an integer greater than zero");
    return divide(int(2), add(toDecimal(N), int(1))) as Decimal128;
  }
  if (!isNumber(alpha)) throw wrong("'alpha' must be a number");
  if (!(compare(alpha, int(0)) > 0 && compare(alpha, int(1)) < 0))
    throw wrong("'alpha' must be between 0 and 1 (exclusive)");
  return toDecimal(alpha);
}

/** `$expMovingAvg`: reckoned in decimals, a double unless a decimal went in. */
export function compileExpMovingAvg({ argument, sort }: WindowCall): WindowFunction {
  if (!isDocument(argument)) throw wrong("$expMovingAvg must have exactly one argument that is an object");
  const { input, ...weight } = argument;
  const [option, ...rest] = Object.keys(weight);
  if (input === undefined || (option !== "N" && option !== "alpha") || rest.length > 0)
    throw wrong(
      "$expMovingAvg sub object must have exactly two fields: An 'input' field, and either an 'N' field or an 'alpha' field",
    );
  if (!sort) throw wrong("$expMovingAvg requires an explicit 'sortBy'");
  const alpha = alphaOf(weight);
  const others = subtract(ONE, alpha);
  const create = (): Accumulator => {
    let average: NumberValue | null = null;
    let hasDecimal = false;
    return {
      add(value) {
        if (!isNumber(value)) return;
        hasDecimal ||= isDecimal(value);
        const next = toDecimal(value);
        average = average ? add(multiply(next, alpha), multiply(average, others)) : next;
      },
      result: () => (average && !hasDecimal ? new Double(toNumber(average)) : average),
    };
  };
  return accumulating({ input: compileExpression(input), create }, SO_FAR);
}

/** One number in the place of a pair that is not finite: infinite, or NaN when the two disagree. */
function infinityOf(pair: readonly NumberValue[]): NumberValue {
  const sum = createSum();
  for (const value of pair) sum.add(Number.isFinite(toNumber(value)) && !isDecimal(value) ? int(0) : value);
  return sum.result();
}

/**
 * `$covariancePop`, `$covarianceSamp` of pairs; what is no pair of numbers does not count.
 *
 * @see Welford's update: https://en.wikipedia.org/wiki/Algorithms_for_calculating_variance#Online
 */
export function compileCovariance(call: WindowCall): WindowFunction {
  const isSample = call.name === "$covarianceSamp";
  const create = (): Accumulator => {
    const [sumX, sumY, products] = [createSum(), createSum(), createSum()];
    let count = 0;
    const meanOf = (sum: typeof sumX) => {
      const total = sum.result();
      return count === 0 ? int(0) : divide(total, isDecimal(total) ? int(count) : new Double(count));
    };
    return {
      add(value) {
        if (!Array.isArray(value) || value.length !== 2 || !value.every(isNumber)) return;
        const [x, y] = value as [NumberValue, NumberValue];
        if (![x, y].every((part) => Number.isFinite(toNumber(part)))) {
          products.add(infinityOf([x, y]));
          return;
        }
        const deltaX = subtract(x, meanOf(sumX));
        count++;
        sumX.add(x);
        sumY.add(y);
        products.add(multiply(deltaX, subtract(y, meanOf(sumY))));
      },
      result() {
        if (count === 1 && !isSample) return new Double(0);
        const divisor = isSample ? count - 1 : count;
        if (divisor <= 0) return null;
        const total = products.result();
        return divide(total, isDecimal(total) ? int(divisor) : new Double(divisor));
      },
    };
  };
  return accumulating({ input: compileExpression(call.argument), create }, framesOf(call));
}
