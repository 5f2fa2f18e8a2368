import type { Binary, BSONRegExp, Code, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from "bson";
import { type Document, RANK, rankOf } from "./types.ts";

/**
 * Values as byte strings whose byte order is MongoDB's value order ("memcomparable"), across all BSON types.
 *
 * A byte string is a JavaScript string of code units 0–255: the engine compares, hashes, slices and joins those
 * natively, which is several times faster than buffers. Every encoding is self-delimiting, so that a key of several
 * components compares component by component, and its complement is the exact reverse order.
 */
export const TAG: Record<number, string> = Object.fromEntries(
  Object.values(RANK).map((rank) => [rank, String.fromCharCode(rank * 8)]),
);

/** The first byte string of the type after this one: the end of a type's range. */
export const tagAfter = (rank: number): string => String.fromCharCode(rank * 8 + 1);

const END = "\x00";
const TEXT_END = "\x00\x01";
const ESCAPED_NUL = "\x00\xff";

const doubleView = new Float64Array(1);
const byteView = new Uint8Array(doubleView.buffer);
const wordView = new DataView(doubleView.buffer);

/** Big-endian bytes of a double, the sign bit flipped (or all bits of a negative one), so that bytes order as numbers. */
function encodeDouble(value: number): string {
  if (Number.isNaN(value)) return "\x00\x00\x00\x00\x00\x00\x00\x00";
  doubleView[0] = value === 0 ? 0 : value;
  const [a, b, c, d, e, f, g, h] = byteView as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const flip = h & 0x80 ? 0xff : 0;
  const top = h & 0x80 ? h ^ 0xff : h ^ 0x80;
  return String.fromCharCode(top, g ^ flip, f ^ flip, e ^ flip, d ^ flip, c ^ flip, b ^ flip, a ^ flip);
}

export function decodeDouble(key: string, at: number): number {
  const flip = key.charCodeAt(at) & 0x80 ? 0 : 0xff;
  byteView[7] = key.charCodeAt(at) ^ (flip || 0x80);
  for (let i = 1; i < 8; i++) byteView[7 - i] = key.charCodeAt(at + i) ^ flip;
  return doubleView[0] as number;
}

function uint64(value: bigint): string {
  wordView.setBigUint64(0, value);
  return String.fromCharCode(...byteView);
}

const EXACT = "\x00";
const INEXACT = "\x01";
const complement = (text: string): string => {
  let out = "";
  for (let i = 0; i < text.length; i++) out += String.fromCharCode(text.charCodeAt(i) ^ 0xff);
  return out;
};

/** Reverses the order of a component: what a descending index stores. */
export const descending = complement;

const DECIMAL_EXPONENT_BIAS = 0x4000;

/**
 * A number that no double holds exactly is stored as the largest double below it, then its decimal digits: numbers
 * that share that double are told apart by their digits, all others by the double.
 */
function encodeInexact(floor: number, isNegative: boolean, digits: string, exponent: number): string {
  const order = String.fromCharCode(
    (exponent + DECIMAL_EXPONENT_BIAS) >> 8,
    (exponent + DECIMAL_EXPONENT_BIAS) & 0xff,
  );
  const magnitude = `${order}${digits}${END}`;
  return `${encodeDouble(floor)}${INEXACT}${isNegative ? complement(magnitude) : magnitude}`;
}

const nextBelow = (value: number): number => {
  if (value === Number.POSITIVE_INFINITY) return Number.MAX_VALUE;
  doubleView[0] = value === 0 ? 0 : value;
  const bits = wordView.getBigInt64(0, true);
  if (value === 0) return -Number.MIN_VALUE;
  wordView.setBigInt64(0, value > 0 ? bits - 1n : bits + 1n, true);
  return doubleView[0] as number;
};

/** Compares the exact value of a double with `coefficient · 10^exponent`. */
function compareExactly(value: number, coefficient: bigint, exponent: number): number {
  if (value === Number.POSITIVE_INFINITY) return 1;
  if (value === Number.NEGATIVE_INFINITY) return -1;
  doubleView[0] = value;
  const bits = wordView.getBigUint64(0, true);
  const power = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  let left = power === 0 ? fraction : fraction | 0x10000000000000n;
  if (value < 0) left = -left;
  let right = coefficient;
  const binary = Math.max(power, 1) - 1075;
  if (binary > 0) left <<= BigInt(binary);
  else right <<= BigInt(-binary);
  if (exponent > 0) right *= 10n ** BigInt(exponent);
  else left *= 10n ** BigInt(-exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

function encodeExactDecimal(coefficient: bigint, exponent: number): string {
  const near = Number(`${coefficient}e${exponent}`);
  const order = compareExactly(near, coefficient, exponent);
  if (order === 0) return encodeDouble(near) + EXACT;
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString();
  const floor = order < 0 ? near : nextBelow(near);
  // Scientific form, so that 10 and 1.0e1 are the same digits.
  return encodeInexact(floor, coefficient < 0n, digits.replace(/0+$/, ""), exponent + digits.length);
}

const DECIMAL_TEXT = /^(-?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/;

/** @returns coefficient and exponent of a finite decimal; null for NaN and the infinities. */
export function partsOfDecimal(value: Decimal128): { coefficient: bigint; exponent: number } | null {
  const match = DECIMAL_TEXT.exec(value.toString());
  if (!match) return null;
  const [, minus, whole = "", fraction = "", exponent = "0"] = match;
  const coefficient = BigInt(`${whole}${fraction}` || "0");
  return { coefficient: minus ? -coefficient : coefficient, exponent: Number(exponent) - fraction.length };
}

const SAFE_MAX = BigInt(Number.MAX_SAFE_INTEGER);

/** Any number without its tag: equal numbers of different types have equal bytes. */
export function encodeNumber(value: unknown): string {
  if (typeof value === "number") return encodeDouble(value) + EXACT;
  switch ((value as { _bsontype: string })._bsontype) {
    case "Int32":
    case "Double":
      return encodeDouble((value as Int32 | Double).value) + EXACT;
    case "Long": {
      const whole = (value as Long).toBigInt();
      if (whole <= SAFE_MAX && whole >= -SAFE_MAX) return encodeDouble(Number(whole)) + EXACT;
      return encodeExactDecimal(whole, 0);
    }
    default: {
      const parts = partsOfDecimal(value as Decimal128);
      if (parts)
        return parts.coefficient === 0n
          ? encodeDouble(0) + EXACT
          : encodeExactDecimal(parts.coefficient, parts.exponent);
      return encodeDouble(Number((value as Decimal128).toString())) + EXACT;
    }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is exactly what has to be found and escaped
const NEEDS_CARE = /[^\x01-\x7f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const NUL = /\x00/g;

/** UTF-8 bytes, NUL escaped, with an end that sorts before any continuation. */
export function encodeText(text: string): string {
  if (!NEEDS_CARE.test(text)) return text + TEXT_END;
  return Buffer.from(text, "utf8").toString("latin1").replace(NUL, ESCAPED_NUL) + TEXT_END;
}

const SIGN_BIT = 1n << 63n;

function encodeBinary(value: Binary): string {
  const { position, sub_type } = value;
  const size = String.fromCharCode(
    position >>> 24,
    (position >>> 16) & 255,
    (position >>> 8) & 255,
    position & 255,
  );
  return (
    size + String.fromCharCode(sub_type) + Buffer.from(value.buffer.subarray(0, position)).toString("latin1")
  );
}

function encodeObject(value: Document): string {
  let key = "";
  for (const name of Object.keys(value)) {
    const item = value[name];
    // The type goes before the name, as in the comparison of objects.
    key += TAG[rankOf(item)] + encodeText(name) + encodePayload(item);
  }
  return key + END;
}

function encodePayload(value: unknown): string {
  switch (rankOf(value)) {
    case RANK.number:
      return encodeNumber(value);
    case RANK.string:
      return encodeText(typeof value === "string" ? value : (value as { value: string }).value);
    case RANK.object:
      return encodeObject(value as Document);
    case RANK.array:
      return (value as unknown[]).map(encodeValue).join("") + END;
    case RANK.binary:
      return encodeBinary(value as Binary);
    case RANK.objectId:
      return Buffer.from((value as ObjectId).id).toString("latin1");
    case RANK.boolean:
      return value ? "\x01" : "\x00";
    case RANK.date:
      return uint64(BigInt.asUintN(64, BigInt((value as Date).getTime()) ^ SIGN_BIT));
    case RANK.timestamp:
      return uint64((value as Timestamp).toBigInt());
    case RANK.regex:
      return encodeText((value as BSONRegExp).pattern) + encodeText((value as BSONRegExp).options);
    case RANK.code:
      return encodeText((value as Code).code);
    case RANK.codeWithScope:
      return encodeText((value as Code).code) + encodeObject((value as Code).scope as Document);
    default:
      return "";
  }
}

/** One ascending key component, tag included. */
export const encodeValue = (value: unknown): string => TAG[rankOf(value)] + encodePayload(value);
