import { Binary, UUID } from "bson";
import { failure } from "../errors.ts";
import { wholeOf } from "../values/arithmetic.ts";
import {
  Double,
  Int32,
  isDouble,
  isInt32,
  isNumber,
  Long,
  type NumberValue,
  typeNameOf,
} from "../values/types.ts";

/** How `$convert` writes binary data as text; `auto` is the text of a UUID for one, base64 for anything else. */
const FORMATS = ["auto", "base64", "base64url", "hex", "utf8", "uuid"] as const;
export type BinaryFormat = (typeof FORMATS)[number];
export type ByteOrder = "little" | "big";

const badConversion = (why: string) => failure("ConversionFailure", `Failed to convert in $convert: ${why}`);

export function formatOf(value: unknown): BinaryFormat {
  if (typeof value !== "string")
    throw failure(4341114, `$convert requires that 'format' be a string, found: ${typeNameOf(value)}`);
  const format = FORMATS.find((name) => name === value);
  if (!format) throw failure(4341125, `Invalid 'format' argument for $convert: ${value}`);
  return format;
}

export function byteOrderOf(value: unknown): ByteOrder {
  if (typeof value !== "string")
    throw failure(9130001, `$convert requires that 'byteOrder' be a string, found: ${typeNameOf(value)}`);
  if (value !== "little" && value !== "big")
    throw failure(9130002, `Invalid 'byteOrder' argument for $convert: ${value}`);
  return value;
}

const UUID_SUBTYPE = 4;
const SUBTYPES_DEFINED = 8;
const SUBTYPES_CUSTOM_MIN = 128;

export function subtypeOf(value: unknown): number {
  if (!isNumber(value))
    throw failure(4341108, `$convert's 'subtype' argument must be a number, but is ${typeNameOf(value)}`);
  const subtype = wholeOf(value, 32);
  if (subtype === null) throw failure(4341106, "In $convert, numeric 'subtype' argument is not an integer");
  const isKnown =
    (subtype >= 0 && subtype <= SUBTYPES_DEFINED) || (subtype >= SUBTYPES_CUSTOM_MIN && subtype <= 255);
  if (!isKnown)
    throw failure(4341107, `In $convert, 'subtype' does not correspond to a BinData type: ${subtype}`);
  return subtype;
}

export const bytesOf = (value: Binary): Buffer => Buffer.from(value.buffer.subarray(0, value.position));

const TEXTS: Record<string, RegExp> = {
  base64: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  base64url: /^(?:[\w-]{4})*(?:[\w-]{2}(?:==)?|[\w-]{3}=?)?$/,
  hex: /^(?:[0-9a-fA-F]{2})*$/,
  utf8: /^/,
};

export function binaryFromText(text: string, format: BinaryFormat, subtype: number): Binary {
  if ((format === "uuid") !== (subtype === UUID_SUBTYPE))
    throw badConversion("Only the 'uuid' format is allowed with the UUID subtype");
  if (format === "uuid") {
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
      throw badConversion(`Invalid UUID string: ${text}`);
    return new UUID(text).toBinary();
  }
  if (!TEXTS[format]?.test(text)) throw badConversion(`'${text}' is not ${format}`);
  return new Binary(Buffer.from(text, format as BufferEncoding), subtype);
}

export function textFromBinary(value: Binary, format: BinaryFormat): string {
  const bytes = bytesOf(value);
  const isUuid = value.sub_type === UUID_SUBTYPE && bytes.length === 16;
  if (format === "uuid" && !isUuid) throw badConversion("BinData does not represent a valid UUID");
  if (isUuid && (format === "uuid" || format === "auto")) return new UUID(bytes).toString();
  const text = bytes.toString(format === "auto" ? "base64" : (format as BufferEncoding));
  if (format === "utf8" && !Buffer.from(text, "utf8").equals(bytes))
    throw badConversion("BinData does not represent a valid UTF-8 string");
  return format === "hex" ? text.toUpperCase() : text;
}

export function binaryFromNumber(value: NumberValue, order: ByteOrder, subtype: number): Binary {
  const bytes = Buffer.alloc(isInt32(value) ? 4 : 8);
  if (isInt32(value)) bytes.writeInt32LE(value.value);
  else if (isDouble(value)) bytes.writeDoubleLE(value.value);
  else bytes.writeBigInt64LE((value as Long).toBigInt());
  return new Binary(order === "little" ? bytes : bytes.reverse(), subtype);
}

/** Integers of 1, 2, 4 or, for a long, 8 bytes; doubles of 4 or 8. */
export function numberFromBinary(
  value: Binary,
  to: "int" | "long" | "double",
  order: ByteOrder,
): NumberValue {
  const bytes = order === "little" ? bytesOf(value) : bytesOf(value).reverse();
  if (to === "double") {
    if (bytes.length === 4) return new Double(bytes.readFloatLE());
    if (bytes.length === 8) return new Double(bytes.readDoubleLE());
  } else if ([1, 2, 4].includes(bytes.length)) {
    const whole = bytes.readIntLE(0, bytes.length);
    return to === "int" ? new Int32(whole) : Long.fromNumber(whole);
  } else if (to === "long" && bytes.length === 8) return Long.fromBigInt(bytes.readBigInt64LE());
  throw badConversion(`${bytes.length} bytes are no ${to}`);
}
