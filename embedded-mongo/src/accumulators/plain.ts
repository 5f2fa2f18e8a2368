import { failure } from "../errors.ts";
import { operatorMeter } from "../plan/meter.ts";
import { divide, integer } from "../values/arithmetic.ts";
import { compare } from "../values/compare.ts";
import { encodeValue } from "../values/key-encoding.ts";
import {
  Double,
  isDecimal,
  isDocument,
  isLong,
  isNullish,
  isNumber,
  type NumberValue,
  setField,
  typeNameOf,
} from "../values/types.ts";
import { weightOfValue } from "../values/weight.ts";
import type { Accumulator, Scope } from "./accumulator.ts";
import { createSum } from "./sum.ts";

export type CreateAccumulator = (scope: Scope) => Accumulator;

const extreme =
  (sign: 1 | -1): CreateAccumulator =>
  () => {
    let best: unknown;
    return {
      add(value) {
        if (!isNullish(value) && (best === undefined || compare(value, best) * sign < 0)) best = value;
      },
      result: () => best ?? null,
    };
  };

/** Keeps, besides the best value, those that will be the best when the ones before them are gone. */
const slidingExtreme =
  (sign: 1 | -1): CreateAccumulator =>
  ({ meter }) => {
    const candidates: unknown[] = [];
    return {
      add(value) {
        if (isNullish(value)) return;
        while (candidates.length > 0 && compare(value, candidates.at(-1)) * sign < 0)
          meter(-weightOfValue(candidates.pop()));
        meter(weightOfValue(value));
        candidates.push(value);
      },
      remove(value) {
        if (candidates.length > 0 && compare(candidates[0], value) === 0)
          meter(-weightOfValue(candidates.shift()));
      },
      result: () => candidates[0] ?? null,
    };
  };

function sum(): Accumulator {
  const total = createSum();
  return {
    add: (value) => void (isNumber(value) && total.add(value)),
    remove: (value) => void (isNumber(value) && total.remove(value)),
    result: total.result,
  };
}

/** MongoDB's own sliding sum gives the narrowest integer, whatever is in it. */
function slidingSum(): Accumulator {
  const { result, ...total } = sum();
  return {
    ...total,
    result: () => {
      const value = result();
      const number = isLong(value) ? value.toNumber() : Number.NaN;
      return Number.isSafeInteger(number) ? integer(number) : value;
    },
  };
}

function average(): Accumulator {
  const total = createSum();
  let count = 0;
  const change = (value: unknown, sign: 1 | -1) => {
    if (!isNumber(value)) return;
    total[sign > 0 ? "add" : "remove"](value);
    count += sign;
  };
  return {
    add: (value) => change(value, 1),
    remove: (value) => change(value, -1),
    result: () => {
      if (count === 0) return null;
      const value: NumberValue = total.result();
      return divide(value, isDecimal(value) ? integer(count) : new Double(count));
    },
  };
}

function count(): Accumulator {
  let n = 0;
  return { add: () => void n++, remove: () => void n--, result: () => integer(n) };
}

function first(): Accumulator {
  let isEmpty = true;
  let held: unknown;
  return {
    add(value) {
      if (isEmpty) held = value;
      isEmpty = false;
    },
    result: () => held ?? null,
  };
}

function last(): Accumulator {
  let held: unknown;
  return {
    add(value) {
      held = value;
    },
    result: () => held ?? null,
  };
}

const push: CreateAccumulator = ({ meter }) => {
  const hold = operatorMeter("$push", meter);
  const items: unknown[] = [];
  return {
    add(value) {
      if (value === undefined) return;
      hold(weightOfValue(value));
      items.push(value);
    },
    remove(value) {
      if (value !== undefined) hold(-weightOfValue(items.shift()));
    },
    result: () => [...items],
  };
};

const addToSet: CreateAccumulator = ({ meter }) => {
  const hold = operatorMeter("$addToSet", meter);
  const items = new Map<string, { value: unknown; count: number }>();
  return {
    add(value) {
      if (value === undefined) return;
      const key = encodeValue(value);
      const found = items.get(key);
      if (found) {
        found.count++;
        return;
      }
      hold(weightOfValue(value) + key.length);
      items.set(key, { value, count: 1 });
    },
    remove(value) {
      if (value === undefined) return;
      const key = encodeValue(value);
      const found = items.get(key);
      if (!found || --found.count > 0) return;
      hold(-weightOfValue(found.value) - key.length);
      items.delete(key);
    },
    result: () => Array.from(items.values(), ({ value }) => value),
  };
};

const mergeObjects: CreateAccumulator = ({ meter }) => {
  const hold = operatorMeter("$mergeObjects", meter);
  const out = {};
  return {
    add(value) {
      if (isNullish(value)) return;
      if (!isDocument(value))
        throw failure(
          40400,
          `$mergeObjects requires object inputs, but input is of type ${typeNameOf(value)}`,
        );
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(out, name)) hold(name.length + weightOfValue(value[name]));
        setField(out, name, value[name]);
      }
    },
    result: () => ({ ...out }),
  };
};

/** Accumulators of one expression. */
export const PLAIN: Record<string, CreateAccumulator> = {
  $sum: sum,
  $avg: average,
  $count: count,
  $min: extreme(1),
  $max: extreme(-1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: mergeObjects,
};

/** Those that are made otherwise for windows that leave documents behind. */
export const SLIDING: Record<string, CreateAccumulator> = {
  $sum: slidingSum,
  $min: slidingExtreme(1),
  $max: slidingExtreme(-1),
};
