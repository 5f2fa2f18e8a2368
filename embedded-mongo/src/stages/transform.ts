import { failure } from "../errors.ts";
import { compileExpression, type Vars } from "../expressions/compile.ts";
import { documentOf, projectRows, type Row, rowOf } from "../plan/row.ts";
import {
  compileAddFields,
  compileExclusion,
  compileProjection,
  type Projection,
  type Projector,
} from "../query/projection.ts";
import { showValue } from "../values/show.ts";
import { isDocument, typeNameOf } from "../values/types.ts";
import type { CompileStage, Stage } from "./stage.ts";

function parseProject(spec: unknown): Projection {
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

function compileReplaceRoot(spec: unknown): Projector {
  if (!isDocument(spec)) throw failure(40229, "expected an object as specification for $replaceRoot stage");
  for (const option of Object.keys(spec))
    if (option !== "newRoot") throw failure(40230, `unrecognized option to $replaceRoot stage: ${option}`);
  if (!("newRoot" in spec)) throw failure(40231, "no newRoot specified for the $replaceRoot stage");
  return compileReplace(spec.newRoot);
}

function* mapRows(rows: Iterable<Row>, project: Projector, vars: Vars): Generator<Row> {
  for (const row of rows) yield rowOf(project(documentOf(row), vars));
}

function projectStage(spec: unknown, name: string): Stage {
  const projection = parseProject(spec);
  return {
    name,
    run: (rows, { vars }) => projectRows(rows, projection, vars),
    head: { kind: "project", wanted: projection.wanted },
  };
}

const mapping =
  (compile: (spec: unknown, name: string) => Projector): CompileStage =>
  (spec, name) => {
    const project = compile(spec, name);
    return { name, run: (rows, { vars }) => mapRows(rows, project, vars) };
  };

/** The stages that make one document of one document; an update pipeline has them too. */
const PROJECTORS: Record<string, (spec: unknown, name: string) => Projector> = {
  $project: (spec) => parseProject(spec).project,
  $addFields: compileAddFields,
  $set: compileAddFields,
  $unset: compileUnset,
  $replaceRoot: compileReplaceRoot,
  $replaceWith: compileReplace,
};

/** @returns null for any other stage. */
export const compileTransform = (name: string, spec: unknown): Projector | null =>
  (Object.hasOwn(PROJECTORS, name) && PROJECTORS[name]?.(spec, name)) || null;

export const TRANSFORMS: Record<string, CompileStage> = {
  ...Object.fromEntries(Object.entries(PROJECTORS).map(([name, compile]) => [name, mapping(compile)])),
  $project: projectStage,
};
