import type { Timestamp } from "bson";
import { failure } from "../errors.ts";
import { Int32, isInt32, isLong, isNullish, Long, typeNameOf, wrapperOf } from "../values/types.ts";
import { numeric, type Operator, unary, variadic } from "./operator.ts";

const bitwise = (name: string, identity: bigint, combine: (a: bigint, b: bigint) => bigint): Operator =>
  variadic((...values) => {
    let bits = identity;
    let isWide = false;
    for (const value of values) {
      if (isNullish(value)) return null;
      if (!isInt32(value) && !isLong(value))
        throw failure("TypeMismatch", `${name} only supports int and long operands.`);
      isWide ||= isLong(value);
      bits = combine(bits, isLong(value) ? value.toBigInt() : BigInt(value.value));
    }
    return isWide ? Long.fromBigInt(bits) : new Int32(Number(bits));
  });

const ofTimestamp = (code: number, name: string, part: (value: Timestamp) => number): Operator =>
  unary((value) => {
    if (isNullish(value)) return null;
    if (wrapperOf(value) !== "Timestamp")
      throw failure(code, `Argument to ${name} must be a timestamp, but is ${typeNameOf(value)}`);
    return Long.fromNumber(part(value as Timestamp));
  });

/** What looks into the bits and bytes of a value. */
export const bits: Record<string, Operator> = {
  $bitAnd: bitwise("$bitAnd", -1n, (a, b) => a & b),
  $bitOr: bitwise("$bitOr", 0n, (a, b) => a | b),
  $bitXor: bitwise("$bitXor", 0n, (a, b) => a ^ b),
  $bitNot: numeric("$bitNot", (value) => {
    if (isInt32(value)) return new Int32(~value.value);
    if (isLong(value)) return value.not();
    throw failure("TypeMismatch", `$bitNot only supports int and long, not: ${typeNameOf(value)}.`);
  }),
  $tsSecond: ofTimestamp(5687301, "$tsSecond", ({ t }) => t),
  $tsIncrement: ofTimestamp(5687302, "$tsIncrement", ({ i }) => i),
};
