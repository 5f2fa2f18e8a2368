import { failure } from "../errors.ts";
import { compare, isEqual } from "../values/compare.ts";
import { showValue } from "../values/show.ts";
import {
  type Document,
  fieldOf,
  isDocument,
  isNumber,
  isRegex,
  toNumber,
  typeNameOf,
} from "../values/types.ts";
import { compileNode } from "./filter.ts";
import { isOperatorDocument, parseFilter } from "./filter-parse.ts";
import { IS_POSITION } from "./path-match.ts";
import { compileSort } from "./sort.ts";
import type { Leaf, UpdateOperator } from "./update-path.ts";

const arrayTarget = (current: unknown, message: (type: string) => string): unknown[] => {
  if (current === undefined) return [];
  if (!Array.isArray(current)) throw failure("BadValue", message(typeNameOf(current)));
  return current;
};

function wholeNumber(value: unknown, name: string): number {
  const number = isNumber(value) ? toNumber(value) : Number.NaN;
  if (!Number.isInteger(number))
    throw failure(
      "BadValue",
      `The value for ${name} must be an integer value but was given type: ${typeNameOf(value)}`,
    );
  return number;
}

const isModified = (argument: unknown): argument is Document => isDocument(argument) && "$each" in argument;

function push(argument: unknown, path: string): Leaf {
  let items: unknown[] = [argument];
  let position: number | null = null;
  let limit: number | null = null;
  let sort: ((array: unknown[]) => unknown[]) | null = null;
  if (isModified(argument)) {
    for (const [name, value] of Object.entries(argument)) {
      if (name === "$each") {
        if (!Array.isArray(value))
          throw failure(
            "BadValue",
            `The argument to $each in $push must be an array but it was of type: ${typeNameOf(value)}`,
          );
        items = value;
      } else if (name === "$position") position = wholeNumber(value, "$position");
      else if (name === "$slice") limit = wholeNumber(value, "$slice");
      else if (name === "$sort") sort = arraySort(value);
      else throw failure("BadValue", `Unrecognized clause in $push: ${name}`);
    }
  }
  return (current) => {
    const before = arrayTarget(
      current,
      (type) => `The field '${path}' must be an array but is of type ${type}`,
    );
    const at =
      position === null
        ? before.length
        : position < 0
          ? Math.max(before.length + position, 0)
          : Math.min(position, before.length);
    const array = before.slice(0, at).concat(items, before.slice(at));
    const ordered = sort ? sort(array) : array;
    if (limit === null) return ordered;
    return limit >= 0 ? ordered.slice(0, limit) : ordered.slice(limit);
  };
}

/** A push of something, or a sort of something, is a modification whatever comes out. */
function isPushing(argument: unknown, current: unknown): boolean {
  const each = isDocument(argument) && Array.isArray(argument.$each) ? argument.$each : [argument];
  const isSorting =
    isDocument(argument) && "$sort" in argument && Array.isArray(current) && current.length > 0;
  return each.length > 0 || isSorting;
}

function arraySort(spec: unknown): (array: unknown[]) => unknown[] {
  const isWhole = isNumber(spec);
  if (!isWhole && !isDocument(spec))
    throw failure(
      "BadValue",
      "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields",
    );
  if (isDocument(spec)) {
    if (Object.keys(spec).length === 0)
      throw failure("BadValue", "The sort pattern is empty when it should be a set of fields.");
    for (const direction of Object.values(spec))
      if (!isNumber(direction) || Math.abs(toNumber(direction)) !== 1)
        throw failure("BadValue", "The $sort element value must be either 1 or -1");
  } else if (Math.abs(toNumber(spec)) !== 1)
    throw failure("BadValue", "The $sort element value must be either 1 or -1");
  if (isWhole) {
    const direction = toNumber(spec);
    return (array) => array.sort((a, b) => compare(a, b) * direction);
  }
  const { fields, compareKeys } = compileSort(spec);
  const paths = fields.map(({ path }) => path.split("."));
  return (array) => {
    const keyed = array.map((item) => ({ item, key: paths.map((parts) => plainValueAt(item, parts)) }));
    return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ item }) => item);
  };
}

/** Down a path where arrays have no fields but their positions; null where it leads nowhere. */
function plainValueAt(item: unknown, parts: readonly string[]): unknown {
  let value: unknown = isDocument(item) ? item : undefined;
  for (const part of parts) {
    if (Array.isArray(value)) value = IS_POSITION.test(part) ? value[Number(part)] : undefined;
    else value = isDocument(value) ? fieldOf(value, part) : undefined;
  }
  return value ?? null;
}

function addToSet(argument: unknown, path: string): Leaf {
  let items: unknown[] = [argument];
  if (isDocument(argument) && Object.keys(argument)[0] === "$each") {
    if (!Array.isArray(argument.$each))
      throw failure(
        "TypeMismatch",
        `The argument to $each in $addToSet must be an array but it was of type ${typeNameOf(argument.$each)}`,
      );
    const other = Object.keys(argument).find((name) => name !== "$each");
    if (other) throw failure("BadValue", `Found unexpected fields after $each in $addToSet: ${other}`);
    items = argument.$each;
  }
  return (current) => {
    const array = arrayTarget(
      current,
      (type) =>
        `Cannot apply $addToSet to a non-array field. Field named '${path}' has non-array type ${type}`,
    ).slice();
    for (const item of items) if (!array.some((existing) => isEqual(existing, item))) array.push(item);
    return array;
  };
}

/** Operators and regular expressions ask something of the elements, other documents of their fields. */
function elementTest(argument: unknown): (item: unknown) => boolean {
  const isFilter = isDocument(argument) && (!isOperatorDocument(argument) || isPathless(argument));
  if (isFilter) {
    const matches = compileNode(parseFilter(argument, "bare"));
    return (item) => isDocument(item) && matches(item);
  }
  if (!isDocument(argument) && !isRegex(argument)) return (item) => isEqual(item, argument);
  const matches = compileNode(parseFilter({ item: argument }, "bare"));
  return (item) => matches({ item });
}

/** `$not` is no operator of its own in `$pull`: like an unknown one it is refused as the start of a filter. */
const isPathless = (argument: Document) =>
  /^\$(and|or|nor|not|expr|where|text|jsonSchema)$/.test(Object.keys(argument)[0] ?? "");

const pullWhere = (
  name: string,
  compileTest: (argument: unknown) => (item: unknown) => boolean,
): UpdateOperator => ({
  absence: "skip",
  compile(argument) {
    const isPulled = compileTest(argument);
    return (current) => {
      if (current === undefined) return undefined;
      if (!Array.isArray(current)) throw failure("BadValue", `Cannot apply ${name} to a non-array value`);
      return current.filter((item) => !isPulled(item));
    };
  },
});

const pop: UpdateOperator = {
  absence: "skip",
  compile(argument, path) {
    const side = isNumber(argument) ? toNumber(argument) : Number.NaN;
    if (Math.abs(side) !== 1)
      throw failure("FailedToParse", `$pop expects 1 or -1, found: ${showValue(argument)}`);
    return (current) => {
      if (current === undefined) return undefined;
      if (!Array.isArray(current))
        throw failure(
          "TypeMismatch",
          `Path '${path}' contains an element of non-array type '${typeNameOf(current)}'`,
        );
      return side === 1 ? current.slice(0, -1) : current.slice(1);
    };
  },
};

/** The operators that change one array. */
export const ARRAY_OPERATORS: Record<string, UpdateOperator> = {
  $push: { absence: "create", compile: push, counts: isPushing },
  $addToSet: { absence: "create", compile: addToSet },
  $pull: pullWhere("$pull", elementTest),
  $pullAll: pullWhere("$pullAll", (argument) => {
    if (!Array.isArray(argument))
      throw failure(
        "BadValue",
        `$pullAll requires an array argument but was given a ${typeNameOf(argument)}`,
      );
    return (item) => argument.some((value) => isEqual(value, item));
  }),
  $pop: pop,
};
