import { failure } from "../errors.ts";
import {
  compileExpression,
  compileFieldPath,
  refuseBadVariableName,
  type Vars,
} from "../expressions/compile.ts";
import type { QueryContext } from "../plan/context.ts";
import { bytesOf, documentOf, rowOf } from "../plan/row.ts";
import type { FilterNode } from "../query/filter.ts";
import { inTest } from "../query/predicates.ts";
import { compileAddFields } from "../query/projection.ts";
import { refuseTooLarge } from "../values/codec.ts";
import { appendArray } from "../values/raw.ts";
import { type Document, isDocument, isRegex } from "../values/types.ts";
import { refuseGiant } from "./composed.ts";
import { compilePipeline, type Pipeline, runPipeline, type Stage } from "./pipeline.ts";

const OPTIONS = ["from", "localField", "foreignField", "let", "pipeline", "as"];

/**
 * All three forms: equality of two fields, a pipeline with variables, and both together. The equality goes to the
 * planner as part of the head of the inner pipeline, so that with an index each input document costs one seek, and a
 * `$limit` inside stops reading.
 */
export function compileLookup(spec: unknown, name: string): Stage {
  if (!isDocument(spec)) throw failure("FailedToParse", "the $lookup specification must be an Object");
  for (const option of Object.keys(spec))
    if (!OPTIONS.includes(option)) throw failure("FailedToParse", `unknown argument to $lookup: ${option}`);
  const { from, localField, foreignField, as } = spec;
  if (typeof as !== "string") throw failure("FailedToParse", "must specify 'as' field for a $lookup");
  for (const [option, value] of Object.entries({ from, localField, foreignField }))
    if (value !== undefined && typeof value !== "string")
      throw failure("FailedToParse", `$lookup argument '${option}' must be a string`);
  const hasEquality = localField !== undefined || foreignField !== undefined;
  if (hasEquality && (localField === undefined || foreignField === undefined))
    throw failure(
      "FailedToParse",
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    );
  if (!hasEquality && spec.pipeline === undefined)
    throw failure(
      "FailedToParse",
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  const pipeline: Pipeline = compilePipeline(spec.pipeline ?? []);
  if (from === undefined && !pipeline.source)
    throw failure("FailedToParse", "must specify 'from' field for a $lookup");
  const local = typeof localField === "string" ? compileFieldPath(localField) : null;
  const bindings = bindingsOf(spec.let);
  const isPlainName = !as.includes(".");
  const setAs = compileAddFields({ [as]: "$$rows" }, name);

  return {
    name,
    *run(rows, context) {
      const ns = typeof from === "string" ? `${context.db}.${from}` : null;
      for (const row of rows) {
        const document = documentOf(row);
        const vars: Vars = Object.create(context.vars);
        for (const [variable, evaluate] of bindings) vars[variable] = evaluate(document, context.vars);
        const inner: QueryContext = { ...context, vars };
        const options = local
          ? { extraFilter: equalityFilter(foreignField as string, local(document, vars)) }
          : {};
        const found = runPipeline(inner, ns, pipeline, options).rows;
        if (isPlainName && !Object.hasOwn(document, as)) {
          // The found documents go from the store into the result as they are.
          const bytes = appendArray(bytesOf(row), as, [...found].map(bytesOf));
          refuseTooLarge(bytes.length);
          yield { idKey: null, bytes, document: null };
          continue;
        }
        const setVars: Vars = Object.create(vars);
        setVars.rows = [...found].map(documentOf);
        const out = setAs(document, setVars);
        refuseGiant(out, name);
        yield rowOf(out);
      }
    },
  };
}

function bindingsOf(spec: unknown): [string, ReturnType<typeof compileExpression>][] {
  if (spec === undefined) return [];
  if (!isDocument(spec)) throw failure("FailedToParse", "$lookup argument 'let' must be an object");
  return Object.entries(spec).map(([variable, value]) => {
    refuseBadVariableName(variable);
    return [variable, compileExpression(value)];
  });
}

/** An array on the local side stands for each of its elements; nothing there for null. */
function equalityFilter(path: string, value: unknown): FilterNode {
  if (!Array.isArray(value)) return plainEquality(path, value ?? null);
  if (value.length === 0) return { kind: "never" };
  if (value.length === 1) return plainEquality(path, value[0] ?? null);
  return { kind: "in", path, values: value, ...inTest(value) };
}

const plainEquality = (path: string, value: unknown): FilterNode =>
  isRegex(value)
    ? { kind: "in", path, values: [value], ...inTest([value]), hasPattern: false }
    : { kind: "compare", path, op: "$eq", value };

export type { Document };
