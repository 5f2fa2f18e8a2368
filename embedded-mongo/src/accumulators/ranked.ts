import { failure } from "../errors.ts";
import { compileExpression, namedArguments } from "../expressions/compile.ts";
import { type Meter, operatorMeter } from "../plan/meter.ts";
import { compileSort } from "../query/sort.ts";
import { compare } from "../values/compare.ts";
import { isDocument, isNullish, isNumber, toNumber } from "../values/types.ts";
import { weightOfValue } from "../values/weight.ts";
import type { Accumulator, AccumulatorCall, Scope } from "./accumulator.ts";

/** Accumulators that keep the best few of a group: `$firstN`, `$minN`, `$topN` and their like. */
type Ranked = { key: unknown; value: unknown };

const weightOf = ({ key, value }: Ranked) => weightOfValue(value) + (key === value ? 0 : weightOfValue(key));

/** Keeps the `count` first in an order; of equals, those that came first. */
function bestOf(
  count: number,
  order: ((a: unknown, b: unknown) => number) | null,
  finish: (values: unknown[]) => unknown,
  hold: Meter,
): Accumulator {
  const held: Ranked[] = [];
  return {
    add(item) {
      if (item === undefined || (!order && held.length >= count)) return;
      const ranked = item as Ranked;
      let at = held.length;
      if (order) {
        let low = 0;
        while (low < at) {
          const middle = (low + at) >> 1;
          if (order(ranked.key, (held[middle] as Ranked).key) < 0) at = middle;
          else low = middle + 1;
        }
      }
      if (at >= count) return;
      held.splice(at, 0, ranked);
      hold(weightOf(ranked));
      if (held.length > count) hold(-weightOf(held.pop() as Ranked));
    },
    result: () => finish(held.map(({ value }) => value)),
  };
}

function lastOf(count: number, hold: Meter): Accumulator {
  const held: Ranked[] = [];
  return {
    add(item) {
      held.push(item as Ranked);
      hold(weightOf(item as Ranked));
      if (held.length > count) hold(-weightOf(held.shift() as Ranked));
    },
    result: () => held.map(({ value }) => value),
  };
}

/** How many to keep: an expression that may look at the key of the group. */
function compileCount(spec: unknown): (scope: Scope) => number {
  const evaluate = compileExpression(spec);
  return ({ id, vars }) => {
    const value = evaluate(id, vars);
    if (!isNumber(value)) throw failure(5787902, "Value for 'n' must be of integral type");
    const count = toNumber(value);
    if (!Number.isInteger(count)) throw failure(5787903, "Value for 'n' must be of integral type");
    if (count < 1) throw failure(5787908, `'n' must be greater than 0, found ${count}`);
    return count;
  };
}

const all = (values: unknown[]) => values.map((value) => value ?? null);

function compileN(name: string, spec: unknown): AccumulatorCall {
  const isExtreme = name === "$minN" || name === "$maxN";
  const named = namedArguments(spec, name, ["n", "input"], [], {
    notObject: isExtreme ? 5787900 : 5787801,
    unknown: 5787901,
    missing: { n: 5787906, input: 5787907 },
  });
  const countOf = compileCount(named.n);
  const input = compileExpression(named.input);
  const direction = name === "$minN" ? 1 : -1;
  const order = isExtreme ? (a: unknown, b: unknown) => compare(a, b) * direction : null;
  return {
    input: (root, vars) => {
      const value = input(root, vars) ?? null;
      // The smallest and largest are sought among what is there.
      return isExtreme && isNullish(value) ? undefined : { key: value, value };
    },
    create(scope) {
      const hold = operatorMeter(name, scope.meter);
      const count = countOf(scope);
      return name === "$lastN" ? lastOf(count, hold) : bestOf(count, order, all, hold);
    },
  };
}

function compileTop(name: string, spec: unknown): AccumulatorCall {
  const isOne = name === "$top" || name === "$bottom";
  const named = namedArguments(spec, name, [...(isOne ? [] : ["n"]), "output", "sortBy"], [], {
    notObject: 5788001,
    unknown: 5788002,
    missing: { n: 5788003, output: 5788004, sortBy: 5788005 },
  });
  if (!isDocument(named.sortBy)) throw failure(10065, "invalid parameter: expected an object (sortBy)");
  const sort = compileSort(named.sortBy);
  const output = compileExpression(named.output);
  const countOf = isOne ? () => 1 : compileCount(named.n);
  const isFromBelow = name.startsWith("$bottom");
  const order = (a: unknown, b: unknown) =>
    sort.compareKeys(a as unknown[], b as unknown[]) * (isFromBelow ? -1 : 1);
  const finish = isOne
    ? (values: unknown[]) => values[0] ?? null
    : (values: unknown[]) => all(isFromBelow ? values.toReversed() : values);
  return {
    input: (root, vars) => ({ key: sort.keyOf(root), value: output(root, vars) ?? null }),
    create: (scope) => bestOf(countOf(scope), order, finish, operatorMeter(name, scope.meter)),
  };
}

export const RANKED: Record<string, (name: string, spec: unknown) => AccumulatorCall> = {
  $firstN: compileN,
  $lastN: compileN,
  $minN: compileN,
  $maxN: compileN,
  $top: compileTop,
  $topN: compileTop,
  $bottom: compileTop,
  $bottomN: compileTop,
};
