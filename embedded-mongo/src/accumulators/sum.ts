import { add, negate } from "../values/arithmetic.ts";
import {
  Decimal128,
  Double,
  Int32,
  isDecimal,
  isDouble,
  isInt32,
  isLong,
  Long,
  type NumberValue,
  toNumber,
} from "../values/types.ts";

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);
const ZERO = Decimal128.fromString("0");
const DECIMAL_DIGITS = 34;

/** Unlike `$add`, sums take doubles with all the digits a decimal has. */
const decimalOf = (value: number) =>
  Decimal128.fromString(value.toPrecision(DECIMAL_DIGITS).replace(/\.0+(?=e|$)|(\.\d*[1-9])0+(?=e|$)/, "$1"));

const special = (value: number) => (Number.isNaN(value) ? "nan" : value > 0 ? "positive" : "negative");

/**
 * Sums any mix of numbers, and takes values back again: what `$sum` and `$avg` keep. Integers are exact however large
 * they grow on the way; doubles are summed with compensation (Neumaier), so that 0.1 added ten times is 1. The result
 * has the widest type that is in the sum.
 */
export function createSum() {
  /** How many values of each kind are in the sum; what is not finite is only counted. */
  const count = { long: 0, double: 0, decimal: 0, nan: 0, positive: 0, negative: 0 };
  let small = 0;
  let large = 0n;
  let total = 0;
  let compensation = 0;
  let decimal = ZERO;

  function addWhole(value: number) {
    const next = small + value;
    const isSafe = Number.isSafeInteger(next);
    if (!isSafe) large += BigInt(small) + BigInt(value);
    small = isSafe ? next : 0;
  }

  function addDouble(value: number) {
    const before = total;
    total += value;
    compensation += Math.abs(before) >= Math.abs(value) ? before - total + value : value - total + before;
  }

  function change(value: NumberValue, sign: 1 | -1) {
    if (isInt32(value)) return addWhole(sign * value.value);
    if (isLong(value)) {
      count.long += sign;
      large += BigInt(sign) * value.toBigInt();
      return;
    }
    const number = toNumber(value);
    count[isDecimal(value) ? "decimal" : "double"] += sign;
    if (isDouble(value) ? !Number.isFinite(number) : !/\d/.test(value.toString()))
      count[special(number)] += sign;
    else if (isDouble(value)) addDouble(sign * number);
    else decimal = add(decimal, sign > 0 ? value : negate(value)) as Decimal128;
  }

  return {
    add: (value: NumberValue) => change(value, 1),
    remove: (value: NumberValue) => change(value, -1),
    result(): NumberValue {
      const { long, double, nan, positive, negative } = count;
      const whole = large + BigInt(small);
      if (nan > 0 || positive > 0 || negative > 0) {
        const value =
          nan > 0 || (positive > 0 && negative > 0) ? Number.NaN : positive > 0 ? Infinity : -Infinity;
        return count.decimal > 0 ? Decimal128.fromString(String(value)) : new Double(value);
      }
      if (count.decimal > 0) {
        const parts = double > 0 ? [decimalOf(total), decimalOf(compensation)] : [];
        return [Decimal128.fromString(String(whole)), ...parts].reduce(
          (sum, part) => add(sum, part) as Decimal128,
          decimal,
        );
      }
      if (double > 0) {
        const integers = Number(whole);
        const sum = total + integers;
        const error = Math.abs(total) >= Math.abs(integers) ? total - sum + integers : integers - sum + total;
        return new Double(Number.isFinite(sum) ? sum + (compensation + error) : sum);
      }
      if (long === 0 && whole >= -0x80000000n && whole <= 0x7fffffffn) return new Int32(Number(whole));
      return whole > INT64_MAX || whole < INT64_MIN ? new Double(Number(whole)) : Long.fromBigInt(whole);
    },
  };
}
