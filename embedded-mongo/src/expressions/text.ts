import { failure } from "../errors.ts";
import { isDouble, isNullish, isNumber, RANK, rankOf, typeNameOf, wrapperOf } from "../values/types.ts";
import { dateText } from "./dates.ts";

/** The digits of a double in the layout of C's `%g`: exponents below -4 and from 16 on stand as `1e+16`. */
function layOut(value: number, shortest: string): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa = "", exponentText] = Number(shortest).toExponential().split("e");
  const exponent = Number(exponentText);
  // JavaScript itself writes these without an exponent.
  if (exponent >= -4 && exponent < 16) return String(Number(shortest));
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${size}`;
}

/** As `$toString` writes it: the shortest digits that give the same double back. */
export const doubleText = (value: number): string => layOut(value, String(value));

/** As case and substring operators read a value: doubles with 16 digits, null as nothing. */
export function plainText(value: unknown): string {
  if (isNullish(value)) return "";
  if (typeof value === "string") return value;
  if (value instanceof Date) return dateText(value);
  if (isDouble(value)) return layOut(value.value, value.value.toPrecision(16));
  if (isNumber(value)) return value.toString();
  if (wrapperOf(value) === "BSONSymbol") return (value as { value: string }).value;
  if (rankOf(value) === RANK.code) return (value as { code: string }).code;
  throw failure(16007, `can't convert from BSON type ${typeNameOf(value)} to String`);
}
