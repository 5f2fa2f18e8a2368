import type { Timestamp } from "bson";
import { ObjectId } from "bson";
import { CommandError, failure } from "../errors.ts";
import { wholeOf } from "../values/arithmetic.ts";
import { decimalAs64Bits, toDecimal } from "../values/decimal.ts";
import {
  Decimal128,
  Double,
  Int32,
  isBinary,
  isDecimal,
  isDocument,
  isDouble,
  isInt32,
  isLong,
  isNullish,
  isNumber,
  isObjectId,
  isTruthy,
  Long,
  toNumber,
  typeNameOf,
  typeOfNumber,
  typeTest,
  wrapperOf,
} from "../values/types.ts";
import {
  type BinaryFormat,
  type ByteOrder,
  binaryFromNumber,
  binaryFromText,
  byteOrderOf,
  formatOf,
  numberFromBinary,
  subtypeOf,
  textFromBinary,
} from "./binary-conversions.ts";
import { type Form, namedArguments } from "./compile.ts";
import { dateOfMs } from "./date-parts.ts";
import { dateText, parseDate } from "./dates.ts";
import { type Operator, unary } from "./operator.ts";
import { doubleText } from "./text.ts";

const conversionFailure = (value: unknown, to: string, why = "unsupported conversion") =>
  failure("ConversionFailure", `Failed to convert ${typeNameOf(value)} to ${to} in $convert: ${why}`);

type Options = {
  readonly format: BinaryFormat | null;
  readonly byteOrder: ByteOrder;
  readonly subtype: unknown;
};

/** Between text and bytes the format must be named; that is no failure of the conversion, so `onError` does not catch it. */
function knownFormat(options: Options): BinaryFormat {
  if (options.format === null) throw failure(4341115, "Format must be specified when converting BinData");
  return options.format;
}

function toText(value: unknown, options: Options): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (value instanceof Date) return dateText(value);
  if (isDouble(value)) return doubleText(value.value);
  if (isNumber(value)) return value.toString();
  if (isObjectId(value)) return value.toHexString();
  if (isBinary(value)) return textFromBinary(value, knownFormat(options));
  throw conversionFailure(value, "string");
}

const DECIMAL_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function parseDouble(text: string): number {
  if (DECIMAL_NUMBER.test(text)) {
    const number = Number(text);
    const isLost = number === 0 && /[1-9]/.test(text.replace(/e.*/i, ""));
    if (!Number.isFinite(number) || isLost) throw conversionFailure(text, "double", "Out of range");
    return number;
  }
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (!special) throw conversionFailure(text, "double", "Did not consume whole string.");
  const magnitude = special[2]?.toLowerCase() === "nan" ? Number.NaN : Number.POSITIVE_INFINITY;
  return special[1] === "-" ? -magnitude : magnitude;
}

function parseDecimal(text: string): Decimal128 {
  try {
    return Decimal128.fromStringWithRounding(text);
  } catch {
    throw conversionFailure(text, "decimal", `Failed to parse number '${text}'`);
  }
}

/** Toward zero; a double that lies beyond the range is refused even if its integer part does not. */
function toWhole(value: unknown, to: "int" | "long"): bigint {
  const width = to === "int" ? 31 : 63;
  const refuse = (why: string) => conversionFailure(value, to, why);
  let whole: bigint | null;
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (value instanceof Date && to === "long") return BigInt(value.getTime());
  if (typeof value === "string") {
    if (!/^[+-]?\d+$/.test(value)) throw refuse(`Failed to parse number '${value}'`);
    whole = BigInt(value.replace("+", ""));
  } else if (isDecimal(value)) whole = decimalAs64Bits(value, "trunc");
  else if (isNumber(value)) {
    const number = toNumber(value);
    const isIn =
      Number.isFinite(number) && number >= -(2 ** width) && number <= 2 ** width - (to === "int" ? 1 : 0);
    whole = isLong(value) ? value.toBigInt() : isIn ? BigInt(Math.trunc(number)) : null;
  } else throw refuse("unsupported conversion");
  if (whole === null || whole >= 2n ** BigInt(width) || whole < -(2n ** BigInt(width)))
    throw refuse("the value is out of range");
  return whole;
}

type Converter = (value: unknown, options: Options) => unknown;

const CONVERTERS: Record<string, Converter> = {
  string: toText,
  bool: (value) => (isNumber(value) || typeof value === "boolean" ? isTruthy(value) : true),
  int: (value, { byteOrder }) =>
    isBinary(value) ? numberFromBinary(value, "int", byteOrder) : new Int32(Number(toWhole(value, "int"))),
  long: (value, { byteOrder }) =>
    isBinary(value) ? numberFromBinary(value, "long", byteOrder) : Long.fromBigInt(toWhole(value, "long")),
  double: (value, { byteOrder }) => {
    if (isBinary(value)) return numberFromBinary(value, "double", byteOrder);
    if (typeof value === "boolean") return new Double(Number(value));
    if (typeof value === "string") return new Double(parseDouble(value));
    if (value instanceof Date) return new Double(value.getTime());
    if (!isNumber(value)) throw conversionFailure(value, "double");
    if (isDecimal(value) && /\d/.test(value.toString())) return new Double(parseDouble(value.toString()));
    return new Double(toNumber(value));
  },
  decimal: (value) => {
    if (isNumber(value)) return toDecimal(value);
    if (typeof value === "boolean") return toDecimal(new Int32(Number(value)));
    if (value instanceof Date) return toDecimal(Long.fromNumber(value.getTime()));
    if (typeof value === "string") return parseDecimal(value);
    throw conversionFailure(value, "decimal");
  },
  date: (value) => {
    if (value instanceof Date) return value;
    if (isObjectId(value)) return value.getTimestamp();
    if (wrapperOf(value) === "Timestamp") return new Date((value as Timestamp).t * 1000);
    if (typeof value === "string") return parseDate(value);
    if (isNumber(value) && !isInt32(value))
      return dateOfMs(Number(toWhole(value, "long")), "ConversionFailure");
    throw conversionFailure(value, "date");
  },
  objectId: (value) => {
    if (isObjectId(value)) return value;
    if (typeof value !== "string") throw conversionFailure(value, "objectId");
    if (/^[0-9a-fA-F]{24}$/.test(value)) return new ObjectId(value);
    throw conversionFailure(value, "objectId", `Failed to parse objectId '${value}'`);
  },
  binData: (value, options) => {
    const subtype = () => subtypeOf(options.subtype);
    if (typeof value === "string") return binaryFromText(value, knownFormat(options), subtype());
    if (isNumber(value) && !isDecimal(value)) return binaryFromNumber(value, options.byteOrder, subtype());
    if (!isBinary(value)) throw conversionFailure(value, "binData");
    if (value.sub_type === subtype()) return value;
    throw conversionFailure(
      value,
      "binData",
      "Conversions between different BinData subtypes are not supported",
    );
  },
};

const DEFAULTS: Options = { format: null, byteOrder: "little", subtype: new Int32(0) };

function convert(value: unknown, to: string, options: Options): unknown {
  const converter = Object.hasOwn(CONVERTERS, to) ? CONVERTERS[to] : undefined;
  if (!converter) throw conversionFailure(value, to);
  return converter(value, options);
}

const shorthand = (to: string, options: Partial<Options> = {}): Operator => ({
  ...unary((value) => (isNullish(value) ? null : convert(value, to, { ...DEFAULTS, ...options }))),
  countCode: 50723,
});

export const conversions: Record<string, Operator> = {
  $toString: shorthand("string", { format: "auto" }),
  $toBool: shorthand("bool"),
  $toInt: shorthand("int"),
  $toLong: shorthand("long"),
  $toDouble: shorthand("double"),
  $toDecimal: shorthand("decimal"),
  $toDate: shorthand("date"),
  $toObjectId: shorthand("objectId"),
  $toUUID: shorthand("binData", { format: "uuid", subtype: new Int32(4) }),
  $type: unary(typeNameOf),
  $isNumber: unary(isNumber),
};

/** The name of a type given by name or number; null for null. */
function targetOf(value: unknown): string | null {
  if (isNullish(value)) return null;
  if (typeof value === "string") {
    if (value === "number" || !typeTest(value)) throw failure("BadValue", `Unknown type name: ${value}`);
    return value;
  }
  if (!isNumber(value))
    throw failure(
      "FailedToParse",
      `$convert's 'to' argument must be a string or number, but is ${typeNameOf(value)}`,
    );
  const number = wholeOf(value, 32);
  const name = number === null ? undefined : typeOfNumber(number);
  if (name === undefined)
    throw failure(
      "FailedToParse",
      `In $convert, 'to' does not correspond to a BSON type: ${value.toString()}`,
    );
  return name;
}

export const conversionForms: Record<string, Form> = {
  $convert: (spec, compile, operator) => {
    const named = namedArguments(
      spec,
      operator,
      ["input", "to"],
      ["onError", "onNull", "format", "byteOrder"],
      {
        notObject: 9,
        unknown: 9,
        missing: 9,
      },
    );
    const optional = (name: string) => (name in named ? compile(named[name]) : () => undefined);
    const [input, to] = [compile(named.input), compile(named.to)];
    const [format, byteOrder] = [optional("format"), optional("byteOrder")];
    const onNull = "onNull" in named ? compile(named.onNull) : () => null;
    const onError = "onError" in named ? compile(named.onError) : null;
    return (root, vars) => {
      const target = to(root, vars);
      // `{to: {type: "int"}}` is the long form of `{to: "int"}`.
      const { type, subtype = DEFAULTS.subtype } = isDocument(target) ? target : { type: target };
      if (isDocument(target) && isNullish(type))
        throw failure("FailedToParse", "$convert requires a 'type' in its 'to' argument");
      const name = targetOf(type);
      const value = input(root, vars);
      if (isNullish(value)) return onNull(root, vars);
      if (name === null) return null;
      const [formatValue, orderValue] = [format(root, vars), byteOrder(root, vars)];
      const options: Options = {
        format: isNullish(formatValue) ? null : formatOf(formatValue),
        byteOrder: isNullish(orderValue) ? DEFAULTS.byteOrder : byteOrderOf(orderValue),
        subtype,
      };
      try {
        return convert(value, name, options);
      } catch (error) {
        if (onError && error instanceof CommandError && error.code === 241) return onError(root, vars);
        throw error;
      }
    };
  },
};
