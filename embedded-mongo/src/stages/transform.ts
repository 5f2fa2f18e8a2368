import { failure } from "../errors.ts";
import { compileExpression } from "../expressions/compile.ts";
import {
  compileAddFields,
  compileExclusion,
  compileProjection,
  type Projection,
  type Projector,
} from "../query/projection.ts";
import { showValue } from "../values/show.ts";
import { isDocument, typeNameOf } from "../values/types.ts";

export function parseProject(spec: unknown): Projection {
  if (!isDocument(spec)) throw failure(15969, "$project specification must be an object");
  if (Object.keys(spec).length === 0)
    throw failure(
      51272,
      "Invalid $project :: caused by :: projection specification must have at least one field",
    );
  return compileProjection(spec);
}

function compileUnset(spec: unknown): Projector {
  const paths = Array.isArray(spec) ? spec : [spec];
  if (paths.length === 0)
    throw failure(31119, "$unset specification must be a string or an array with at least one field");
  for (const path of paths)
    if (typeof path !== "string")
      throw failure(
        Array.isArray(spec) ? 31120 : 31002,
        "$unset specification must be a string or an array containing only string values",
      );
  return compileExclusion(paths as string[]);
}

function compileReplace(spec: unknown): Projector {
  const evaluate = compileExpression(spec);
  return (document, vars) => {
    const value = evaluate(document, vars);
    if (!isDocument(value))
      throw failure(
        40228,
        `'newRoot' expression must evaluate to an object, but resulting value was: ${showValue(value)}. Type of resulting value: '${typeNameOf(value)}'.`,
      );
    return value;
  };
}

/** The stages that make one document of one document; null for any other stage. */
export function compileTransform(name: string, spec: unknown): Projector | null {
  switch (name) {
    case "$project":
      return parseProject(spec).project;
    case "$addFields":
    case "$set":
      return compileAddFields(spec, name);
    case "$unset":
      return compileUnset(spec);
    case "$replaceWith":
      return compileReplace(spec);
    case "$replaceRoot":
      if (!isDocument(spec))
        throw failure(40229, "expected an object as specification for $replaceRoot stage");
      if (!("newRoot" in spec)) throw failure(40231, "no newRoot specified for the $replaceRoot stage");
      return compileReplace(spec.newRoot);
    default:
      return null;
  }
}
