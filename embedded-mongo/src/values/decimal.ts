import { partsOfDecimal } from "./key-encoding.ts";
import { Decimal128, isDecimal, isDouble, isInt32, isLong, type NumberValue, toNumber } from "./types.ts";

/** Decimal128 arithmetic: 34 significant digits, ties to even. */
const DIGITS_MAX = 34;

type Parts = { coefficient: bigint; exponent: number };

const bigAbs = (value: bigint) => (value < 0n ? -value : value);

/** Divides by a power of ten, ties to even. */
function shiftDown(value: bigint, places: number): bigint {
  const divisor = 10n ** BigInt(places);
  const quotient = value / divisor;
  const twice = bigAbs(value % divisor) * 2n;
  const isUp = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  return isUp ? quotient + (value < 0n ? -1n : 1n) : quotient;
}

export function decimalOf({ coefficient, exponent }: Parts): Decimal128 {
  const surplus = bigAbs(coefficient).toString().length - DIGITS_MAX;
  if (surplus > 0)
    return decimalOf({ coefficient: shiftDown(coefficient, surplus), exponent: exponent + surplus });
  return Decimal128.fromString(`${coefficient}E${exponent}`);
}

const special = (value: number) =>
  Decimal128.fromString(Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");

const DOUBLE_DIGITS = 15;

/** A double becomes the decimal of its 15 leading digits, as in MongoDB. */
export function toDecimal(value: NumberValue): Decimal128 {
  if (isDecimal(value)) return value;
  if (isInt32(value) || isLong(value)) return Decimal128.fromString(value.toString());
  const number = toNumber(value);
  return Number.isFinite(number) ? Decimal128.fromString(number.toPrecision(DOUBLE_DIGITS)) : special(number);
}

function partsOf(value: NumberValue): Parts | null {
  return isDouble(value) && !Number.isFinite(value.value) ? null : partsOfDecimal(toDecimal(value));
}

const OPERATIONS = {
  add: {
    exact: (a: Parts, b: Parts): Parts | null => {
      const exponent = Math.min(a.exponent, b.exponent);
      const scale = ({ coefficient, exponent: own }: Parts) => coefficient * 10n ** BigInt(own - exponent);
      return { coefficient: scale(a) + scale(b), exponent };
    },
    special: (a: number, b: number) => a + b,
  },
  multiply: {
    exact: (a: Parts, b: Parts): Parts | null => ({
      coefficient: a.coefficient * b.coefficient,
      exponent: a.exponent + b.exponent,
    }),
    special: (a: number, b: number) => a * b,
  },
  divide: {
    exact: (a: Parts, b: Parts): Parts | null => {
      if (b.coefficient === 0n) return null;
      // Enough extra digits that the rounding of decimalOf sees a correct tail; exact quotients lose the zeros again.
      const extra = 2 * DIGITS_MAX;
      let coefficient = (a.coefficient * 10n ** BigInt(extra)) / b.coefficient;
      let exponent = a.exponent - b.exponent - extra;
      const ideal = a.exponent - b.exponent;
      while (exponent < ideal && coefficient !== 0n && coefficient % 10n === 0n) {
        coefficient /= 10n;
        exponent++;
      }
      return { coefficient, exponent };
    },
    special: (a: number, b: number) => a / b,
  },
  remainder: {
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
  return exact ? decimalOf(exact) : special(operation.special(toNumber(a), toNumber(b)));
}

/** Rounds to decimal places; `mode` as the expression operator of that name. */
export function roundDecimal(
  value: Decimal128,
  places: number,
  mode: "round" | "trunc" | "ceil" | "floor",
): Decimal128 {
  const parts = partsOfDecimal(value);
  if (!parts || parts.exponent >= -places) return value;
  const drop = -places - parts.exponent;
  const divisor = 10n ** BigInt(drop);
  let coefficient = mode === "round" ? shiftDown(parts.coefficient, drop) : parts.coefficient / divisor;
  const rest = parts.coefficient % divisor;
  if (mode === "ceil" && rest > 0n) coefficient++;
  if (mode === "floor" && rest < 0n) coefficient--;
  return decimalOf({ coefficient, exponent: -places });
}
