import { CommandError, failure } from "../errors.ts";
import type { Collection } from "../store/catalog.ts";
import type { Unit } from "../transactions/engine.ts";
import { decode } from "../values/codec.ts";
import { type Document, isDocument, isNumber, toNumber } from "../values/types.ts";
import type { Progress } from "./many.ts";
import {
  runDelete,
  runDeleteMany,
  runUpdate,
  runUpdateMany,
  selectionOf,
  updateRequestOf,
} from "./modify.ts";
import {
  type Command,
  type CommandContext,
  collectionOf,
  ensureCollection,
  flagField,
  listField,
} from "./request.ts";
import { isOrdered, runStatements, type StatementResult, writeReply } from "./write.ts";

const statementOf = (value: unknown): Document => {
  if (!isDocument(value))
    throw failure("TypeMismatch", "each statement of a write command must be an object");
  return value;
};

function refuseUnknown(statement: Document, command: string, known: readonly string[]): void {
  for (const name of Object.keys(statement))
    if (!known.includes(name))
      throw new CommandError(40415, `BSON field '${command}.${name}' is an unknown field.`);
  if (!isDocument(statement.q))
    throw new CommandError(40414, `BSON field '${command}.q' is missing but a required field`);
  if (isDocument(statement.collation) && statement.collation.locale !== "simple")
    throw failure("NotImplemented", "collation is not supported by this server");
}

/** A record of a retryable write tells of one document. */
function refuseMultiRetry({ participation }: CommandContext, isMulti: boolean): void {
  if (isMulti && participation.kind === "retryable")
    throw failure("InvalidOptions", "Cannot use (or request) retryable writes with multi=true");
}

const UPDATE_FIELDS = ["q", "u", "c", "multi", "upsert", "collation", "arrayFilters", "hint", "sort"];

/** Runs one `{q, u, …}` of an update. */
export function applyUpdate(
  context: CommandContext,
  unit: Unit,
  collection: Collection | undefined,
  statement: Document,
  progress: Progress,
): StatementResult {
  refuseUnknown(statement, "update.updates", UPDATE_FIELDS);
  if (statement.u === undefined)
    throw new CommandError(40414, "BSON field 'update.updates.u' is missing but a required field");
  const isMulti = flagField(statement, "multi");
  refuseMultiRetry(context, isMulti);
  if (isMulti && statement.sort !== undefined)
    throw failure("FailedToParse", "Cannot specify sort with multi=true");
  const request = updateRequestOf(statement.q as Document, statement.u, {
    isMulti,
    isUpsert: flagField(statement, "upsert"),
    arrayFilters: statement.arrayFilters,
    sort: statement.sort,
    hint: statement.hint,
    let: context.body.let,
    c: statement.c,
    timeLimit: context.timeLimit,
  });
  const { engine } = context.server;
  const changed = isMulti
    ? runUpdateMany(engine, unit, collection, request, progress)
    : runUpdate(engine, unit, collection, request);
  if (changed?.before === null) return { n: 1, nModified: 0, upserted: changed.upsertedId };
  if (isMulti) return { n: progress.n, nModified: progress.nModified };
  return { n: changed ? 1 : 0, nModified: changed?.isModified ? 1 : 0 };
}

/** Runs one `{q, limit, …}` of a delete. */
export function applyDelete(
  context: CommandContext,
  unit: Unit,
  collection: Collection | undefined,
  statement: Document,
  progress: Progress,
): StatementResult {
  refuseUnknown(statement, "delete.deletes", ["q", "limit", "collation", "hint"]);
  const limit = isNumber(statement.limit) ? toNumber(statement.limit) : Number.NaN;
  if (limit !== 0 && limit !== 1)
    throw failure("FailedToParse", `The limit field in delete objects must be 0 or 1. Got ${limit}`);
  refuseMultiRetry(context, limit === 0);
  const { hint } = statement;
  const { timeLimit, body } = context;
  const selection = selectionOf(statement.q as Document, { hint, let: body.let, timeLimit });
  const { engine } = context.server;
  if (limit === 1) return { n: runDelete(engine, unit, collection, selection, limit).length };
  runDeleteMany(engine, unit, collection, selection, progress);
  return { n: progress.n };
}

export const update: Command = {
  fields: ["updates", "ordered", "bypassDocumentValidation", "let"],
  inTransaction: true,
  isRetryable: true,
  writeConcern: true,
  async run(context) {
    const statements = listField(context, "updates", decode, statementOf);
    const isUpserting = statements.some((statement) => flagField(statement, "upsert"));
    const collection = isUpserting ? ensureCollection(context) : collectionOf(context);
    const outcome = await runStatements(context, {
      count: statements.length,
      isOrdered: isOrdered(context.body),
      collections: collection ? [collection] : [],
      apply: (unit, i, progress) =>
        applyUpdate(context, unit, collection, statements[i] as Document, progress),
    });
    return { document: writeReply(outcome, { countsModified: true }) };
  },
};

export const remove: Command = {
  fields: ["deletes", "ordered", "let"],
  inTransaction: true,
  isRetryable: true,
  writeConcern: true,
  async run(context) {
    const statements = listField(context, "deletes", decode, statementOf);
    const collection = collectionOf(context);
    const outcome = await runStatements(context, {
      count: statements.length,
      isOrdered: isOrdered(context.body),
      collections: collection ? [collection] : [],
      apply: (unit, i, progress) =>
        applyDelete(context, unit, collection, statements[i] as Document, progress),
    });
    return { document: writeReply(outcome) };
  },
};
