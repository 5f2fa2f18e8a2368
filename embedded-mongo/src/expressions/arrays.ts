import { accumulateList } from "../accumulators/table.ts";
import { failure } from "../errors.ts";
import { ARRAY_ITEMS_MAX } from "../limits.ts";
import { integer, wholeOf } from "../values/arithmetic.ts";
import { isEqual } from "../values/compare.ts";
import { int, isNullish, isNumber, typeNameOf } from "../values/types.ts";
import { between, binary, type Operator, unary, variadic } from "./operator.ts";

/** A 32-bit integer of any number type; `code` is for what is no number, the next one for a number that is none. */
function integerOf(value: unknown, code: number, what: string): number {
  if (!isNumber(value)) throw failure(code, `${what} must be numeric, but is of type: ${typeNameOf(value)}`);
  const whole = wholeOf(value, 32);
  if (whole === null)
    throw failure(code + 1, `${what} can't be represented as a 32-bit integer: ${value.toString()}`);
  return whole;
}

/** A search position: an integer that is not negative. */
export function positionOf(value: unknown, what: string): number {
  const whole = wholeOf(value, 32);
  if (whole === null)
    throw failure(40096, `${what} must be an integral value, found a value of type: ${typeNameOf(value)}`);
  if (whole < 0) throw failure(40097, `${what} must be nonnegative, found: ${whole}`);
  return whole;
}

function arrayOf(value: unknown, code: number, what: string): unknown[] {
  if (!Array.isArray(value))
    throw failure(code, `${what} must be an array, but was of type: ${typeNameOf(value)}`);
  return value;
}

function elementAt(array: unknown, position: unknown): unknown {
  if (isNullish(array) || isNullish(position)) return null;
  return arrayOf(array, 28689, "$arrayElemAt's first argument").at(
    integerOf(position, 28690, "$arrayElemAt's second argument"),
  );
}

/** An operator on one array; null gives null. */
const onArray = (code: number, name: string, run: (array: unknown[]) => unknown): Operator =>
  unary((array) => (isNullish(array) ? null : run(arrayOf(array, code, `The argument to ${name}`))));

function slice(...args: unknown[]): unknown {
  const [array, a, b] = args;
  if (isNullish(array) || isNullish(a)) return null;
  const items = arrayOf(array, 28724, "First argument to $slice");
  const first = integerOf(a, 28725, "Second argument to $slice");
  if (args.length === 2) return first >= 0 ? items.slice(0, first) : items.slice(first);
  if (isNullish(b)) return null;
  const count = integerOf(b, 28727, "Third argument to $slice");
  if (count <= 0) throw failure(28729, `Third argument to $slice must be positive: ${count}`);
  const start = first < 0 ? Math.max(items.length + first, 0) : first;
  return items.slice(start, start + count);
}

function range(...args: unknown[]): unknown {
  const from = integerOf(args[0], 34443, "$range's starting value");
  const to = integerOf(args[1], 34445, "$range's ending value");
  const by = args.length > 2 ? integerOf(args[2], 34447, "$range's step value") : 1;
  if (by === 0) throw failure(34449, "$range requires a non-zero step value");
  const count = Math.max(0, Math.ceil((to - from) / by));
  if (count > ARRAY_ITEMS_MAX) throw failure("ExceededMemoryLimit", "$range would use too much memory");
  return Array.from({ length: count }, (_, i) => int(from + i * by));
}

function indexOfArray(...args: unknown[]): unknown {
  const [array, value] = args;
  if (isNullish(array)) return null;
  const items = arrayOf(array, 40090, "$indexOfArray's first argument");
  const from = args.length > 2 ? positionOf(args[2], "$indexOfArray's starting index") : 0;
  const to = args.length > 3 ? positionOf(args[3], "$indexOfArray's ending index") : items.length;
  for (let i = from; i < Math.min(to, items.length); i++) if (isEqual(items[i], value)) return int(i);
  return int(-1);
}

function concatArrays(...arrays: unknown[]): unknown {
  const out: unknown[] = [];
  for (const array of arrays) {
    if (isNullish(array)) return null;
    const items = arrayOf(array, 28664, "Each argument of $concatArrays");
    if (out.length + items.length > ARRAY_ITEMS_MAX)
      throw failure("ExceededMemoryLimit", "$concatArrays would use too much memory");
    for (const item of items) out.push(item);
  }
  return out;
}

/** `$sum: [a, b]` sums its arguments, `$sum: "$list"` the elements of a list. */
const accumulating = (name: string): Operator =>
  variadic((...values) =>
    accumulateList(name, values.length === 1 && Array.isArray(values[0]) ? values[0] : values),
  );

export const arrays: Record<string, Operator> = {
  $size: unary((array) => integer(arrayOf(array, 17124, "The argument to $size").length)),
  $in: binary((value, array) =>
    arrayOf(array, 40081, "$in's second argument").some((item) => isEqual(item, value)),
  ),
  $arrayElemAt: binary(elementAt),
  $first: onArray(28689, "$first", (array) => array[0]),
  $last: onArray(28689, "$last", (array) => array.at(-1)),
  $slice: between(2, 3, slice),
  $concatArrays: variadic(concatArrays),
  $isArray: unary(Array.isArray),
  $reverseArray: onArray(34435, "$reverseArray", (array) => array.toReversed()),
  $range: between(2, 3, range),
  $indexOfArray: between(2, 4, indexOfArray),
  $sum: accumulating("$sum"),
  $avg: accumulating("$avg"),
  $min: accumulating("$min"),
  $max: accumulating("$max"),
  $stdDevPop: accumulating("$stdDevPop"),
  $stdDevSamp: accumulating("$stdDevSamp"),
};
