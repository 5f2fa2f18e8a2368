import { failure } from "../errors.ts";
import { compileExpression, type Expression, namedArguments } from "../expressions/compile.ts";
import { compare } from "../values/compare.ts";
import { isNullish, isNumber, toNumber, typeNameOf } from "../values/types.ts";
import type { Accumulator } from "./accumulators.ts";
import { compileSort, type Sort } from "./sort.ts";

/** Accumulators that keep the best few of a group: `$firstN`, `$minN`, `$topN` and their like. */
export type RankedAccumulator = { input: Expression; create: () => Accumulator };

type Ranked = { key: unknown; value: unknown };

/** Keeps the `count` first in an order; of equals, those that came first. */
function bestOf(
  count: number,
  order: ((a: unknown, b: unknown) => number) | null,
  finish: (values: unknown[]) => unknown,
): Accumulator {
  const held: Ranked[] = [];
  return {
    add(item) {
      const { key, value } = item as Ranked;
      if (!order) {
        if (held.length < count) held.push({ key, value });
        return;
      }
      let at = held.length;
      while (at > 0 && order(key, (held[at - 1] as Ranked).key) < 0) at--;
      if (at >= count) return;
      held.splice(at, 0, { key, value });
      if (held.length > count) held.pop();
    },
    result: () => finish(held.map(({ value }) => value)),
  };
}

function lastOf(count: number): Accumulator {
  const held: unknown[] = [];
  return {
    add(item) {
      held.push((item as Ranked).value);
      if (held.length > count) held.shift();
    },
    result: () => held,
  };
}

function countOf(spec: unknown, name: string): number {
  const value = compileExpression(spec)({}, {});
  const count = isNumber(value) ? toNumber(value) : Number.NaN;
  if (!Number.isInteger(count))
    throw failure(
      5787902,
      `Value for 'n' of ${name} must be of integral type, but found ${typeNameOf(value)}`,
    );
  if (count < 1) throw failure(5787908, `'n' must be greater than 0, found ${count}`);
  return count;
}

const all = (values: unknown[]) => values.map((value) => value ?? null);

function nInput(name: string, spec: unknown): RankedAccumulator {
  const named = namedArguments(spec, name, ["n", "input"], [], {
    notObject: 5787801,
    unknown: 5787901,
    missing: 5787907,
  });
  const count = countOf(named.n, name);
  const input = compileExpression(named.input);
  const isExtreme = name === "$minN" || name === "$maxN";
  const direction = name === "$minN" ? 1 : -1;
  const order = isExtreme ? (a: unknown, b: unknown) => compare(a, b) * direction : null;
  const create = name === "$lastN" ? () => lastOf(count) : () => bestOf(count, order, all);
  return {
    input: (root, vars) => {
      const value = input(root, vars);
      // The smallest and largest are sought among what is there.
      return isExtreme && isNullish(value) ? undefined : { key: value, value: value ?? null };
    },
    create: () => skippingNothing(create()),
  };
}

function sorted(name: string, spec: unknown): RankedAccumulator {
  const isOne = name === "$top" || name === "$bottom";
  const named = namedArguments(spec, name, isOne ? ["sortBy", "output"] : ["n", "sortBy", "output"], [], {
    notObject: 5788001,
    unknown: 5788002,
    missing: 5788003,
  });
  const sort: Sort = compileSort(named.sortBy);
  const output = compileExpression(named.output);
  const count = isOne ? 1 : countOf(named.n, name);
  const isFromBelow = name.startsWith("$bottom");
  const order = (a: unknown, b: unknown) =>
    sort.compareKeys(a as unknown[], b as unknown[]) * (isFromBelow ? -1 : 1);
  const finish = isOne
    ? (values: unknown[]) => values[0] ?? null
    : (values: unknown[]) => all(isFromBelow ? values.toReversed() : values);
  return {
    input: (root, vars) => ({ key: sort.keyOf(root), value: output(root, vars) }),
    create: () => bestOf(count, order, finish),
  };
}

const skippingNothing = (accumulator: Accumulator): Accumulator => ({
  add: (item) => {
    if (item !== undefined) accumulator.add(item);
  },
  result: accumulator.result,
});

/** @returns null when the name is none of these. */
export function compileRanked(name: string, spec: unknown): RankedAccumulator | null {
  if (["$firstN", "$lastN", "$minN", "$maxN"].includes(name)) return nInput(name, spec);
  if (["$top", "$topN", "$bottom", "$bottomN"].includes(name)) return sorted(name, spec);
  return null;
}
