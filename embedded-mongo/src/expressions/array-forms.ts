import { failure } from "../errors.ts";
import { ARRAY_ITEMS_MAX } from "../limits.ts";
import { compileSort } from "../query/sort.ts";
import { wholeOf } from "../values/arithmetic.ts";
import { compare } from "../values/compare.ts";
import { isDocument, isNullish, isNumber, isTruthy, toNumber, typeNameOf } from "../values/types.ts";
import { spend } from "./allowance.ts";
import {
  type Compile,
  type Expression,
  type Form,
  namedArguments,
  refuseBadVariableName,
  type Vars,
} from "./compile.ts";

const variableName = (value: unknown, operator: string): string => {
  if (value === undefined) return "this";
  if (typeof value !== "string") throw failure(16866, `${operator} needs a string for 'as'`);
  refuseBadVariableName(value);
  return value;
};

/** Evaluates the array that a form works on; null for null. */
const arrayFrom = (input: Expression, code: number, operator: string) => {
  return (root: Parameters<Expression>[0], vars: Vars): unknown[] | null => {
    const array = input(root, vars);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw failure(code, `input to ${operator} must be an array, not ${typeNameOf(array)}`);
    return array;
  };
};

const filter: Form = (spec, compile, operator) => {
  const named = namedArguments(spec, operator, ["input", "cond"], ["as", "limit"], {
    notObject: 28646,
    unknown: 28647,
    missing: { input: 28648, cond: 28650 },
  });
  const [input, condition] = [arrayFrom(compile(named.input), 28651, operator), compile(named.cond)];
  const limit = "limit" in named ? compile(named.limit) : null;
  const name = variableName(named.as, operator);
  const mostOf = (value: unknown): number => {
    if (isNullish(value)) return Number.POSITIVE_INFINITY;
    const most = wholeOf(value, 32);
    if (most === null) throw failure(327391, `${operator}: limit must be a 32-bit integral value`);
    if (most < 1) throw failure(327392, `${operator}: limit must be greater than 0, found ${most}`);
    return most;
  };
  return (root, vars) => {
    const array = input(root, vars);
    if (array === null || array.length === 0) return array;
    const most = mostOf(limit?.(root, vars));
    const inner: Vars = Object.create(vars);
    const out: unknown[] = [];
    for (const item of array) {
      spend(vars, 1);
      inner[name] = item;
      if (!isTruthy(condition(root, inner))) continue;
      out.push(item);
      if (out.length >= most) break;
    }
    return out;
  };
};

const map: Form = (spec, compile, operator) => {
  const named = namedArguments(spec, operator, ["input", "in"], ["as"], {
    notObject: 16878,
    unknown: 16879,
    missing: { input: 16880, in: 16882 },
  });
  const [input, body] = [arrayFrom(compile(named.input), 16883, operator), compile(named.in)];
  const name = variableName(named.as, operator);
  return (root, vars) => {
    const inner: Vars = Object.create(vars);
    const array = input(root, vars);
    return (
      array?.map((item) => {
        spend(vars, 1);
        inner[name] = item;
        return body(root, inner) ?? null;
      }) ?? null
    );
  };
};

const reduce: Form = (spec, compile, operator) => {
  const named = namedArguments(spec, operator, ["input", "initialValue", "in"], [], {
    notObject: 40075,
    unknown: 40076,
    missing: { input: 40077, initialValue: 40078, in: 40079 },
  });
  const input = arrayFrom(compile(named.input), 40080, operator);
  const [initial, body] = [compile(named.initialValue), compile(named.in)];
  return (root, vars) => {
    const array = input(root, vars);
    if (array === null) return null;
    const inner: Vars = Object.create(vars);
    let value = initial(root, vars);
    for (const item of array) {
      spend(vars, 1);
      inner.this = item;
      inner.value = value;
      value = body(root, inner);
    }
    return value;
  };
};

/** `sortBy: 1` sorts whole values, a pattern sorts by fields of objects. */
const sortArray: Form = (spec, compile, operator) => {
  const named = namedArguments(spec, operator, ["input", "sortBy"], [], {
    notObject: 2942500,
    unknown: 2942501,
    missing: { input: 2942502, sortBy: 2942503 },
  });
  const input = arrayFrom(compile(named.input), 2942504, operator);
  const isWhole = isNumber(named.sortBy);
  const order = compileSort(isWhole ? { item: named.sortBy } : named.sortBy);
  const direction = toNumber(named.sortBy);
  return (root, vars) => {
    const array = input(root, vars);
    if (array === null) return null;
    if (isWhole) return array.toSorted((a, b) => direction * compare(a, b));
    return array
      .map((item) => ({ item, key: order.keyOf(isDocument(item) ? item : {}) }))
      .sort((a, b) => order.compareKeys(a.key, b.key))
      .map(({ item }) => item);
  };
};

function countOf(value: unknown): number {
  if (!isNumber(value))
    throw failure(5787902, `Value for 'n' must be of integral type, but found ${typeNameOf(value)}`);
  const count = wholeOf(value, 64);
  if (count === null)
    throw failure(5787903, `Value for 'n' must be of integral type, but found ${value.toString()}`);
  if (count < 1) throw failure(5787908, `'n' must be greater than 0, found ${count}`);
  return count;
}

/** `$firstN` and its like as expressions on one array. */
const takeN =
  (take: (array: unknown[], n: number) => unknown[]): Form =>
  (spec, compile: Compile, operator) => {
    const named = namedArguments(spec, operator, ["n", "input"], [], {
      notObject: 5787801,
      unknown: 5787901,
      missing: { n: 5787906, input: 5787907 },
    });
    const [n, input] = [compile(named.n), compile(named.input)];
    return (root, vars) => {
      const array = input(root, vars);
      if (!Array.isArray(array))
        throw failure(5788200, `Input must be an array, found: ${typeNameOf(array)}`);
      return take(array, countOf(n(root, vars)));
    };
  };

const sorted = (array: unknown[], direction: 1 | -1): unknown[] =>
  array.filter((item) => !isNullish(item)).sort((a, b) => direction * compare(a, b));

const zip: Form = (spec, compile, operator) => {
  const named = namedArguments(spec, operator, [], ["inputs", "useLongestLength", "defaults"], {
    notObject: 34460,
    unknown: 34464,
  });
  const { inputs = [], useLongestLength = false, defaults = [] } = named;
  if (!Array.isArray(inputs))
    throw failure(34461, `inputs must be an array of expressions, found ${typeNameOf(inputs)}`);
  if (!Array.isArray(defaults))
    throw failure(34462, `defaults must be an array of expressions, found ${typeNameOf(defaults)}`);
  if (typeof useLongestLength !== "boolean")
    throw failure(34463, `useLongestLength must be a bool, found ${typeNameOf(useLongestLength)}`);
  if (inputs.length === 0) throw failure(34465, `${operator} requires at least one input array`);
  if (defaults.length > 0 && !useLongestLength)
    throw failure(34466, "cannot specify defaults unless useLongestLength is true");
  if (defaults.length > 0 && defaults.length !== inputs.length)
    throw failure(34467, "defaults and inputs must have the same length");
  const columns = inputs.map((input) => arrayFrom(compile(input), 34468, operator));
  const fillers = defaults.map(compile);
  return (root, vars) => {
    const arrays: unknown[][] = [];
    for (const column of columns) {
      const array = column(root, vars);
      if (array === null) return null;
      arrays.push(array);
    }
    const lengths = arrays.map((array) => array.length);
    const length = useLongestLength ? Math.max(...lengths) : Math.min(...lengths);
    if (length * columns.length > ARRAY_ITEMS_MAX)
      throw failure("ExceededMemoryLimit", `${operator} would use too much memory`);
    const filling = fillers.map((filler) => filler(root, vars) ?? null);
    return Array.from({ length }, (_, row) =>
      arrays.map((array, column) => (row < array.length ? array[row] : (filling[column] ?? null))),
    );
  };
};

export const arrayForms: Record<string, Form> = {
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $sortArray: sortArray,
  $zip: zip,
  $firstN: takeN((array, n) => array.slice(0, n)),
  $lastN: takeN((array, n) => array.slice(-n)),
  $minN: takeN((array, n) => sorted(array, 1).slice(0, n)),
  $maxN: takeN((array, n) => sorted(array, -1).slice(0, n)),
};
