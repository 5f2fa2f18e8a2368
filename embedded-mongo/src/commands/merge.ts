import { ObjectId } from "bson";
import { failure } from "../errors.ts";
import { compileExpression, type Expression } from "../expressions/compile.ts";
import type { QueryContext } from "../plan/context.ts";
import { ALWAYS } from "../query/filter.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { compileUpdate, type Update } from "../query/update.ts";
import type { Collection } from "../store/catalog.ts";
import type { Unit } from "../transactions/engine.ts";
import { showText } from "../values/show.ts";
import { type Document, fieldOf, isDocument, isNullish, typeNameOf } from "../values/types.ts";
import { applyInsert, preparedOf } from "./insert.ts";
import { runUpdate } from "./modify.ts";
import type { CommandContext } from "./request.ts";

/** Every mode changes the found document by a pipeline; `$$new` is the document that was merged into it. */
const PIPELINE_BY_MODE: Record<string, readonly Document[] | null> = {
  replace: [{ $replaceWith: "$$new" }],
  merge: [{ $replaceWith: { $mergeObjects: ["$$ROOT", "$$new"] } }],
  keepExisting: [],
  fail: null,
};
const NOT_MATCHED = ["insert", "discard", "fail"] as const;
type NotMatched = (typeof NOT_MATCHED)[number];

export type Merge = {
  readonly ns: string;
  readonly on: readonly string[];
  /** null: a match is an error. */
  readonly update: Update | null;
  readonly variables: readonly (readonly [string, Expression])[];
  readonly whenNotMatched: NotMatched;
};

const FIELDS = ["into", "on", "let", "whenMatched", "whenNotMatched"];

const enumFailure = (value: unknown, field: string) =>
  failure(
    "BadValue",
    `Enumeration value '${showText(value)}' for field '$merge.${field}' is not a valid value.`,
  );

function targetOf(into: unknown, db: string): string {
  if (typeof into === "string") return `${db}.${into}`;
  if (!isDocument(into))
    throw failure(
      51178,
      `$merge 'into' field must be either a string or an object, but found ${typeNameOf(into)}`,
    );
  if (typeof into.coll !== "string")
    throw failure(40414, "BSON field 'into.coll' is missing but a required field");
  if (into.db !== undefined && typeof into.db !== "string")
    throw failure("TypeMismatch", "BSON field 'into.db' must be a string");
  return `${into.db ?? db}.${into.coll}`;
}

function onOf(on: unknown): string[] {
  const fields = on === undefined ? ["_id"] : Array.isArray(on) ? on : [on];
  if (fields.length === 0)
    throw failure(51187, "If explicitly specifying $merge 'on', must include at least one field");
  for (const field of fields)
    if (typeof field !== "string") throw failure(51134, "$merge 'on' array elements must be strings");
  if (new Set(fields).size !== fields.length) throw failure(31465, "Found a duplicate field in $merge 'on'");
  return fields;
}

/** @throws CommandError 51178, 51181, 51183 and others for a `$merge` that MongoDB refuses. */
export function compileMerge(spec: unknown, db: string): Merge {
  const options = typeof spec === "string" ? { into: spec } : spec;
  if (!isDocument(options))
    throw failure(51182, `$merge requires a string or object argument, but found ${typeNameOf(spec)}`);
  for (const name of Object.keys(options))
    if (!FIELDS.includes(name)) throw failure(40415, `BSON field '$merge.${name}' is an unknown field.`);
  const { into, on, let: variables, whenMatched = "merge", whenNotMatched = "insert" } = options;
  const isPipeline = Array.isArray(whenMatched);
  if (!isPipeline && typeof whenMatched !== "string")
    throw failure(
      51191,
      `$merge 'whenMatched' must be either a string or an array, but found ${typeNameOf(whenMatched)}`,
    );
  if (!isPipeline && !Object.hasOwn(PIPELINE_BY_MODE, whenMatched as string))
    throw enumFailure(whenMatched, "whenMatched");
  const notMatched = NOT_MATCHED.find((each) => each === whenNotMatched);
  if (!notMatched) throw enumFailure(whenNotMatched, "whenNotMatched");
  const isInsertOnly = whenMatched === "keepExisting" || whenMatched === "fail";
  if (isInsertOnly && notMatched !== "insert")
    throw failure(
      51181,
      `Combination of {whenMatched: ${whenMatched}, whenNotMatched: ${notMatched}} is not supported`,
    );
  if (variables !== undefined && !isPipeline)
    throw failure(51199, `Cannot use 'let' variables with 'whenMatched: ${whenMatched}' mode`);
  if (variables !== undefined && !isDocument(variables))
    throw failure("TypeMismatch", "BSON field '$merge.let' must be an object");
  if (isDocument(variables) && variables.new !== undefined && variables.new !== "$$ROOT")
    throw failure(51273, "'let' may not define a value for the reserved 'new' variable other than '$$ROOT'");
  const pipeline = isPipeline ? whenMatched : PIPELINE_BY_MODE[whenMatched as string];
  return {
    ns: targetOf(into, db),
    on: onOf(on),
    update: pipeline ? compileUpdate(pipeline, { filter: ALWAYS }) : null,
    variables: Object.entries({ ...(variables as Document | undefined), new: "$$ROOT" }).map(
      ([name, value]) => [name, compileExpression(value)] as const,
    ),
    whenNotMatched: notMatched,
  };
}

/** Two documents must not both be meant by one: the fields need a unique index. @throws CommandError 51183 */
export function refuseAmbiguous({ on }: Merge, collection: Collection | undefined): void {
  if (on.length === 1 && on[0] === "_id") return;
  const isUnique = collection?.indexes.some(
    ({ spec, partial, fields }) =>
      spec.unique === true &&
      !partial &&
      fields.length === on.length &&
      fields.every(({ path }) => on.includes(path)),
  );
  if (!isUnique) throw failure(51183, "Cannot find index to verify that join fields will be unique");
}

const valueAt = (document: Document, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((value, name) => (isDocument(value) ? fieldOf(value, name) : undefined), document);

/** The fields that say which document is meant. */
function keyOf({ on }: Merge, document: Document): Document {
  const entries = on.map((path) => {
    const value = valueAt(document, path);
    if (Array.isArray(value))
      throw failure(51185, `$merge write error: 'on' field '${path}' cannot be an array`);
    if (isNullish(value) && path !== "_id")
      throw failure(51132, `$merge write error: 'on' field '${path}' cannot be missing, null or undefined`);
    return [path, { $eq: value ?? null }];
  });
  return Object.fromEntries(entries);
}

/** Merges one document, which is given an `_id` if it needs one. */
export function mergeOne(
  context: CommandContext,
  query: QueryContext,
  unit: Unit,
  collection: Collection,
  merge: Merge,
  given: Document,
): Document {
  const isNew = merge.on.includes("_id") && !Object.hasOwn(given, "_id");
  const document = isNew ? { _id: new ObjectId(), ...given } : given;
  if (merge.update) {
    const key = keyOf(merge, document);
    const vars = Object.assign(Object.create(query.vars), {
      ...Object.fromEntries(
        merge.variables.map(([name, evaluate]) => [name, evaluate(document, query.vars)]),
      ),
    });
    const request = {
      filter: parseFilter(key),
      sort: null,
      hint: undefined,
      timeLimit: null,
      vars,
      query: key,
    };
    const found = runUpdate(context.server.engine, unit, collection, {
      ...request,
      update: merge.update,
      isMulti: false,
      isUpsert: false,
    });
    if (found) return { n: 1 };
  }
  if (merge.whenNotMatched === "insert") return applyInsert(context, unit, collection, preparedOf(document));
  if (merge.whenNotMatched === "discard") return { n: 0 };
  throw failure(
    13113,
    "$merge could not find a matching document in the target collection for at least one document in the source collection",
  );
}
