import { CommandError, failure } from "../errors.ts";
import { createSum, divide, integer } from "../values/arithmetic.ts";
import { compare } from "../values/compare.ts";
import { encodeValue } from "../values/key-encoding.ts";
import {
  Double,
  isDecimal,
  isDocument,
  isNullish,
  isNumber,
  type NumberValue,
  setField,
  typeNameOf,
} from "../values/types.ts";

/** What a group keeps for one output field. */
export type Accumulator = { add(value: unknown): void; result(): unknown };

const extreme = (isBetter: (order: number) => boolean) => (): Accumulator => {
  let best: unknown;
  return {
    add(value) {
      if (isNullish(value)) return;
      if (best === undefined || isBetter(compare(value, best))) best = value;
    },
    result: () => best ?? null,
  };
};

const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: () => {
    const sum = createSum();
    return { add: (value) => void (isNumber(value) && sum.add(value)), result: () => sum.result() };
  },
  $count: () => {
    let count = 0;
    return { add: () => void count++, result: () => integer(count) };
  },
  $avg: () => {
    const sum = createSum();
    let count = 0;
    return {
      add(value) {
        if (!isNumber(value)) return;
        sum.add(value);
        count++;
      },
      result: () => {
        if (count === 0) return null;
        const total: NumberValue = sum.result();
        return isDecimal(total) ? divide(total, integer(count)) : divide(total, new Double(count));
      },
    };
  },
  $min: extreme((order) => order < 0),
  $max: extreme((order) => order > 0),
  $first: () => {
    let isEmpty = true;
    let first: unknown;
    return {
      add(value) {
        if (isEmpty) first = value;
        isEmpty = false;
      },
      result: () => first ?? null,
    };
  },
  $last: () => {
    let last: unknown;
    return {
      add(value) {
        last = value;
      },
      result: () => last ?? null,
    };
  },
  $push: () => {
    const items: unknown[] = [];
    return { add: (value) => void (value !== undefined && items.push(value)), result: () => items };
  },
  $addToSet: () => {
    const items = new Map<string, unknown>();
    return {
      add(value) {
        if (value === undefined) return;
        const key = encodeValue(value);
        if (!items.has(key)) items.set(key, value);
      },
      result: () => [...items.values()],
    };
  },
  $mergeObjects: () => {
    const out = {};
    return {
      add(value) {
        if (isNullish(value)) return;
        if (!isDocument(value))
          throw failure(
            40400,
            `$mergeObjects requires object inputs, but input is of type ${typeNameOf(value)}`,
          );
        for (const name of Object.keys(value)) setField(out, name, value[name]);
      },
      result: () => out,
    };
  },
};

export const ACCUMULATOR_NAMES: readonly string[] = Object.keys(ACCUMULATORS);

/** @throws CommandError 15952 for an accumulator that does not exist. */
export function accumulatorFactory(name: string): () => Accumulator {
  const factory = Object.hasOwn(ACCUMULATORS, name) ? ACCUMULATORS[name] : undefined;
  if (!factory) throw new CommandError(15952, `unknown group operator '${name}'`);
  return factory;
}

export function accumulateList(name: string, values: readonly unknown[]): unknown {
  const accumulator = accumulatorFactory(name)();
  for (const value of values) accumulator.add(value);
  return accumulator.result();
}
