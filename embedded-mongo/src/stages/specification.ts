import { failure } from "../errors.ts";
import { compileExpression } from "../expressions/compile.ts";
import { isConstant } from "../expressions/constant.ts";
import { isUnit, type Unit } from "../expressions/date-arithmetic.ts";
import { showValue } from "../values/show.ts";
import { type Document, isDocument, typeNameOf } from "../values/types.ts";

/** The types an option may have, by BSON's names; none: any type. A name that ends in `?` may be left out. */
export type Options = Record<string, readonly string[]>;

/**
 * Reads the options of a stage the way MongoDB's own interface descriptions do.
 *
 * @throws CommandError 9 for what is no object, 40415 for an unknown option, 40414 for a missing one, 14 for a wrong type.
 */
export function readOptions(spec: unknown, stage: string, options: Options): Document {
  if (!isDocument(spec))
    throw failure(
      "FailedToParse",
      `the ${stage} stage specification must be an object, found ${typeNameOf(spec)}`,
    );
  for (const name of Object.keys(spec))
    if (!(name in options) && !(`${name}?` in options))
      throw failure(40415, `BSON field '${stage}.${name}' is an unknown field.`);
  for (const [key, types] of Object.entries(options)) {
    const name = key.replace("?", "");
    const value = spec[name];
    if (value === undefined) {
      if (name === key) throw failure(40414, `BSON field '${stage}.${name}' is missing but a required field`);
    } else if (types.length > 0 && !types.includes(typeNameOf(value)))
      throw failure(
        "TypeMismatch",
        `BSON field '${stage}.${name}' is the wrong type '${typeNameOf(value)}', expected type '${types.join("' or '")}'`,
      );
  }
  return spec;
}

/** The value of an expression that must be a constant. @throws CommandError with the given code when it is not. */
export function constantOf(spec: unknown, code: number | "FailedToParse", what: string): unknown {
  const expression = compileExpression(spec);
  if (!isConstant(expression))
    throw failure(code, `${what} must be a constant, but found: ${showValue(spec)}`);
  return expression({}, {});
}

/** @throws CommandError 9 for what is no unit of time. */
export function unitOf(name: unknown): Unit {
  if (typeof name !== "string" || !isUnit(name))
    throw failure("FailedToParse", `unknown time unit value: ${showValue(name)}`);
  return name;
}
