import { Long, Timestamp } from "bson";
import { failure } from "../errors.ts";
import { add, multiply } from "../values/arithmetic.ts";
import { compare } from "../values/compare.ts";
import { showValue } from "../values/show.ts";
import {
  Int32,
  isDecimal,
  isDocument,
  isDouble,
  isInt32,
  isLong,
  isNumber,
  type NumberValue,
  typeNameOf,
} from "../values/types.ts";
import { ARRAY_OPERATORS } from "./update-array-operators.ts";
import { type Leaf, REMOVED, type UpdateOperator } from "./update-path.ts";

const arithmetic = (
  name: "$inc" | "$mul",
  compute: (a: NumberValue, b: NumberValue) => NumberValue,
): UpdateOperator => ({
  absence: "create",
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
  absence: "create",
  compile: (argument) => (current) =>
    current === undefined || isBetter(compare(argument, current)) ? argument : current,
});

const currentDate: UpdateOperator = {
  absence: "create",
  counts: () => true,
  compile(argument, path) {
    const isForm = isDocument(argument) && Object.keys(argument).length === 1;
    const type = isForm ? argument.$type : typeof argument === "boolean" ? "date" : undefined;
    if (type === "date") return () => new Date();
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

const set: UpdateOperator = { absence: "create", compile: (argument) => () => argument };

export const UPDATE_OPERATORS: Record<string, UpdateOperator> = {
  $set: set,
  $setOnInsert: set,
  $unset: {
    absence: "ignore",
    compile: () => (current) => (current === undefined ? undefined : REMOVED),
    counts: (_argument, current) => current !== undefined,
  },
  $inc: arithmetic("$inc", add),
  $mul: arithmetic("$mul", multiply),
  $min: extreme((order) => order < 0),
  $max: extreme((order) => order > 0),
  $currentDate: currentDate,
  $bit: { absence: "create", compile: bitwise },
  ...ARRAY_OPERATORS,
};
