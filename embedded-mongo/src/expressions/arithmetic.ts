import { failure } from "../errors.ts";
import {
  add,
  divide,
  integer,
  multiply,
  negate,
  remainder,
  subtract,
  wideningTotal,
} from "../values/arithmetic.ts";
import { absoluteDecimal, decimalAs64Bits, toDecimal } from "../values/decimal.ts";
import {
  Double,
  isDecimal,
  isDouble,
  isLong,
  isNullish,
  isNumber,
  Long,
  type NumberValue,
  toNumber,
  typeNameOf,
} from "../values/types.ts";
import { dateOfMs } from "./date-parts.ts";
import { binary, numeric, type Operator, variadic } from "./operator.ts";

/** The milliseconds that a number adds to a date: halves away from zero, those of a decimal to even. */
function millisecondsOf(value: NumberValue): number {
  const number = toNumber(value);
  const whole = isDecimal(value)
    ? Number(decimalAs64Bits(value, "round") ?? Number.NaN)
    : Math.sign(number) * Math.round(Math.abs(number));
  if (!(Math.abs(whole) < 2 ** 63)) throw failure("Overflow", "date overflow");
  return whole;
}

function sum(...values: unknown[]): unknown {
  const total = wideningTotal(add, integer(0));
  let dateMs: number | null = null;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (dateMs !== null) throw failure(16612, "only one date allowed in an $add expression");
      dateMs = millisecondsOf(total.result()) + value.getTime();
    } else if (!isNumber(value))
      throw failure("TypeMismatch", `$add only supports numeric or date types, not ${typeNameOf(value)}`);
    else if (dateMs === null) total.take(value);
    else dateMs += millisecondsOf(value);
  }
  return dateMs === null ? total.result() : dateOfMs(dateMs, "Overflow");
}

function difference(a: unknown, b: unknown): unknown {
  if (isNumber(a) && isNumber(b)) return subtract(a, b);
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  if (a instanceof Date && isNumber(b)) return dateOfMs(a.getTime() - millisecondsOf(b), "Overflow");
  throw failure("TypeMismatch", `can't $subtract ${typeNameOf(b)} from ${typeNameOf(a)}`);
}

function product(...values: unknown[]): unknown {
  const total = wideningTotal(multiply, integer(1));
  for (const value of values) {
    if (isNullish(value)) return null;
    if (!isNumber(value))
      throw failure("TypeMismatch", `$multiply only supports numeric types, not ${typeNameOf(value)}`);
    total.take(value);
  }
  return total.result();
}

function quotient(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumber(a) || !isNumber(b))
    throw failure(
      "TypeMismatch",
      `$divide only supports numeric types, not ${typeNameOf(a)} and ${typeNameOf(b)}`,
    );
  if (toNumber(b) === 0) throw failure("BadValue", "can't $divide by zero");
  return divide(a, b);
}

function modulo(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumber(a) || !isNumber(b))
    throw failure(16611, `$mod only supports numeric types, not ${typeNameOf(a)} and ${typeNameOf(b)}`);
  if (toNumber(b) === 0) throw failure(isDecimal(a) || isDecimal(b) ? 5733415 : 16610, "can't $mod by zero");
  return remainder(a, b);
}

/** A function of doubles; a decimal comes back as one, with the precision of a double. */
const mathematical = (
  name: string,
  compute: (value: number) => number,
  check?: (value: number) => void,
): Operator =>
  numeric(name, (value) => {
    const number = toNumber(value);
    check?.(number);
    const result = new Double(compute(number));
    return isDecimal(value) ? toDecimal(result) : result;
  });

function absolute(value: NumberValue): NumberValue {
  if (isDouble(value)) return new Double(Math.abs(value.value));
  if (isDecimal(value)) return absoluteDecimal(value);
  if (isLong(value) && value.equals(Long.MIN_VALUE)) throw failure(28680, "can't take $abs of long long min");
  return toNumber(value) < 0 ? negate(value) : value;
}

const bigOf = (value: NumberValue): bigint => BigInt(value.toString());

function power(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumber(a)) throw failure(28762, `$pow's base must be numeric, not ${typeNameOf(a)}`);
  if (!isNumber(b)) throw failure(28763, `$pow's exponent must be numeric, not ${typeNameOf(b)}`);
  const [base, exponent] = [toNumber(a), toNumber(b)];
  if (base === 0 && exponent < 0)
    throw failure(28764, "$pow cannot take a base of 0 and a negative exponent");
  // C has 1 where JavaScript has NaN.
  const result =
    base === 1 || (base === -1 && Math.abs(exponent) === Number.POSITIVE_INFINITY) ? 1 : base ** exponent;
  if (isDecimal(a) || isDecimal(b)) return toDecimal(new Double(result));
  if (isDouble(a) || isDouble(b)) return new Double(result);
  const isUnit = Math.abs(base) === 1;
  if (!isUnit && (exponent < 0 || (exponent > 63 && base !== 0))) return new Double(result);
  // Of a unit only the parity of its exponent counts.
  const exact = bigOf(a) ** (isUnit ? bigOf(b) & 1n : bigOf(b) > 63n ? 63n : bigOf(b));
  if (BigInt.asIntN(64, exact) !== exact) return new Double(result);
  const isNarrow = BigInt.asIntN(32, exact) === exact && !isLong(a) && !isLong(b);
  return isNarrow ? integer(Number(exact)) : Long.fromBigInt(exact);
}

const positive = (code: number, name: string) => (value: number) => {
  if (value <= 0) throw failure(code, `${name}'s argument must be a positive number, but is ${value}`);
};

function logarithm(value: unknown, base: unknown): unknown {
  if (isNullish(value) || isNullish(base)) return null;
  if (!isNumber(value)) throw failure(28756, `$log's argument must be numeric, not ${typeNameOf(value)}`);
  if (!isNumber(base)) throw failure(28757, `$log's base must be numeric, not ${typeNameOf(base)}`);
  positive(28758, "$log")(toNumber(value));
  if (toNumber(base) <= 0 || toNumber(base) === 1)
    throw failure(28759, `$log's base must be a positive number not equal to 1, but is ${toNumber(base)}`);
  const result = new Double(Math.log(toNumber(value)) / Math.log(toNumber(base)));
  return isDecimal(value) || isDecimal(base) ? toDecimal(result) : result;
}

export const arithmetic: Record<string, Operator> = {
  $add: variadic(sum),
  $subtract: binary(difference),
  $multiply: variadic(product),
  $divide: binary(quotient),
  $mod: binary(modulo),
  $abs: numeric("$abs", absolute),
  $pow: binary(power),
  $sqrt: mathematical("$sqrt", Math.sqrt, (value) => {
    if (value < 0) throw failure(28714, "$sqrt's argument must be greater than or equal to 0");
  }),
  $exp: mathematical("$exp", Math.exp),
  $ln: mathematical("$ln", Math.log, positive(28766, "$ln")),
  $log10: mathematical("$log10", Math.log10, positive(28761, "$log10")),
  $log: binary(logarithm),
};
