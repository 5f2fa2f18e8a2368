import type { BSONRegExp, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from "bson";
import { type Document, isDocument, wrapperOf } from "./types.ts";

/** A value the way MongoDB's messages write it: `{ a: 1, b: "x" }`. */
export function showValue(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "undefined";
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[ ${value.map(showValue).join(", ")} ]`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (isDocument(value)) {
    const fields = Object.entries(value as Document).map(([name, item]) => `${name}: ${showValue(item)}`);
    return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
  }
  switch (wrapperOf(value)) {
    case "Int32":
    case "Long":
      return String((value as Int32 | Long).toString());
    case "Double": {
      const number = (value as Double).value;
      return Number.isInteger(number) ? `${number}.0` : String(number);
    }
    case "Decimal128":
      return (value as Decimal128).toString();
    case "ObjectId":
      return `ObjectId('${(value as ObjectId).toHexString()}')`;
    case "Timestamp":
      return `Timestamp(${(value as Timestamp).t}, ${(value as Timestamp).i})`;
    case "BSONRegExp":
      return `/${(value as BSONRegExp).pattern}/${(value as BSONRegExp).options}`;
    case "MinKey":
      return "MinKey";
    case "MaxKey":
      return "MaxKey";
    default:
      return String(value);
  }
}

/** The same in the middle of a sentence, where a string stands without its quotes. */
export const showText = (value: unknown): string => (typeof value === "string" ? value : showValue(value));
