import { type Binary, type BSONRegExp, Decimal128, Double, Int32, Long, type ObjectId } from "bson";
import { failure } from "../errors.ts";

/** A BSON document in memory. Numbers stay in their BSON wrappers so that no type is ever lost. */
export type Document = Record<string, unknown>;
export type NumberValue = Int32 | Double | Long | Decimal128;

/** Canonical order of BSON types in comparisons and indexes; numbers share one rank, strings and symbols another. */
export const RANK = {
  minKey: 1,
  missing: 2,
  null: 3,
  number: 4,
  string: 5,
  object: 6,
  array: 7,
  binary: 8,
  objectId: 9,
  boolean: 10,
  date: 11,
  timestamp: 12,
  regex: 13,
  dbPointer: 14,
  code: 15,
  codeWithScope: 16,
  maxKey: 17,
} as const;

const RANK_BY_WRAPPER: Record<string, number> = {
  Int32: RANK.number,
  Double: RANK.number,
  Long: RANK.number,
  Decimal128: RANK.number,
  ObjectId: RANK.objectId,
  Binary: RANK.binary,
  Timestamp: RANK.timestamp,
  BSONRegExp: RANK.regex,
  MinKey: RANK.minKey,
  MaxKey: RANK.maxKey,
  BSONSymbol: RANK.string,
  DBRef: RANK.object,
};

export const wrapperOf = (value: unknown): string | undefined =>
  (value as { _bsontype?: string } | null)?._bsontype;

/** `undefined` stands for a missing field. */
export function rankOf(value: unknown): number {
  switch (typeof value) {
    case "string":
      return RANK.string;
    case "boolean":
      return RANK.boolean;
    case "undefined":
      return RANK.missing;
    case "number":
    case "bigint":
      return RANK.number;
  }
  if (value === null) return RANK.null;
  if (Array.isArray(value)) return RANK.array;
  const wrapper = wrapperOf(value);
  if (wrapper === undefined) return value instanceof Date ? RANK.date : RANK.object;
  if (wrapper === "Code") return (value as { scope?: unknown }).scope ? RANK.codeWithScope : RANK.code;
  return RANK_BY_WRAPPER[wrapper] ?? RANK.object;
}

export const isDocument = (value: unknown): value is Document =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  wrapperOf(value) === undefined &&
  !(value instanceof Date);

export const isNumber = (value: unknown): value is NumberValue => {
  const wrapper = wrapperOf(value);
  return wrapper === "Int32" || wrapper === "Double" || wrapper === "Long" || wrapper === "Decimal128";
};
export const isInt32 = (value: unknown): value is Int32 => wrapperOf(value) === "Int32";
export const isDouble = (value: unknown): value is Double => wrapperOf(value) === "Double";
export const isLong = (value: unknown): value is Long => wrapperOf(value) === "Long";
export const isDecimal = (value: unknown): value is Decimal128 => wrapperOf(value) === "Decimal128";
export const isObjectId = (value: unknown): value is ObjectId => wrapperOf(value) === "ObjectId";
export const isRegex = (value: unknown): value is BSONRegExp => wrapperOf(value) === "BSONRegExp";
export const isBinary = (value: unknown): value is Binary => wrapperOf(value) === "Binary";
export const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined;

export const int = (value: number): Int32 => new Int32(value);
export const double = (value: number): Double => new Double(value);

/** As a JavaScript number; NaN when it is not a number at all. Longs lose precision beyond 2^53. */
export function toNumber(value: unknown): number {
  if (typeof value === "number") return value;
  switch (wrapperOf(value)) {
    case "Int32":
    case "Double":
      return (value as Int32 | Double).value;
    case "Long":
      return (value as Long).toNumber();
    case "Decimal128":
      return Number((value as Decimal128).toString());
    default:
      return Number.NaN;
  }
}

/** BSON's own type numbers and names, as `$type` knows them. */
const TYPES: [number, string, (value: unknown) => boolean][] = [
  [1, "double", isDouble],
  [2, "string", (value) => typeof value === "string"],
  [3, "object", (value) => isDocument(value) || wrapperOf(value) === "DBRef"],
  [4, "array", Array.isArray],
  [5, "binData", isBinary],
  [6, "undefined", () => false],
  [7, "objectId", isObjectId],
  [8, "bool", (value) => typeof value === "boolean"],
  [9, "date", (value) => value instanceof Date],
  [10, "null", (value) => value === null],
  [11, "regex", isRegex],
  [12, "dbPointer", () => false],
  [13, "javascript", (value) => rankOf(value) === RANK.code],
  [14, "symbol", (value) => wrapperOf(value) === "BSONSymbol"],
  [15, "javascriptWithScope", (value) => rankOf(value) === RANK.codeWithScope],
  [16, "int", isInt32],
  [17, "timestamp", (value) => wrapperOf(value) === "Timestamp"],
  [18, "long", isLong],
  [19, "decimal", isDecimal],
  [-1, "minKey", (value) => wrapperOf(value) === "MinKey"],
  [127, "maxKey", (value) => wrapperOf(value) === "MaxKey"],
];

export const typeTest = (nameOrNumber: string | number) =>
  nameOrNumber === "number"
    ? isNumber
    : TYPES.find(([number, name]) => number === nameOrNumber || name === nameOrNumber)?.[2];

/** The name of a type by its BSON number. */
export const typeOfNumber = (type: number): string | undefined =>
  TYPES.find(([number]) => number === type)?.[1];

export const typeNameOf = (value: unknown): string =>
  value === undefined ? "missing" : (TYPES.find(([, , test]) => test(value))?.[1] ?? "object");

/** What MongoDB counts as true: everything but missing, null, false and zero. */
export function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (isNumber(value)) return isLong(value) ? !value.isZero() : toNumber(value) !== 0;
  return true;
}

/** Own property only: `constructor` and friends are ordinary field names to a database. */
export const fieldOf = (document: Document, name: string): unknown =>
  Object.hasOwn(document, name) ? document[name] : undefined;

/** By a property of this name the BSON library tells its own types from objects. */
export const TYPE_MARK = "_bsontype";

export const markRefused = () =>
  failure("BadValue", `a field named '${TYPE_MARK}' is not supported by this server`);

/** `__proto__` must become a field, not a prototype. @throws CommandError 2 for a name that no object can have. */
export function setField(document: Document, name: string, value: unknown): void {
  if (name === TYPE_MARK) throw markRefused();
  if (name === "__proto__")
    Object.defineProperty(document, name, { value, writable: true, enumerable: true, configurable: true });
  else document[name] = value;
}

/** What a client sends as a number in a command field; refuses nothing, callers check ranges. */
export const optionalNumber = (value: unknown): number | undefined => {
  const number = toNumber(value);
  return Number.isNaN(number) ? undefined : number;
};

export { Decimal128, Double, Int32, Long };
