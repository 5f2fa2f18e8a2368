import { failure } from "../errors.ts";
import { multiply } from "../values/arithmetic.ts";
import { toDecimal } from "../values/decimal.ts";
import {
  Decimal128,
  Double,
  isDecimal,
  isNullish,
  isNumber,
  type NumberValue,
  toNumber,
  typeNameOf,
} from "../values/types.ts";
import { binary, numeric, type Operator } from "./operator.ts";

/** Angles are radians. A decimal comes back as one, with the precision of a double. */
const resultOf = (result: number, ...operands: readonly NumberValue[]): NumberValue =>
  operands.some(isDecimal) ? toDecimal(new Double(result)) : new Double(result);

type Bounds = readonly [min: number, max: number];
const ANY: Bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const FINITE: Bounds = [-Number.MAX_VALUE, Number.MAX_VALUE];
const UNIT: Bounds = [-1, 1];

const functionOf = (name: string, compute: (value: number) => number, [min, max]: Bounds = ANY): Operator =>
  numeric(name, (value) => {
    const number = toNumber(value);
    if (number < min || number > max)
      throw failure(50989, `cannot apply ${name} to ${number}, value must be in [${min},${max}]`);
    return resultOf(compute(number), value);
  });

const conversion = (name: string, factor: number, exactFactor: string): Operator => {
  const decimalFactor = Decimal128.fromString(exactFactor);
  return numeric(name, (value) =>
    isDecimal(value) ? multiply(value, decimalFactor) : new Double(toNumber(value) * factor),
  );
};

function arcTangent2(y: unknown, x: unknown): unknown {
  if (isNullish(y)) return null;
  if (!isNumber(y)) throw failure(51044, `$atan2 only supports numeric types, not ${typeNameOf(y)}`);
  if (isNullish(x)) return null;
  if (!isNumber(x)) throw failure(51045, `$atan2 only supports numeric types, not ${typeNameOf(x)}`);
  return resultOf(Math.atan2(toNumber(y), toNumber(x)), y, x);
}

export const trigonometry: Record<string, Operator> = {
  $sin: functionOf("$sin", Math.sin, FINITE),
  $cos: functionOf("$cos", Math.cos, FINITE),
  $tan: functionOf("$tan", Math.tan, FINITE),
  $asin: functionOf("$asin", Math.asin, UNIT),
  $acos: functionOf("$acos", Math.acos, UNIT),
  $atan: functionOf("$atan", Math.atan),
  $atan2: binary(arcTangent2),
  $sinh: functionOf("$sinh", Math.sinh),
  $cosh: functionOf("$cosh", Math.cosh),
  $tanh: functionOf("$tanh", Math.tanh),
  $asinh: functionOf("$asinh", Math.asinh),
  $acosh: functionOf("$acosh", Math.acosh, [1, Number.POSITIVE_INFINITY]),
  $atanh: functionOf("$atanh", Math.atanh, UNIT),
  $degreesToRadians: conversion("$degreesToRadians", Math.PI / 180, "0.01745329251994329576923690768488613"),
  $radiansToDegrees: conversion("$radiansToDegrees", 180 / Math.PI, "57.29577951308232087679815481410517"),
};
