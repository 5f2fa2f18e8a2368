import { failure } from "../errors.ts";
import { accumulateList } from "../query/accumulators.ts";
import { compileSort } from "../query/sort.ts";
import { integer } from "../values/arithmetic.ts";
import { isEqual } from "../values/compare.ts";
import { int, isDocument, isNullish, isNumber, isTruthy, toNumber, typeNameOf } from "../values/types.ts";
import {
  type Compile,
  type Form,
  namedArguments,
  type Operator,
  refuseBadVariableName,
  type Vars,
} from "./compile.ts";

const integerArgument = (value: unknown, code: number, name: string): number => {
  const number = isNumber(value) ? toNumber(value) : Number.NaN;
  if (!Number.isInteger(number))
    throw failure(code, `${name} must be representable as a 32-bit integer, got ${typeNameOf(value)}`);
  return number;
};

function elementAt(array: unknown, position: unknown): unknown {
  if (isNullish(array) || isNullish(position)) return null;
  if (!Array.isArray(array))
    throw failure(28689, `$arrayElemAt's first argument must be an array, but is ${typeNameOf(array)}`);
  if (!isNumber(position))
    throw failure(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${typeNameOf(position)}`,
    );
  return array.at(integerArgument(position, 28691, "$arrayElemAt's second argument"));
}

const edge = (name: "$first" | "$last", position: number): Operator => ({
  min: 1,
  max: 1,
  run: (array) => {
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw failure(28689, `${name}'s argument must be an array, but is ${typeNameOf(array)}`);
    return array.at(position);
  },
});

function slice(array: unknown, a: unknown, b?: unknown): unknown {
  if (isNullish(array) || isNullish(a) || b === null) return null;
  if (!Array.isArray(array))
    throw failure(28724, `First argument to $slice must be an array, but is of type: ${typeNameOf(array)}`);
  const first = integerArgument(a, 28725, "Second argument to $slice");
  if (b === undefined) return first >= 0 ? array.slice(0, first) : array.slice(first);
  const count = integerArgument(b, 28727, "Third argument to $slice");
  if (count <= 0) throw failure(28729, `Third argument to $slice must be positive: ${count}`);
  const start = first < 0 ? Math.max(array.length + first, 0) : first;
  return array.slice(start, start + count);
}

const RANGE_MAX_ITEMS = 5_000_000;

function range(start: unknown, end: unknown, step: unknown = int(1)): unknown {
  const [from, to, by] = [
    integerArgument(start, 34443, "$range's starting value"),
    integerArgument(end, 34445, "$range's ending value"),
    integerArgument(step, 34447, "$range's step value"),
  ];
  if (by === 0) throw failure(34449, "$range requires a non-zero step value");
  const count = Math.max(0, Math.ceil((to - from) / by));
  if (count > RANGE_MAX_ITEMS) throw failure("ExceededMemoryLimit", "$range would use too much memory");
  return Array.from({ length: count }, (_, i) => int(from + i * by));
}

function indexOfArray(array: unknown, value: unknown, start: unknown = int(0), end?: unknown): unknown {
  if (isNullish(array)) return null;
  if (!Array.isArray(array))
    throw failure(40090, `$indexOfArray requires an array as a first argument, found: ${typeNameOf(array)}`);
  const from = integerArgument(start, 40096, "$indexOfArray's starting index");
  const to =
    end === undefined
      ? array.length
      : Math.min(integerArgument(end, 40096, "$indexOfArray's ending index"), array.length);
  if (from < 0) throw failure(40097, "$indexOfArray requires a nonnegative starting index");
  for (let i = from; i < to; i++) if (isEqual(array[i], value)) return int(i);
  return int(-1);
}

function concatArrays(...arrays: unknown[]): unknown {
  if (arrays.some(isNullish)) return null;
  const bad = arrays.find((array) => !Array.isArray(array));
  if (bad !== undefined) throw failure(28664, `$concatArrays only supports arrays, not ${typeNameOf(bad)}`);
  return arrays.flat(1);
}

/** `$sum: [a, b]` sums its arguments, `$sum: "$list"` the elements of a list. */
const accumulating = (name: string): Operator => ({
  min: 1,
  max: Number.POSITIVE_INFINITY,
  run: (...values) =>
    accumulateList(name, values.length === 1 && Array.isArray(values[0]) ? values[0] : values),
});

export const arrays: Record<string, Operator> = {
  $size: {
    min: 1,
    max: 1,
    run: (array) => {
      if (!Array.isArray(array))
        throw failure(17124, `The argument to $size must be an array, but was of type: ${typeNameOf(array)}`);
      return integer(array.length);
    },
  },
  $in: {
    min: 2,
    max: 2,
    run: (value, array) => {
      if (!Array.isArray(array))
        throw failure(40081, `$in requires an array as a second argument, found: ${typeNameOf(array)}`);
      return array.some((item) => isEqual(item, value));
    },
  },
  $arrayElemAt: { min: 2, max: 2, run: elementAt },
  $first: edge("$first", 0),
  $last: edge("$last", -1),
  $slice: { min: 2, max: 3, run: slice },
  $concatArrays: { min: 0, max: Number.POSITIVE_INFINITY, run: concatArrays },
  $isArray: { min: 1, max: 1, run: (value) => Array.isArray(value) },
  $reverseArray: {
    min: 1,
    max: 1,
    run: (array) => {
      if (isNullish(array)) return null;
      if (!Array.isArray(array))
        throw failure(
          34435,
          `The argument to $reverseArray must be an array, but was of type: ${typeNameOf(array)}`,
        );
      return array.toReversed();
    },
  },
  $range: { min: 2, max: 3, run: range },
  $indexOfArray: { min: 2, max: 4, run: indexOfArray },
  $sum: accumulating("$sum"),
  $avg: accumulating("$avg"),
  $min: accumulating("$min"),
  $max: accumulating("$max"),
};

const variableName = (value: unknown, operator: string): string => {
  if (value === undefined) return "this";
  if (typeof value !== "string") throw failure(16866, `${operator} needs a string for 'as'`);
  refuseBadVariableName(value);
  return value;
};

function compileFilterForm(spec: unknown, compile: Compile) {
  const named = namedArguments(spec, "$filter", ["input", "cond"], ["as", "limit"], {
    notObject: 28646,
    unknown: 28647,
    missing: 28648,
  });
  const [input, condition] = [compile(named.input), compile(named.cond)];
  const limit = "limit" in named ? compile(named.limit) : null;
  const name = variableName(named.as, "$filter");
  return (root: Parameters<typeof input>[0], vars: Vars) => {
    const array = input(root, vars);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw failure(28651, `input to $filter must be an array not ${typeNameOf(array)}`);
    const limitValue = limit?.(root, vars);
    const most = isNullish(limitValue)
      ? Number.POSITIVE_INFINITY
      : integerArgument(limitValue, 327391, "$filter's limit");
    if (most < 1) throw failure(327392, "$filter: limit must be greater than 0");
    const inner: Vars = Object.create(vars);
    const out: unknown[] = [];
    for (const item of array) {
      inner[name] = item;
      if (!isTruthy(condition(root, inner))) continue;
      out.push(item);
      if (out.length >= most) break;
    }
    return out;
  };
}

function compileMap(spec: unknown, compile: Compile) {
  const named = namedArguments(spec, "$map", ["input", "in"], ["as"], {
    notObject: 16878,
    unknown: 16879,
    missing: 16880,
  });
  const [input, body] = [compile(named.input), compile(named.in)];
  const name = variableName(named.as, "$map");
  return (root: Parameters<typeof input>[0], vars: Vars) => {
    const array = input(root, vars);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw failure(16883, `input to $map must be an array not ${typeNameOf(array)}`);
    const inner: Vars = Object.create(vars);
    return array.map((item) => {
      inner[name] = item;
      return body(root, inner) ?? null;
    });
  };
}

function compileReduce(spec: unknown, compile: Compile) {
  const named = namedArguments(spec, "$reduce", ["input", "initialValue", "in"], [], {
    notObject: 40075,
    unknown: 40076,
    missing: 40077,
  });
  const [input, initial, body] = [compile(named.input), compile(named.initialValue), compile(named.in)];
  return (root: Parameters<typeof input>[0], vars: Vars) => {
    const array = input(root, vars);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw failure(40080, `$reduce requires that 'input' be an array, found: ${typeNameOf(array)}`);
    let value = initial(root, vars);
    for (const item of array) {
      const inner: Vars = Object.create(vars);
      inner.this = item;
      inner.value = value;
      value = body(root, inner);
    }
    return value;
  };
}

function compileSortArray(spec: unknown, compile: Compile) {
  const named = namedArguments(spec, "$sortArray", ["input", "sortBy"], [], {
    notObject: 2942500,
    unknown: 2942501,
    missing: 2942502,
  });
  const input = compile(named.input);
  const isWhole = isNumber(named.sortBy);
  const order = compileSort(isWhole ? { item: named.sortBy } : named.sortBy);
  return (root: Parameters<typeof input>[0], vars: Vars) => {
    const array = input(root, vars);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw failure(
        2942504,
        `The input argument to $sortArray must be an array, but was of type: ${typeNameOf(array)}`,
      );
    const keyed = array.map((item) => ({
      item,
      key: order.keyOf(isWhole ? { item: [item] } : isDocument(item) ? item : {}),
    }));
    return keyed.sort((a, b) => order.compareKeys(a.key, b.key)).map(({ item }) => item);
  };
}

/** `$firstN` and its like as expressions on one array. */
const takeN =
  (name: string, take: (array: unknown[], n: number) => unknown[]): Form =>
  (spec, compile) => {
    const named = namedArguments(spec, name, ["n", "input"], [], {
      notObject: 5787801,
      unknown: 5787901,
      missing: 5787907,
    });
    const [n, input] = [compile(named.n), compile(named.input)];
    return (root, vars) => {
      const array = input(root, vars);
      if (!Array.isArray(array))
        throw failure(5788200, `Input must be an array, found: ${typeNameOf(array)}`);
      const count = integerArgument(n(root, vars), 5787902, "'n'");
      if (count < 1) throw failure(5787908, `'n' must be greater than 0, found ${count}`);
      return take(array, count);
    };
  };

const sorted = (array: unknown[], direction: number): unknown[] => {
  const order = compileSort({ item: int(direction) });
  return array
    .filter((item) => !isNullish(item))
    .map((item) => ({ item, key: order.keyOf({ item: [item] }) }))
    .sort((a, b) => order.compareKeys(a.key, b.key))
    .map(({ item }) => item);
};

export const arrayForms: Record<string, Form> = {
  $filter: compileFilterForm,
  $map: compileMap,
  $reduce: compileReduce,
  $sortArray: compileSortArray,
  $firstN: takeN("$firstN", (array, n) => array.slice(0, n)),
  $lastN: takeN("$lastN", (array, n) => array.slice(-n)),
  $minN: takeN("$minN", (array, n) => sorted(array, 1).slice(0, n)),
  $maxN: takeN("$maxN", (array, n) => sorted(array, -1).slice(0, n)),
};
