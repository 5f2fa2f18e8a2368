import { failure } from "../errors.ts";
import { add, divide, integer, multiply, negate, remainder, subtract } from "../values/arithmetic.ts";
import { roundDecimal, toDecimal } from "../values/decimal.ts";
import {
  Decimal128,
  Double,
  Int32,
  isDecimal,
  isDouble,
  isInt32,
  isLong,
  isNullish,
  isNumber,
  Long,
  type NumberValue,
  toNumber,
  typeNameOf,
} from "../values/types.ts";
import type { Operator } from "./compile.ts";

const one = (run: (value: unknown) => unknown): Operator => ({ min: 1, max: 1, run });
const two = (run: (a: unknown, b: unknown) => unknown): Operator => ({ min: 2, max: 2, run });
const many = (run: (...values: unknown[]) => unknown): Operator => ({
  min: 0,
  max: Number.POSITIVE_INFINITY,
  run,
});

function sum(...values: unknown[]): unknown {
  let total: NumberValue = new Int32(0);
  let hasDate = false;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (hasDate) throw failure(16612, "only one date allowed in an $add expression");
      hasDate = true;
      total = add(total, Long.fromNumber(value.getTime()));
    } else if (isNumber(value)) total = add(total, value);
    else throw failure("TypeMismatch", `$add only supports numeric or date types, not ${typeNameOf(value)}`);
  }
  return hasDate ? new Date(Math.round(toNumber(total))) : total;
}

function difference(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (isNumber(a) && isNumber(b)) return subtract(a, b);
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  if (a instanceof Date && isNumber(b)) return new Date(a.getTime() - Math.round(toNumber(b)));
  throw failure("TypeMismatch", `can't $subtract ${typeNameOf(b)} from ${typeNameOf(a)}`);
}

function product(...values: unknown[]): unknown {
  let total: NumberValue = new Int32(1);
  for (const value of values) {
    if (isNullish(value)) return null;
    if (!isNumber(value))
      throw failure("TypeMismatch", `$multiply only supports numeric types, not ${typeNameOf(value)}`);
    total = multiply(total, value);
  }
  return total;
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
  if (toNumber(b) === 0) throw failure(16610, "can't $mod by zero");
  return remainder(a, b);
}

/** A function of one number that gives a double, or null for null. */
const mathematical = (
  name: string,
  compute: (value: number) => number,
  check?: (value: number) => void,
): Operator =>
  one((value) => {
    if (isNullish(value)) return null;
    if (!isNumber(value))
      throw failure(28765, `${name} only supports numeric types, not ${typeNameOf(value)}`);
    const number = toNumber(value);
    check?.(number);
    const result = new Double(compute(number));
    return isDecimal(value) ? toDecimal(result) : result;
  });

const rounding = (name: string, mode: "ceil" | "floor"): Operator =>
  one((value) => {
    if (isNullish(value)) return null;
    if (!isNumber(value))
      throw failure(28765, `${name} only supports numeric types, not ${typeNameOf(value)}`);
    if (isDouble(value)) return new Double(Math[mode](value.value));
    return isDecimal(value) ? roundDecimal(value, 0, mode) : value;
  });

const PLACES_MIN = -20;
const PLACES_MAX = 100;

/** Rounds half to even on the decimal digits of the double, as MongoDB does. */
function roundDouble(value: number, places: number, mode: "round" | "trunc"): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const decimal = roundDecimal(toDecimalExactly(value), places, mode);
  const result = Number(decimal.toString());
  return result === 0 && value < 0 ? -0 : result;
}
const toDecimalExactly = (value: number) => {
  const text = Math.abs(value) >= 1e15 || Math.abs(value) < 1e-6 ? value.toPrecision(17) : String(value);
  return Decimal128.fromString(text);
};

const roundingTo = (name: string, mode: "round" | "trunc"): Operator => ({
  min: 1,
  max: 2,
  run: (value, placesValue = new Int32(0)) => {
    if (isNullish(value) || isNullish(placesValue)) return null;
    if (!isNumber(value))
      throw failure(51081, `${name} only supports numeric types, not ${typeNameOf(value)}`);
    const places = toNumber(placesValue);
    if (!isNumber(placesValue) || !Number.isInteger(places))
      throw failure(51082, `precision argument to ${name} must be a integral value`);
    if (places < PLACES_MIN || places > PLACES_MAX)
      throw failure(51083, `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`);
    if (isDecimal(value)) return roundDecimal(value, places, mode);
    if (isDouble(value)) return new Double(roundDouble(value.value, places, mode));
    if (places >= 0) return value;
    const rounded = roundDecimal(toDecimal(value), places, mode);
    const whole = BigInt(Number(rounded.toString()));
    return isInt32(value) && whole <= 0x7fffffffn && whole >= -0x80000000n
      ? new Int32(Number(whole))
      : Long.fromBigInt(whole);
  },
});

function absolute(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (!isNumber(value)) throw failure(28765, `$abs only supports numeric types, not ${typeNameOf(value)}`);
  if (isDouble(value)) return new Double(Math.abs(value.value));
  if (isLong(value) && value.equals(Long.MIN_VALUE)) throw failure(28680, "can't take $abs of long long min");
  return toNumber(value) < 0 ? negate(value) : value;
}

function power(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumber(a)) throw failure(28762, `$pow's base must be numeric, not ${typeNameOf(a)}`);
  if (!isNumber(b)) throw failure(28763, `$pow's exponent must be numeric, not ${typeNameOf(b)}`);
  const [base, exponent] = [toNumber(a), toNumber(b)];
  if (base === 0 && exponent < 0)
    throw failure(28764, "$pow cannot take a base of 0 and a negative exponent");
  const result = base ** exponent;
  if (isDecimal(a) || isDecimal(b)) return toDecimal(new Double(result));
  if (isDouble(a) || isDouble(b) || exponent < 0 || !Number.isSafeInteger(result)) return new Double(result);
  return isLong(a) || isLong(b) ? Long.fromNumber(result) : integer(result);
}

const positive = (code: number, name: string) => (value: number) => {
  if (value <= 0) throw failure(code, `${name}'s argument must be a positive number, but is ${value}`);
};

export const arithmetic: Record<string, Operator> = {
  $add: many(sum),
  $subtract: two(difference),
  $multiply: many(product),
  $divide: two(quotient),
  $mod: two(modulo),
  $abs: one(absolute),
  $pow: two(power),
  $ceil: rounding("$ceil", "ceil"),
  $floor: rounding("$floor", "floor"),
  $round: roundingTo("$round", "round"),
  $trunc: roundingTo("$trunc", "trunc"),
  $sqrt: mathematical("$sqrt", Math.sqrt, (value) => {
    if (value < 0) throw failure(28714, "$sqrt's argument must be greater than or equal to 0");
  }),
  $exp: mathematical("$exp", Math.exp),
  $ln: mathematical("$ln", Math.log, positive(28766, "$ln")),
  $log10: mathematical("$log10", Math.log10, positive(28761, "$log10")),
  $log: two((value, base) => {
    if (isNullish(value) || isNullish(base)) return null;
    if (!isNumber(value)) throw failure(28756, `$log's argument must be numeric, not ${typeNameOf(value)}`);
    if (!isNumber(base)) throw failure(28757, `$log's base must be numeric, not ${typeNameOf(base)}`);
    positive(28758, "$log")(toNumber(value));
    if (toNumber(base) <= 0 || toNumber(base) === 1)
      throw failure(28759, "$log's base must be a positive number not equal to 1");
    return new Double(Math.log(toNumber(value)) / Math.log(toNumber(base)));
  }),
  $rand: { min: 0, max: 1, run: () => new Double(Math.random()) },
};
