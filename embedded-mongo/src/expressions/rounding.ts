import { failure } from "../errors.ts";
import { wholeOf } from "../values/arithmetic.ts";
import { decimalAs64Bits, quantizeDecimal, type Rounding, toDecimal } from "../values/decimal.ts";
import {
  Decimal128,
  Double,
  Int32,
  isDecimal,
  isDouble,
  isInt32,
  isNullish,
  isNumber,
  Long,
  typeNameOf,
} from "../values/types.ts";
import { between, numeric, type Operator } from "./operator.ts";

const toWhole = (name: string, mode: "ceil" | "floor"): Operator =>
  numeric(name, (value) => {
    if (isDouble(value)) return new Double(Math[mode](value.value));
    return isDecimal(value) ? quantizeDecimal(value, 0, mode) : value;
  });

const PLACES_MIN = -20;
const PLACES_MAX = 100;
const INT32_MAX = 0x7fffffffn;

function placesOf(value: unknown, name: string): number {
  if (!isNumber(value)) throw failure(16004, `can't convert from BSON type ${typeNameOf(value)} to long`);
  const places = wholeOf(value, 32);
  if (places === null) throw failure(51082, `precision argument to ${name} must be a integral value`);
  if (places < PLACES_MIN || places > PLACES_MAX)
    throw failure(51083, `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`);
  return places;
}

/** Rounds the decimal expansion of a double, all its digits: 2.675 is a little less than it looks. */
function roundDouble(value: number, places: number, mode: Rounding): number {
  if (!Number.isFinite(value)) return value;
  const digits = Object.is(value, -0) ? "-0" : value.toPrecision(34);
  return Number(quantizeDecimal(Decimal128.fromString(digits), places, mode).toString());
}

const toPlaces = (name: string, mode: "round" | "trunc"): Operator =>
  between(1, 2, (...args) => {
    const [value] = args;
    if (isNullish(value)) return null;
    if (!isNumber(value))
      throw failure(51081, `${name} only supports numeric types, not ${typeNameOf(value)}`);
    if (args.length > 1 && isNullish(args[1])) return null;
    const places = args.length > 1 ? placesOf(args[1], name) : 0;
    if (isDecimal(value)) return quantizeDecimal(value, places, mode);
    if (isDouble(value)) return new Double(roundDouble(value.value, places, mode));
    if (places >= 0) return value;
    const whole = decimalAs64Bits(quantizeDecimal(toDecimal(value), places, mode), "trunc");
    if (whole === null) throw failure(51080, `invalid conversion from Decimal128 result in ${name}`);
    return isInt32(value) && whole <= INT32_MAX && whole >= -INT32_MAX - 1n
      ? new Int32(Number(whole))
      : Long.fromBigInt(whole);
  });

export const rounding: Record<string, Operator> = {
  $ceil: toWhole("$ceil", "ceil"),
  $floor: toWhole("$floor", "floor"),
  $round: toPlaces("$round", "round"),
  $trunc: toPlaces("$trunc", "trunc"),
};
