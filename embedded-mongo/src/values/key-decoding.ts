import { Double, Int32, Long, ObjectId } from "bson";
import { decodeDouble, descending } from "./key-encoding.ts";
import { isInt32, isLong, RANK, rankOf } from "./types.ts";

const rankAt = (key: string, at: number, mask: number) => (key.charCodeAt(at) ^ mask) >> 3;

function textEnd(key: string, at: number, mask: number): number {
  const nul = String.fromCharCode(mask);
  for (let from = at; ; ) {
    const end = key.indexOf(nul, from) + 1;
    if (end === 0) throw new Error("damaged index key: text without an end");
    if ((key.charCodeAt(end) ^ mask) === 0x01) return end + 1;
    from = end + 1;
  }
}

function numberEnd(key: string, at: number, mask: number): number {
  const isExact = (key.charCodeAt(at + 8) ^ mask) === 0;
  if (isExact) return at + 9;
  const isNegative = ((key.charCodeAt(at) ^ mask) & 0x80) === 0;
  // Order (2 bytes), digits, end; a negative number has them complemented.
  return key.indexOf(String.fromCharCode(isNegative ? mask ^ 0xff : mask), at + 11) + 1;
}

function objectEnd(key: string, from: number, mask: number): number {
  let at = from;
  while ((key.charCodeAt(at) ^ mask) !== 0) {
    const rank = rankAt(key, at, mask);
    at = payloadEnd(key, textEnd(key, at + 1, mask), mask, rank);
  }
  return at + 1;
}

function arrayEnd(key: string, from: number, mask: number): number {
  let at = from;
  while ((key.charCodeAt(at) ^ mask) !== 0) at = payloadEnd(key, at + 1, mask, rankAt(key, at, mask));
  return at + 1;
}

function binaryEnd(key: string, at: number, mask: number): number {
  let size = 0;
  for (let i = 0; i < 4; i++) size = size * 256 + (key.charCodeAt(at + i) ^ mask);
  return at + 5 + size;
}

function payloadEnd(key: string, at: number, mask: number, rank: number): number {
  switch (rank) {
    case RANK.number:
      return numberEnd(key, at, mask);
    case RANK.string:
    case RANK.code:
      return textEnd(key, at, mask);
    case RANK.object:
      return objectEnd(key, at, mask);
    case RANK.array:
      return arrayEnd(key, at, mask);
    case RANK.binary:
      return binaryEnd(key, at, mask);
    case RANK.objectId:
      return at + 12;
    case RANK.boolean:
      return at + 1;
    case RANK.date:
    case RANK.timestamp:
      return at + 8;
    case RANK.regex:
      return textEnd(key, textEnd(key, at, mask), mask);
    case RANK.codeWithScope:
      return objectEnd(key, textEnd(key, at, mask), mask);
    default:
      return at;
  }
}

/** Where the component that starts at `at` ends. `isDescending`: it was stored complemented. */
export function componentEnd(key: string, at: number, isDescending: boolean): number {
  const mask = isDescending ? 0xff : 0;
  return payloadEnd(key, at + 1, mask, rankAt(key, at, mask));
}

/**
 * What the key bytes of a component do not tell, so that a covered query can give back the very value:
 * 1 and 1.0 are the same key, and so are null and a missing field.
 */
export const SHAPE = { asKey: 0, int32: 1, long: 2, double: 3, missing: 4, lost: 5 } as const;

export function shapeOf(value: unknown): number {
  if (value === undefined) return SHAPE.missing;
  switch (rankOf(value)) {
    case RANK.string:
      return typeof value === "string" ? SHAPE.asKey : SHAPE.lost;
    case RANK.null:
    case RANK.objectId:
    case RANK.boolean:
    case RANK.date:
      return SHAPE.asKey;
    case RANK.number:
      if (isInt32(value)) return SHAPE.int32;
      if (isLong(value))
        return Math.abs(value.toNumber()) <= Number.MAX_SAFE_INTEGER ? SHAPE.long : SHAPE.lost;
      return value instanceof Double && !Object.is(value.value, -0) ? SHAPE.double : SHAPE.lost;
    default:
      return SHAPE.lost;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that key-encoding.ts writes
const ESCAPED_NUL = /\x00\xff/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no decoding
const IS_ASCII = /^[\x01-\x7f]*$/;

function decodeText(bytes: string): string {
  return IS_ASCII.test(bytes)
    ? bytes
    : Buffer.from(bytes.replace(ESCAPED_NUL, "\x00"), "latin1").toString("utf8");
}

function decodeDate(key: string): Date {
  const view = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < 8; i++) view.setUint8(i, key.charCodeAt(i + 1));
  return new Date(Number(BigInt.asIntN(64, view.getBigUint64(0) ^ (1n << 63n))));
}

/** The value of one component; `shape` must not be `SHAPE.lost`. */
export function decodeComponent(stored: string, isDescending: boolean, shape: number): unknown {
  const key = isDescending ? descending(stored) : stored;
  switch (shape) {
    case SHAPE.missing:
      return undefined;
    case SHAPE.int32:
      return new Int32(decodeDouble(key, 1));
    case SHAPE.long:
      return Long.fromNumber(decodeDouble(key, 1));
    case SHAPE.double:
      return new Double(decodeDouble(key, 1));
  }
  switch (rankAt(key, 0, 0)) {
    case RANK.string:
      return decodeText(key.slice(1, -2));
    case RANK.objectId:
      return new ObjectId(Buffer.from(key.slice(1), "latin1"));
    case RANK.boolean:
      return key.charCodeAt(1) === 1;
    case RANK.date:
      return decodeDate(key);
    default:
      return null;
  }
}
