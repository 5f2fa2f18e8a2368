import { failure } from "../errors.ts";
import { compare, isEqual } from "../values/compare.ts";
import { decimalAs64Bits } from "../values/decimal.ts";
import { encodeValue } from "../values/key-encoding.ts";
import {
  isBinary,
  isDecimal,
  isDouble,
  isLong,
  isNumber,
  isRegex,
  RANK,
  rankOf,
  toNumber,
  typeTest,
} from "../values/types.ts";
import type { ValueTest } from "./path-match.ts";
import { compileBsonRegex } from "./regex.ts";

export type CompareOperator = "$eq" | "$gt" | "$gte" | "$lt" | "$lte";

const isNaNValue = (value: unknown) => isNumber(value) && Number.isNaN(toNumber(value));

const HOLDS: Record<CompareOperator, (order: number) => boolean> = {
  $eq: (order) => order === 0,
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

/** A comparison holds only between values of one type; null also stands for a missing field. */
export function compareTest(op: CompareOperator, target: unknown): ValueTest {
  const holds = HOLDS[op];
  const rank = rankOf(target);
  if (rank === RANK.null)
    return op === "$gt" || op === "$lt" ? () => false : (value) => value === null || value === undefined;
  if (rank === RANK.minKey || rank === RANK.maxKey)
    return (value) =>
      op === "$eq" ? rankOf(value) === rank : rankOf(value) !== rank ? holds(rankOf(value) - rank) : holds(0);
  if (isNaNValue(target)) return op === "$gt" || op === "$lt" ? () => false : isNaNValue;
  if (typeof target === "string" && op === "$eq")
    return (value) => value === target || (rankOf(value) === rank && isEqual(value, target));
  if (rank === RANK.number && op !== "$eq")
    return (value) => rankOf(value) === rank && !isNaNValue(value) && holds(compare(value, target));
  return (value) => rankOf(value) === rank && holds(compare(value, target));
}

const IN_SET_FROM = 8;

/** Long lists are looked up by key bytes, so that `$in` of thousands costs one lookup a document. */
export function inTest(values: readonly unknown[]): { test: ValueTest; hasPattern: boolean } {
  const patterns = values.filter(isRegex).map(regexTest);
  const plain = values.filter((value) => !isRegex(value));
  const hasNull = plain.includes(null);
  const keys = plain.length >= IN_SET_FROM ? new Set(plain.map(encodeValue)) : null;
  const equals: ValueTest = keys
    ? (value) => keys.has(encodeValue(value))
    : (value) => plain.some((item) => isEqual(item, value));
  const regexes = values.filter(isRegex);
  const test: ValueTest = (value) =>
    value === undefined
      ? hasNull
      : equals(value) ||
        patterns.some((matches) => matches(value)) ||
        regexes.some((regex) => isEqual(regex, value));
  return { test, hasPattern: patterns.length > 0 };
}

export function regexTest(regex: Parameters<typeof compileBsonRegex>[0]): ValueTest {
  const compiled = compileBsonRegex(regex);
  return (value) => {
    if (typeof value === "string") return compiled.test(value);
    if (isRegex(value)) return isEqual(value, regex);
    return rankOf(value) === RANK.string && compiled.test((value as { value: string }).value);
  };
}

export function typeListTest(argument: unknown): ValueTest {
  const list = Array.isArray(argument) ? argument : [argument];
  if (list.length === 0) throw failure("FailedToParse", "$type must match at least one type");
  const tests = list.map((item) => {
    if (typeof item !== "string" && !isNumber(item))
      throw failure("TypeMismatch", "type must be represented as a number or a string");
    const test = typeTest(typeof item === "string" ? item : toNumber(item));
    if (!test)
      throw failure(
        "BadValue",
        typeof item === "string"
          ? `Unknown type name alias: ${item}`
          : `Invalid numerical type code: ${toNumber(item)}`,
      );
    return test;
  });
  return (value) => value !== undefined && tests.some((test) => test(value));
}

export function sizeTest(argument: unknown): ValueTest {
  if (!isNumber(argument)) throw failure("BadValue", "Failed to parse $size. Expected a number");
  const size = toNumber(argument);
  if (!Number.isInteger(size)) throw failure("BadValue", "Failed to parse $size. Expected an integer");
  if (size < 0) throw failure("BadValue", "Failed to parse $size. Expected a non-negative number");
  return (value) => Array.isArray(value) && value.length === size;
}

/** Toward zero, as a 64-bit integer; null for NaN, infinities and what does not fit. */
function toInt64(value: unknown): bigint | null {
  if (isLong(value)) return value.toBigInt();
  if (isDecimal(value)) return decimalAs64Bits(value, "trunc");
  const number = Math.trunc(toNumber(value));
  return number >= -(2 ** 63) && number < 2 ** 63 ? BigInt(number) : null;
}

export function modTest(argument: unknown): ValueTest {
  if (!Array.isArray(argument)) throw failure("BadValue", "malformed mod, needs to be an array");
  if (argument.length < 2) throw failure("BadValue", "malformed mod, not enough elements");
  if (argument.length > 2) throw failure("BadValue", "malformed mod, too many elements");
  const [divisorValue, remainderValue] = argument;
  if (!isNumber(divisorValue)) throw failure("BadValue", "malformed mod, divisor not a number");
  if (!isNumber(remainderValue)) throw failure("BadValue", "malformed mod, remainder not a number");
  const divisor = toInt64(divisorValue);
  const remainder = toInt64(remainderValue);
  if (divisor === null || remainder === null)
    throw failure("BadValue", "malformed mod, value out of range of a 64-bit integer");
  if (divisor === 0n) throw failure("BadValue", "divisor cannot be 0");
  return (value) => {
    if (!isNumber(value)) return false;
    const number = toInt64(value);
    return number !== null && number % divisor === remainder;
  };
}

const BIT_TESTS: Record<string, (isSet: (bit: number) => boolean, bits: number[]) => boolean> = {
  $bitsAllSet: (isSet, bits) => bits.every(isSet),
  $bitsAllClear: (isSet, bits) => !bits.some(isSet),
  $bitsAnySet: (isSet, bits) => bits.some(isSet),
  $bitsAnyClear: (isSet, bits) => !bits.every(isSet),
};
export const isBitOperator = (name: string): boolean => Object.hasOwn(BIT_TESTS, name);

function bitPositions(name: string, argument: unknown): number[] {
  if (Array.isArray(argument))
    return argument.map((item, i) => {
      const position = isNumber(item) ? toNumber(item) : Number.NaN;
      if (!Number.isInteger(position) || position > 0x7fffffff)
        throw failure("BadValue", `Failed to parse bit position. Expected an integer: ${i}`);
      if (position < 0)
        throw failure("BadValue", "Failed to parse bit position. Expected a non-negative number");
      return position;
    });
  if (isNumber(argument)) {
    const mask = toNumber(argument);
    if (!Number.isInteger(mask)) throw failure("FailedToParse", `Expected an integer: ${name}: ${mask}`);
    if (mask < 0) throw failure("FailedToParse", `Expected a non-negative number in: ${name}: ${mask}`);
    const bits = toInt64(argument);
    if (bits === null)
      throw failure("FailedToParse", `Cannot represent as a 64-bit integer: ${name}: ${mask}`);
    return Array.from({ length: 64 }, (_, i) => i).filter((i) => (bits >> BigInt(i)) & 1n);
  }
  if (isBinary(argument))
    return Array.from({ length: argument.position * 8 }, (_, i) => i).filter(
      (i) => ((argument.buffer[i >> 3] as number) >> (i & 7)) & 1,
    );
  throw failure("BadValue", `${name} takes an Array, a number, or a BinData`);
}

export function bitTest(name: string, argument: unknown): ValueTest {
  const bits = bitPositions(name, argument);
  const holds = BIT_TESTS[name] as (typeof BIT_TESTS)[string];
  return (value) => {
    if (isBinary(value))
      return holds(
        (bit) =>
          ((((value.buffer[bit >> 3] ?? 0) as number) >> (bit & 7)) & 1) === 1 && bit >> 3 < value.position,
        bits,
      );
    if (!isNumber(value)) return false;
    if ((isDouble(value) || isDecimal(value)) && !Number.isInteger(toNumber(value))) return false;
    const number = toInt64(value);
    if (number === null) return false;
    // Negative numbers extend their sign beyond bit 63.
    return holds((bit) => ((number >> BigInt(Math.min(bit, 63))) & 1n) === 1n, bits);
  };
}
