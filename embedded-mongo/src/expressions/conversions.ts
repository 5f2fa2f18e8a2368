import { ObjectId } from "bson";
import { CommandError, failure } from "../errors.ts";
import { toInt64 } from "../query/predicates.ts";
import { toDecimal } from "../values/decimal.ts";
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
  isObjectId,
  isTruthy,
  Long,
  toNumber,
  typeNameOf,
  typeTest,
} from "../values/types.ts";
import { type Form, namedArguments, type Operator } from "./compile.ts";
import { dateText, parseDate } from "./dates.ts";

const conversionFailure = (value: unknown, to: string, why = "") =>
  new CommandError(241, `Failed to convert ${typeNameOf(value)} to ${to} in $convert${why && `: ${why}`}`);

/** How MongoDB writes a double: shortest digits, exponent form from 1e+21 and below 1e-6. */
const doubleText = (value: number): string => {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  return Object.is(value, -0) ? "-0" : String(value);
};

export function toText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (value instanceof Date) return dateText(value);
  if (isDouble(value)) return doubleText(value.value);
  if (isNumber(value)) return value.toString();
  if (isObjectId(value)) return value.toHexString();
  throw conversionFailure(value, "string", "unsupported conversion");
}

const DECIMAL_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function parseDouble(text: string): number {
  if (DECIMAL_NUMBER.test(text)) return Number(text);
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (!special) throw conversionFailure(text, "double", "Did not consume whole string.");
  const magnitude = special[2]?.toLowerCase() === "nan" ? Number.NaN : Number.POSITIVE_INFINITY;
  return special[1] === "-" ? -magnitude : magnitude;
}

function toWhole(value: unknown, to: "int" | "long"): bigint {
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "string") {
    if (!/^[+-]?\d+$/.test(value)) throw conversionFailure(value, to, `Failed to parse number '${value}'`);
    return BigInt(value.replace("+", ""));
  }
  if (isNumber(value)) {
    const whole = toInt64(value);
    if (whole === null) throw conversionFailure(value, to, "the value is out of range");
    return whole;
  }
  if (value instanceof Date && to === "long") return BigInt(value.getTime());
  throw conversionFailure(value, to, "unsupported conversion");
}

type Converter = (value: unknown) => unknown;

const CONVERTERS: Record<string, Converter> = {
  string: toText,
  bool: (value) =>
    typeof value === "string" || typeof value === "object"
      ? isNumber(value)
        ? isTruthy(value)
        : true
      : isTruthy(value),
  int: (value) => {
    const whole = toWhole(value, "int");
    if (whole > 0x7fffffffn || whole < -0x80000000n)
      throw conversionFailure(value, "int", "it would overflow");
    return new Int32(Number(whole));
  },
  long: (value) => {
    const whole = toWhole(value, "long");
    if (BigInt.asIntN(64, whole) !== whole) throw conversionFailure(value, "long", "it would overflow");
    return Long.fromBigInt(whole);
  },
  double: (value) => {
    if (isNumber(value)) return new Double(toNumber(value));
    if (typeof value === "boolean") return new Double(Number(value));
    if (typeof value === "string") return new Double(parseDouble(value));
    if (value instanceof Date) return new Double(value.getTime());
    throw conversionFailure(value, "double", "unsupported conversion");
  },
  decimal: (value) => {
    if (isNumber(value)) return toDecimal(value);
    if (typeof value === "boolean") return toDecimal(new Int32(Number(value)));
    if (value instanceof Date) return toDecimal(Long.fromNumber(value.getTime()));
    if (typeof value === "string") {
      try {
        return Decimal128.fromString(value);
      } catch {
        throw conversionFailure(value, "decimal", "Failed to parse number");
      }
    }
    throw conversionFailure(value, "decimal", "unsupported conversion");
  },
  date: (value) => {
    if (value instanceof Date) return value;
    if (isObjectId(value)) return value.getTimestamp();
    if (isNumber(value) && !isInt32(value)) return new Date(Number(toInt64(value) ?? Number.NaN));
    if (typeof value === "string") return parseDate(value);
    throw conversionFailure(value, "date", "unsupported conversion");
  },
  objectId: (value) => {
    if (isObjectId(value)) return value;
    if (typeof value === "string" && /^[0-9a-fA-F]{24}$/.test(value)) return new ObjectId(value);
    throw conversionFailure(
      value,
      "objectId",
      typeof value === "string" ? "Failed to parse objectId" : "unsupported conversion",
    );
  },
};

const TYPE_NUMBERS: Record<number, string> = {
  1: "double",
  2: "string",
  7: "objectId",
  8: "bool",
  9: "date",
  16: "int",
  18: "long",
  19: "decimal",
};

export function convert(value: unknown, to: unknown): unknown {
  const name = typeof to === "string" ? to : TYPE_NUMBERS[toNumber(to)];
  const converter = name !== undefined && Object.hasOwn(CONVERTERS, name) ? CONVERTERS[name] : undefined;
  if (!converter) {
    if (typeof to === "string" && !typeTest(to)) throw failure("BadValue", `Unknown type name: ${to}`);
    throw conversionFailure(value, String(to), "unsupported conversion");
  }
  return converter(value);
}

const shorthand = (to: string): Operator => ({
  min: 1,
  max: 1,
  run: (value) => (isNullish(value) ? null : convert(value, to)),
});

export const conversions: Record<string, Operator> = {
  $toString: shorthand("string"),
  $toBool: shorthand("bool"),
  $toInt: shorthand("int"),
  $toLong: shorthand("long"),
  $toDouble: shorthand("double"),
  $toDecimal: shorthand("decimal"),
  $toDate: shorthand("date"),
  $toObjectId: shorthand("objectId"),
  $type: { min: 1, max: 1, run: typeNameOf },
  $isNumber: {
    min: 1,
    max: 1,
    run: (value) => isInt32(value) || isLong(value) || isDouble(value) || isDecimal(value),
  },
};

export const conversionForms: Record<string, Form> = {
  $convert: (spec, compile) => {
    const named = namedArguments(
      spec,
      "$convert",
      ["input", "to"],
      ["onError", "onNull", "format", "base", "byteOrder"],
      { notObject: 9, unknown: 9, missing: 9 },
    );
    const [input, to] = [
      compile(named.input),
      compile(isNumberLiteral(named.to) ? named.to : typeOfTarget(named.to)),
    ];
    const onNull = "onNull" in named ? compile(named.onNull) : () => null;
    const onError = "onError" in named ? compile(named.onError) : null;
    return (root, vars) => {
      const value = input(root, vars);
      if (isNullish(value)) return onNull(root, vars);
      const target = to(root, vars);
      if (isNullish(target)) return null;
      try {
        return convert(value, target);
      } catch (error) {
        if (onError && error instanceof CommandError && error.code === 241) return onError(root, vars);
        throw error;
      }
    };
  },
};

const isNumberLiteral = (value: unknown) => isNumber(value) || typeof value === "string";
/** `{to: {type: "int"}}` is the long form of `{to: "int"}`. */
const typeOfTarget = (value: unknown) => (value as { type?: unknown } | null)?.type ?? value;
