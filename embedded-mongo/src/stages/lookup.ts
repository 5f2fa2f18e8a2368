import { failure } from "../errors.ts";
import {
  compileExpression,
  compileFieldPath,
  refuseBadFieldPath,
  refuseBadVariableName,
  type Vars,
} from "../expressions/compile.ts";
import { DOCUMENT_SIZE_MAX_BYTES } from "../limits.ts";
import type { QueryContext } from "../plan/context.ts";
import { bytesOf, documentOf, type Row, rowOf } from "../plan/row.ts";
import type { FilterNode } from "../query/filter.ts";
import { inTest } from "../query/predicates.ts";
import { compileAddFields } from "../query/projection.ts";
import { decode, refuseTooLarge } from "../values/codec.ts";
import { appendArray } from "../values/raw.ts";
import { type Document, isDocument, isRegex } from "../values/types.ts";
import { refuseGiant } from "./facet.ts";
import { compileInnerPipeline, runPipeline } from "./pipeline.ts";
import type { Stage } from "./stage.ts";

const OPTIONS = ["from", "localField", "foreignField", "let", "pipeline", "as"];

/**
 * All three forms: equality of two fields, a pipeline with variables, and both together. The equality goes to the
 * planner as part of the head of the inner pipeline, so that with an index each input document costs one seek, and a
 * `$limit` inside stops reading.
 */
export function compileLookup(spec: unknown, name: string): Stage {
  const refuse = (message: string) => failure("FailedToParse", message);
  if (!isDocument(spec)) throw refuse("the $lookup specification must be an Object");
  for (const [option, value] of Object.entries(spec)) {
    if (!OPTIONS.includes(option)) throw refuse(`unknown argument to $lookup: ${option}`);
    if (option !== "let" && option !== "pipeline" && typeof value !== "string")
      throw refuse(`$lookup argument '${option}' must be a string`);
  }
  const { from, localField, foreignField, as } = spec as Record<string, string | undefined>;
  if (!as) throw refuse("must specify 'as' field for a $lookup");
  const hasEquality = !!localField || !!foreignField;
  if (hasEquality && (!localField || !foreignField))
    throw refuse("$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
  if (!hasEquality && spec.pipeline === undefined)
    throw refuse(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  if (spec.let !== undefined && spec.pipeline === undefined)
    throw refuse("$lookup with a 'let' argument must also specify 'pipeline'");
  const pipeline = compileInnerPipeline(spec.pipeline ?? [], 51047, name);
  if (from === undefined && !pipeline.source)
    throw refuse(
      "$lookup stage without explicit collection must have a pipeline with $documents as first stage",
    );
  const local = localField ? compileFieldPath(localField) : null;
  if (foreignField) refuseBadFieldPath(foreignField);
  const bindings = bindingsOf(spec.let);
  const isPlainName = !as.includes(".");
  const setAs = compileAddFields({ [as]: "$$rows" }, name);

  const open = (document: Document, context: QueryContext): Iterable<Row> => {
    const vars: Vars = Object.create(context.vars);
    for (const [variable, evaluate] of bindings) vars[variable] = evaluate(document, context.vars);
    const options = local
      ? { extraFilter: equalityFilter(foreignField as string, local(document, vars)) }
      : {};
    const ns = from === undefined ? null : `${context.db}.${from}`;
    return runPipeline({ ...context, vars }, ns, pipeline, options).rows;
  };

  return {
    name,
    ...(isPlainName ? { join: { as, open } } : {}),
    *run(rows, context) {
      for (const row of rows) {
        const document = documentOf(row);
        const found = open(document, context);
        if (isPlainName && !Object.hasOwn(document, as)) {
          // The found documents go from the store into the result as they are.
          const bytes = appendArray(bytesOf(row), as, bytesOfAll(found, from));
          refuseTooLarge(bytes.length);
          yield { idKey: null, bytes, document: null };
          continue;
        }
        const vars: Vars = Object.create(context.vars);
        vars.rows = bytesOfAll(found, from).map(decode);
        const out = setAs(document, vars);
        refuseGiant(out, name);
        yield rowOf(out);
      }
    },
  };
}

/** @throws CommandError 4568 when they do not fit into one document. */
function bytesOfAll(rows: Iterable<Row>, from: unknown): Uint8Array[] {
  const all: Uint8Array[] = [];
  let sizeBytes = 0;
  for (const row of rows) {
    const bytes = bytesOf(row);
    sizeBytes += bytes.length;
    if (sizeBytes > DOCUMENT_SIZE_MAX_BYTES)
      throw failure(
        4568,
        `Total size of documents in ${from} matching pipeline's $lookup stage exceeds ${DOCUMENT_SIZE_MAX_BYTES} bytes`,
      );
    all.push(bytes);
  }
  return all;
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
