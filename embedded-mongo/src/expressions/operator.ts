import { failure } from "../errors.ts";
import { isNullish, isNumber, type NumberValue, typeNameOf } from "../values/types.ts";

/** An operator whose arguments are all evaluated first, and given by position; a missing value is `undefined`. */
export type Operator = {
  readonly min: number;
  readonly max: number;
  /** The error of a wrong number of arguments, where it is not the common one. */
  readonly countCode?: number;
  readonly run: (...args: unknown[]) => unknown;
};

export const unary = (run: (value: unknown) => unknown): Operator => ({ min: 1, max: 1, run });
export const binary = (run: (a: unknown, b: unknown) => unknown): Operator => ({ min: 2, max: 2, run });
export const between = (min: number, max: number, run: Operator["run"]): Operator => ({ min, max, run });
export const variadic = (run: Operator["run"]): Operator => between(0, Number.POSITIVE_INFINITY, run);

/** A function of one number; null gives null. */
export const numeric = (name: string, run: (value: NumberValue) => unknown): Operator =>
  unary((value) => {
    if (isNullish(value)) return null;
    if (!isNumber(value))
      throw failure(28765, `${name} only supports numeric types, not ${typeNameOf(value)}`);
    return run(value);
  });
