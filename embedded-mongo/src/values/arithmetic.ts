import { decimalOperation } from "./decimal.ts";
import {
  Double,
  Int32,
  isDecimal,
  isDouble,
  isInt32,
  isLong,
  isNumber,
  Long,
  type NumberValue,
  toNumber,
} from "./types.ts";

const INT32_MAX = 0x7fffffff;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

const isInt32Range = (value: number) => value >= -INT32_MAX - 1 && value <= INT32_MAX;

/** `bigint` when both are integers: 32-bit results that overflow become 64-bit, 64-bit ones a double. */
function integerResult(exact: bigint, isWide: boolean): NumberValue {
  if (!isWide && exact >= BigInt(-INT32_MAX - 1) && exact <= BigInt(INT32_MAX))
    return new Int32(Number(exact));
  if (exact > INT64_MAX || exact < INT64_MIN) return new Double(Number(exact));
  return Long.fromBigInt(exact);
}

const bigOf = (value: NumberValue): bigint => (isLong(value) ? value.toBigInt() : BigInt(toNumber(value)));

function combine(
  a: NumberValue,
  b: NumberValue,
  name: "add" | "multiply",
  ofNumbers: (x: number, y: number) => number,
  ofBigs: (x: bigint, y: bigint) => bigint,
): NumberValue {
  if (isDecimal(a) || isDecimal(b)) return decimalOperation(name, a, b);
  if (isDouble(a) || isDouble(b)) return new Double(ofNumbers(toNumber(a), toNumber(b)));
  if (isInt32(a) && isInt32(b)) {
    const result = ofNumbers(a.value, b.value);
    if (isInt32Range(result)) return new Int32(result);
  }
  return integerResult(ofBigs(bigOf(a), bigOf(b)), isLong(a) || isLong(b));
}

export const add = (a: NumberValue, b: NumberValue): NumberValue =>
  combine(
    a,
    b,
    "add",
    (x, y) => x + y,
    (x, y) => x + y,
  );

export const multiply = (a: NumberValue, b: NumberValue): NumberValue =>
  combine(
    a,
    b,
    "multiply",
    (x, y) => x * y,
    (x, y) => x * y,
  );

export function negate(value: NumberValue): NumberValue {
  return isDouble(value) ? new Double(-value.value) : multiply(value, new Int32(-1));
}

export const subtract = (a: NumberValue, b: NumberValue): NumberValue =>
  isDouble(a) || isDouble(b)
    ? isDecimal(a) || isDecimal(b)
      ? add(a, negate(b))
      : new Double(toNumber(a) - toNumber(b))
    : integerOrDecimalDifference(a, b);

function integerOrDecimalDifference(a: NumberValue, b: NumberValue): NumberValue {
  if (isDecimal(a) || isDecimal(b)) return add(a, negate(b));
  return integerResult(bigOf(a) - bigOf(b), isLong(a) || isLong(b));
}

/** Always a double (or decimal), as in MongoDB. The divisor must not be zero. */
export const divide = (a: NumberValue, b: NumberValue): NumberValue =>
  isDecimal(a) || isDecimal(b) ? decimalOperation("divide", a, b) : new Double(toNumber(a) / toNumber(b));

export function remainder(a: NumberValue, b: NumberValue): NumberValue {
  if (isDecimal(a) || isDecimal(b)) return decimalOperation("remainder", a, b);
  if (isDouble(a) || isDouble(b)) return new Double(toNumber(a) % toNumber(b));
  if (isInt32(a) && isInt32(b)) return new Int32(a.value % b.value || 0);
  return integerResult(bigOf(a) % bigOf(b), isLong(a) || isLong(b));
}

/** A 64-bit integer in the narrowest type: what `$size`, `$count` and indexes give. */
export const integer = (value: number): NumberValue =>
  isInt32Range(value) ? new Int32(value) : Long.fromNumber(value);

/**
 * Combines numbers one after the other as `$add` and `$multiply` do: ints that overflow on the way may come back to an
 * int, a 64-bit overflow stays a double.
 */
export function wideningTotal(
  combine: (a: NumberValue, b: NumberValue) => NumberValue,
  start: NumberValue,
): { take(value: NumberValue): void; result(): NumberValue } {
  let total = start;
  let isOfInts = true;
  return {
    take(value) {
      isOfInts &&= isInt32(value);
      total = combine(total, value);
    },
    result: () => (isOfInts && isLong(total) ? integer(total.toNumber()) : total),
  };
}

/** A number of any type whose value is an integer of that many bits; null for everything else. */
export function wholeOf(value: unknown, bits: 32 | 64): number | null {
  if (!isNumber(value)) return null;
  const number = toNumber(value);
  const limit = 2 ** (bits - 1);
  const isIn = number >= -limit && (number < limit || (bits === 64 && isLong(value)));
  return isIn && Number.isInteger(number) ? number : null;
}
