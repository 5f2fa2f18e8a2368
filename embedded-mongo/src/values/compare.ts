import type { Binary, BSONRegExp, Code, Double, Int32, Long, ObjectId, Timestamp } from "bson";
import { encodeNumber } from "./key-encoding.ts";
import { type Document, isDecimal, isLong, RANK, rankOf } from "./types.ts";

const sign = (a: number | bigint | string, b: number | bigint | string) => (a < b ? -1 : a > b ? 1 : 0);

/** UTF-8 byte order. JavaScript compares UTF-16 units, which differs only where surrogates meet U+E000–U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    if (x >= 0xd800 && y >= 0xd800) {
      const isSurrogateX = x < 0xe000;
      const isSurrogateY = y < 0xe000;
      if (isSurrogateX !== isSurrogateY) return isSurrogateX ? 1 : -1;
    }
    return x - y;
  }
  return a.length - b.length;
}

function compareNumbers(a: unknown, b: unknown): number {
  if (isDecimal(a) || isDecimal(b) || isLong(a) !== isLong(b)) return sign(encodeNumber(a), encodeNumber(b));
  if (isLong(a)) return a.compare(b as Long);
  const x = (a as Int32 | Double).value;
  const y = (b as Int32 | Double).value;
  if (x === y) return 0;
  // NaN is the smallest number, and equal to itself.
  if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : -1;
  return Number.isNaN(y) ? 1 : x - y;
}

function compareObjects(a: Document, b: Document): number {
  const names = Object.keys(a);
  const otherNames = Object.keys(b);
  const length = Math.min(names.length, otherNames.length);
  for (let i = 0; i < length; i++) {
    const name = names[i] as string;
    const otherName = otherNames[i] as string;
    // MongoDB looks at the types of two fields first, then at their names, then at the values.
    const order =
      rankOf(a[name]) - rankOf(b[otherName]) ||
      compareStrings(name, otherName) ||
      compare(a[name], b[otherName]);
    if (order !== 0) return order;
  }
  return names.length - otherNames.length;
}

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareBinaries(a: Binary, b: Binary): number {
  return (
    a.position - b.position ||
    a.sub_type - b.sub_type ||
    Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position))
  );
}

const textOf = (value: unknown) => (typeof value === "string" ? value : (value as { value: string }).value);

/**
 * MongoDB's total order over all values, missing (`undefined`) included.
 *
 * @returns Negative, zero or positive.
 */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") return compareStrings(a, b);
  const rank = rankOf(a);
  const order = rank - rankOf(b);
  if (order !== 0) return order;
  switch (rank) {
    case RANK.number:
      return compareNumbers(a, b);
    case RANK.string:
      return compareStrings(textOf(a), textOf(b));
    case RANK.object:
      return compareObjects(a as Document, b as Document);
    case RANK.array:
      return compareArrays(a as unknown[], b as unknown[]);
    case RANK.binary:
      return compareBinaries(a as Binary, b as Binary);
    case RANK.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case RANK.boolean:
      return Number(a) - Number(b);
    case RANK.date:
      return sign((a as Date).getTime(), (b as Date).getTime());
    case RANK.timestamp:
      return (a as Timestamp).compare(b as Timestamp);
    case RANK.regex:
      return (
        compareStrings((a as BSONRegExp).pattern, (b as BSONRegExp).pattern) ||
        compareStrings((a as BSONRegExp).options, (b as BSONRegExp).options)
      );
    case RANK.code:
      return compareStrings((a as Code).code, (b as Code).code);
    case RANK.codeWithScope:
      return (
        compareStrings((a as Code).code, (b as Code).code) ||
        compareObjects((a as Code).scope as Document, (b as Code).scope as Document)
      );
    default:
      return 0;
  }
}

export const isEqual = (a: unknown, b: unknown): boolean => compare(a, b) === 0;

/** Same value and same type, down to -0.0 and trailing zeros: what decides whether an update changed anything. */
export function isIdentical(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => isIdentical(item, b[i]));
  const rank = rankOf(a);
  if (rank !== rankOf(b)) return false;
  if (rank === RANK.number) {
    const [x, y] = [a as { _bsontype: string }, b as { _bsontype: string }];
    return x._bsontype === y._bsontype && String(x) === String(y) && isSameSignedZero(a, b);
  }
  if (rank === RANK.object) {
    const names = Object.keys(a as Document);
    const otherNames = Object.keys(b as Document);
    return (
      names.length === otherNames.length &&
      names.every(
        (name, i) => name === otherNames[i] && isIdentical((a as Document)[name], (b as Document)[name]),
      )
    );
  }
  return compare(a, b) === 0;
}

const isSameSignedZero = (a: unknown, b: unknown) =>
  Object.is((a as { value?: number }).value, (b as { value?: number }).value);
