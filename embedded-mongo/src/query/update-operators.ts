import { Long, Timestamp } from "bson";
import { failure } from "../errors.ts";
import { add, multiply } from "../values/arithmetic.ts";
import { compare, isEqual } from "../values/compare.ts";
import { showValue } from "../values/show.ts";
import {
  type Document,
  Int32,
  isDecimal,
  isDocument,
  isDouble,
  isInt32,
  isLong,
  isNumber,
  isTruthy,
  type NumberValue,
  toNumber,
  typeNameOf,
} from "../values/types.ts";
import { compileNode } from "./filter.ts";
import { isOperatorDocument, parseFilter } from "./filter-parse.ts";
import { compileSort } from "./sort.ts";
import { type Leaf, REMOVED } from "./update-path.ts";

/** `isCreating`: makes the field and its containers where they are missing. */
export type UpdateOperator = { isCreating: boolean; compile(argument: unknown, path: string): Leaf };

const arithmetic = (
  name: "$inc" | "$mul",
  compute: (a: NumberValue, b: NumberValue) => NumberValue,
): UpdateOperator => ({
  isCreating: true,
  compile(argument, path) {
    const verb = name === "$inc" ? "increment" : "multiply";
    if (!isNumber(argument))
      throw failure(
        "TypeMismatch",
        `Cannot ${verb} with non-numeric argument: {${path}: ${showValue(argument)}}`,
      );
    return (current) => {
      if (current === undefined) return name === "$inc" ? argument : compute(new Int32(0), argument);
      if (!isNumber(current))
        throw failure(
          "TypeMismatch",
          `Cannot apply ${name} to a value of non-numeric type. The field '${path}' has non-numeric type ${typeNameOf(current)}`,
        );
      const result = compute(current, argument);
      const wereIntegers =
        !isDouble(current) && !isDecimal(current) && !isDouble(argument) && !isDecimal(argument);
      if (wereIntegers && isDouble(result))
        throw failure(
          "BadValue",
          `Failed to apply ${name} operations to current value (${showValue(current)}): integer overflow`,
        );
      return result;
    };
  },
});

const extreme = (isBetter: (order: number) => boolean): UpdateOperator => ({
  isCreating: true,
  compile: (argument) => (current) =>
    current === undefined || isBetter(compare(argument, current)) ? argument : current,
});

const currentDate: UpdateOperator = {
  isCreating: true,
  compile(argument, path) {
    const type = isDocument(argument) ? argument.$type : argument;
    if (type === true || type === false || type === "date") return () => new Date();
    if (type === "timestamp") return () => new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
    throw failure(
      "BadValue",
      `${path}: $currentDate takes a boolean or {$type: "date" | "timestamp"}, got ${showValue(argument)}`,
    );
  },
};

function bitwise(argument: unknown, path: string): Leaf {
  if (!isDocument(argument))
    throw failure(
      "BadValue",
      `The $bit modifier is not compatible with a ${typeNameOf(argument)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  const operations = Object.entries(argument);
  if (operations.length === 0)
    throw failure(
      "BadValue",
      `You must pass in at least one bitwise operation. The format is: {$bit: {${path}: {and/or/xor: #}}`,
    );
  for (const [name, value] of operations) {
    if (!["and", "or", "xor"].includes(name))
      throw failure("BadValue", `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    if (!isInt32(value) && !isLong(value))
      throw failure(
        "BadValue",
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeNameOf(value)}' is not supported here`,
      );
  }
  return (current = new Int32(0)) => {
    if (!isInt32(current) && !isLong(current))
      throw failure(
        "BadValue",
        `Cannot apply $bit to a value of non-integral type: ${path} has type ${typeNameOf(current)}`,
      );
    let isWide = isLong(current);
    let bits = isLong(current) ? current.toBigInt() : BigInt(current.value);
    for (const [name, value] of operations as [string, Int32 | Long][]) {
      isWide ||= isLong(value);
      const operand = isLong(value) ? value.toBigInt() : BigInt(value.value);
      bits = name === "and" ? bits & operand : name === "or" ? bits | operand : bits ^ operand;
    }
    return isWide ? Long.fromBigInt(BigInt.asIntN(64, bits)) : new Int32(Number(BigInt.asIntN(32, bits)));
  };
}

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
    const array = arrayTarget(
      current,
      (type) => `The field '${path}' must be an array but is of type ${type}`,
    ).slice();
    const at =
      position === null
        ? array.length
        : position < 0
          ? Math.max(array.length + position, 0)
          : Math.min(position, array.length);
    array.splice(at, 0, ...items);
    const ordered = sort ? sort(array) : array;
    if (limit === null) return ordered;
    return limit >= 0 ? ordered.slice(0, limit) : ordered.slice(limit);
  };
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
  const order = compileSort(spec);
  return (array) => {
    const keyed = array.map((item) => ({ item, key: order.keyOf(isDocument(item) ? item : {}) }));
    return keyed.sort((a, b) => order.compareKeys(a.key, b.key)).map(({ item }) => item);
  };
}

function addToSet(argument: unknown, path: string): Leaf {
  let items: unknown[] = [argument];
  if (isModified(argument)) {
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

/** A document argument is a filter on the elements; anything else a value to be equal to. */
function elementTest(argument: unknown): (item: unknown) => boolean {
  const isLogical =
    isDocument(argument) && ["$and", "$or", "$nor", "$not"].includes(Object.keys(argument)[0] ?? "");
  if (isOperatorDocument(argument) && !isLogical) {
    const matches = compileNode(parseFilter({ item: argument }));
    return (item) => matches({ item });
  }
  if (isDocument(argument)) {
    const matches = compileNode(parseFilter(argument));
    return (item) => isDocument(item) && matches(item);
  }
  const matches = compileNode(parseFilter({ item: argument }));
  if (Array.isArray(argument)) return (item) => isEqual(item, argument);
  return (item) => !Array.isArray(item) && matches({ item });
}

const pullWhere = (
  name: string,
  compileTest: (argument: unknown) => (item: unknown) => boolean,
): UpdateOperator => ({
  isCreating: false,
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
  isCreating: false,
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

const set: UpdateOperator = { isCreating: true, compile: (argument) => () => argument };

export const UPDATE_OPERATORS: Record<string, UpdateOperator> = {
  $set: set,
  $setOnInsert: set,
  $unset: { isCreating: false, compile: () => (current) => (current === undefined ? undefined : REMOVED) },
  $inc: arithmetic("$inc", add),
  $mul: arithmetic("$mul", multiply),
  $min: extreme((order) => order < 0),
  $max: extreme((order) => order > 0),
  $currentDate: currentDate,
  $bit: { isCreating: true, compile: bitwise },
  $push: { isCreating: true, compile: push },
  $addToSet: { isCreating: true, compile: addToSet },
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

export { isTruthy };
