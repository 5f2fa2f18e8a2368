import { partsOfDecimal } from "./key-encoding.ts";
import { Decimal128, isDecimal, isDouble, isInt32, isLong, type NumberValue, toNumber } from "./types.ts";

/** Decimal128 arithmetic: 34 significant digits, ties to even. */
const DIGITS_MAX = 34;
const EXPONENT_MAX = 6111;
const EXPONENT_MIN = -6176;

/** `isNegative` counts where the coefficient is 0, which has no sign of its own. */
type Parts = { coefficient: bigint; exponent: number; isNegative?: boolean };

const bigAbs = (value: bigint) => (value < 0n ? -value : value);

/** Divides by a power of ten, ties to even. */
function shiftDown(value: bigint, places: number): bigint {
  const divisor = 10n ** BigInt(places);
  const quotient = value / divisor;
  const twice = bigAbs(value % divisor) * 2n;
  const isUp = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  return isUp ? quotient + (value < 0n ? -1n : 1n) : quotient;
}

export function decimalOf({ coefficient, exponent, isNegative = coefficient < 0n }: Parts): Decimal128 {
  const digits = bigAbs(coefficient).toString().length;
  // Digits too many, or places too small for the exponent, are rounded away.
  const drop = coefficient === 0n ? 0 : Math.max(digits - DIGITS_MAX, EXPONENT_MIN - exponent, 0);
  if (drop > 0)
    return decimalOf({
      coefficient: drop > digits ? 0n : shiftDown(coefficient, drop),
      exponent: exponent + drop,
      isNegative,
    });
  if (coefficient === 0n) {
    const clamped = Math.min(Math.max(exponent, EXPONENT_MIN), EXPONENT_MAX);
    return Decimal128.fromString(`${isNegative ? "-" : ""}0E${clamped}`);
  }
  const pad = Math.max(exponent - EXPONENT_MAX, 0);
  if (digits + pad > DIGITS_MAX)
    return special(isNegative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  return Decimal128.fromString(`${coefficient * 10n ** BigInt(pad)}E${exponent - pad}`);
}

const special = (value: number) =>
  Decimal128.fromString(Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");

const DOUBLE_DIGITS = 15;

/** A double becomes the decimal of its 15 leading digits, as in MongoDB. */
export function toDecimal(value: NumberValue): Decimal128 {
  if (isDecimal(value)) return value;
  if (isInt32(value) || isLong(value)) return Decimal128.fromString(value.toString());
  const number = toNumber(value);
  if (number === 0) return Decimal128.fromString(Object.is(number, -0) ? "-0" : "0");
  return Number.isFinite(number) ? Decimal128.fromString(number.toPrecision(DOUBLE_DIGITS)) : special(number);
}

function partsOf(value: NumberValue): Parts | null {
  return isDouble(value) && !Number.isFinite(value.value) ? null : partsOfDecimal(toDecimal(value));
}

const isMinus = (value: NumberValue): boolean =>
  isDecimal(value)
    ? value.toString().startsWith("-")
    : Object.is(Math.sign(toNumber(value)), -0) || toNumber(value) < 0;

/** `isMinus`: the sign of a result that is zero. */
const OPERATIONS = {
  add: {
    isMinus: (a: boolean, b: boolean) => a && b,
    exact: (a: Parts, b: Parts): Parts | null => {
      const exponent = Math.min(a.exponent, b.exponent);
      const scale = ({ coefficient, exponent: own }: Parts) => coefficient * 10n ** BigInt(own - exponent);
      return { coefficient: scale(a) + scale(b), exponent };
    },
    special: (a: number, b: number) => a + b,
  },
  multiply: {
    isMinus: (a: boolean, b: boolean) => a !== b,
    exact: (a: Parts, b: Parts): Parts | null => ({
      coefficient: a.coefficient * b.coefficient,
      exponent: a.exponent + b.exponent,
    }),
    special: (a: number, b: number) => a * b,
  },
  divide: {
    isMinus: (a: boolean, b: boolean) => a !== b,
    exact: (a: Parts, b: Parts): Parts | null => {
      if (b.coefficient === 0n) return null;
      // Enough extra digits that the rounding of decimalOf sees a correct tail; exact quotients lose the zeros again.
      const extra = 2 * DIGITS_MAX;
      let coefficient = (a.coefficient * 10n ** BigInt(extra)) / b.coefficient;
      let exponent = a.exponent - b.exponent - extra;
      const ideal = a.exponent - b.exponent;
      if (coefficient === 0n) return { coefficient, exponent: ideal };
      while (exponent < ideal && coefficient % 10n === 0n) {
        coefficient /= 10n;
        exponent++;
      }
      return { coefficient, exponent };
    },
    special: (a: number, b: number) => a / b,
  },
  remainder: {
    isMinus: (a: boolean, _b: boolean) => a,
    exact: (a: Parts, b: Parts): Parts | null => {
      if (b.coefficient === 0n) return null;
      const exponent = Math.min(a.exponent, b.exponent);
      const scale = ({ coefficient, exponent: own }: Parts) => coefficient * 10n ** BigInt(own - exponent);
      return { coefficient: scale(a) % scale(b), exponent };
    },
    special: (a: number, b: number) => a % b,
  },
};

export function decimalOperation(name: keyof typeof OPERATIONS, a: NumberValue, b: NumberValue): Decimal128 {
  const [x, y] = [partsOf(a), partsOf(b)];
  const operation = OPERATIONS[name];
  const exact = x && y ? operation.exact(x, y) : null;
  if (!exact) return special(operation.special(toNumber(a), toNumber(b)));
  const isNegative =
    exact.coefficient === 0n ? operation.isMinus(isMinus(a), isMinus(b)) : exact.coefficient < 0n;
  return decimalOf({ ...exact, isNegative });
}

export type Rounding = "round" | "trunc" | "ceil" | "floor";

/** Drops digits; "round" is to even. */
function withoutDigits(coefficient: bigint, drop: number, mode: Rounding): bigint {
  if (mode === "round") return shiftDown(coefficient, drop);
  const divisor = 10n ** BigInt(drop);
  const [whole, rest] = [coefficient / divisor, coefficient % divisor];
  if (mode === "ceil" && rest > 0n) return whole + 1n;
  return mode === "floor" && rest < 0n ? whole - 1n : whole;
}

/** The value with exactly that many decimal places, however many zeros that takes; NaN when 34 digits cannot show it. */
export function quantizeDecimal(value: Decimal128, places: number, mode: Rounding): Decimal128 {
  const parts = partsOfDecimal(value);
  if (!parts) return mode === "round" || mode === "trunc" ? value : special(Number.NaN);
  const { coefficient, exponent } = parts;
  const grow = exponent + places;
  const digits = bigAbs(coefficient).toString().length;
  if (coefficient !== 0n && grow > 0 && digits + grow > DIGITS_MAX) return special(Number.NaN);
  const scaled =
    coefficient === 0n
      ? 0n
      : grow >= 0
        ? coefficient * 10n ** BigInt(grow)
        : withoutDigits(coefficient, -grow, mode);
  return decimalOf({ coefficient: scaled, exponent: -places, isNegative: isMinus(value) });
}

/** As a 64-bit integer; null for NaN, the infinities and what does not fit. */
export function decimalAs64Bits(value: Decimal128, mode: "round" | "trunc"): bigint | null {
  const parts = partsOfDecimal(value);
  if (!parts || (parts.coefficient !== 0n && parts.exponent > 19)) return null;
  const { coefficient, exponent } = parts;
  const whole =
    exponent >= 0
      ? coefficient * 10n ** BigInt(coefficient === 0n ? 0 : exponent)
      : withoutDigits(coefficient, -exponent, mode);
  return BigInt.asIntN(64, whole) === whole ? whole : null;
}

export const absoluteDecimal = (value: Decimal128): Decimal128 =>
  Decimal128.fromString(value.toString().replace(/^-/, ""));
