import { failure } from "../errors.ts";
import { compare } from "../values/compare.ts";
import { encodeValue } from "../values/key-encoding.ts";
import { isNullish, isTruthy, typeNameOf } from "../values/types.ts";
import { between, binary, type Operator, unary, variadic } from "./operator.ts";

const keysOf = (array: readonly unknown[]) => new Set(array.map(encodeValue));

/** Each value once; the result is in value order, as MongoDB gives it. */
const distinct = (array: readonly unknown[]): unknown[] =>
  [...new Map(array.map((value) => [encodeValue(value), value])).values()].sort(compare);

const arrayArgument = (value: unknown, code: number, name: string): unknown[] => {
  if (!Array.isArray(value))
    throw failure(
      code,
      `All operands of ${name} must be arrays. One argument is of type: ${typeNameOf(value)}`,
    );
  return value;
};

/** Each operand in turn; null as soon as one is null. */
function operandsOf(values: readonly unknown[], code: number, name: string): unknown[][] | null {
  const out: unknown[][] = [];
  for (const value of values) {
    if (isNullish(value)) return null;
    out.push(arrayArgument(value, code, name));
  }
  return out;
}

function intersection(...values: unknown[]): unknown {
  const operands = operandsOf(values, 17047, "$setIntersection");
  if (!operands) return null;
  const [first = [], ...rest] = operands;
  const others = rest.map(keysOf);
  return distinct(first).filter((value) => {
    const key = encodeValue(value);
    return others.every((keys) => keys.has(key));
  });
}

function union(...values: unknown[]): unknown {
  const operands = operandsOf(values, 17043, "$setUnion");
  return operands && distinct(operands.flat(1));
}

function difference(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  const items = arrayArgument(a, 17048, "$setDifference");
  const seen = keysOf(arrayArgument(b, 17049, "$setDifference"));
  // The one set operator that keeps the order of its first argument.
  return items.filter((value) => {
    const key = encodeValue(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Looks at no operand behind the first that differs. */
function equals(...values: unknown[]): unknown {
  const keysAt = (i: number) => keysOf(arrayArgument(values[i], 17044, "$setEquals"));
  const first = keysAt(0);
  for (let i = 1; i < values.length; i++) {
    const keys = keysAt(i);
    if (keys.size !== first.size || ![...keys].every((key) => first.has(key))) return false;
  }
  return true;
}

function isSubset(a: unknown, b: unknown): unknown {
  const part = arrayArgument(a, 17046, "$setIsSubset");
  const whole = keysOf(arrayArgument(b, 17042, "$setIsSubset"));
  return part.every((value) => whole.has(encodeValue(value)));
}

export const sets: Record<string, Operator> = {
  $setIntersection: variadic(intersection),
  $setUnion: variadic(union),
  $setDifference: binary(difference),
  $setEquals: { ...between(2, Number.POSITIVE_INFINITY, equals), countCode: 17045 },
  $setIsSubset: binary(isSubset),
  $anyElementTrue: unary((value) => arrayArgument(value, 17041, "$anyElementTrue").some(isTruthy)),
  $allElementsTrue: unary((value) => arrayArgument(value, 17040, "$allElementsTrue").every(isTruthy)),
};
