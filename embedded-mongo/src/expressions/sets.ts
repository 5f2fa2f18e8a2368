import { failure } from "../errors.ts";
import { compare } from "../values/compare.ts";
import { encodeValue } from "../values/key-encoding.ts";
import { isNullish, isTruthy, typeNameOf } from "../values/types.ts";
import type { Operator } from "./compile.ts";

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

const many = (run: (...values: unknown[]) => unknown): Operator => ({
  min: 0,
  max: Number.POSITIVE_INFINITY,
  run,
});

function intersection(...values: unknown[]): unknown {
  if (values.some(isNullish)) return null;
  const [first = [], ...rest] = values.map((value) => arrayArgument(value, 17047, "$setIntersection"));
  const others = rest.map(keysOf);
  return distinct(first).filter((value) => {
    const key = encodeValue(value);
    return others.every((keys) => keys.has(key));
  });
}

function union(...values: unknown[]): unknown {
  if (values.some(isNullish)) return null;
  return distinct(values.flatMap((value) => arrayArgument(value, 17043, "$setUnion")));
}

function difference(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  const without = keysOf(arrayArgument(b, 17049, "$setDifference"));
  const seen = new Set<string>();
  // The one set operator that keeps the order of its first argument.
  return arrayArgument(a, 17048, "$setDifference").filter((value) => {
    const key = encodeValue(value);
    if (without.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function equals(...values: unknown[]): unknown {
  const [first = new Set<string>(), ...rest] = values.map((value) =>
    keysOf(arrayArgument(value, 17044, "$setEquals")),
  );
  return rest.every((keys) => keys.size === first.size && [...keys].every((key) => first.has(key)));
}

function isSubset(a: unknown, b: unknown): unknown {
  const part = keysOf(arrayArgument(a, 17046, "$setIsSubset"));
  const whole = keysOf(arrayArgument(b, 17042, "$setIsSubset"));
  return [...part].every((key) => whole.has(key));
}

export const sets: Record<string, Operator> = {
  $setIntersection: many(intersection),
  $setUnion: many(union),
  $setDifference: { min: 2, max: 2, run: difference },
  $setEquals: { min: 2, max: Number.POSITIVE_INFINITY, run: equals },
  $setIsSubset: { min: 2, max: 2, run: isSubset },
  $anyElementTrue: {
    min: 1,
    max: 1,
    run: (value) => arrayArgument(value, 17041, "$anyElementTrue").some(isTruthy),
  },
  $allElementsTrue: {
    min: 1,
    max: 1,
    run: (value) => arrayArgument(value, 17040, "$allElementsTrue").every(isTruthy),
  },
};
