import { CommandError, failure } from "../errors.ts";
import { compileProjection } from "../query/projection.ts";
import type { Document } from "../values/types.ts";
import { runDelete, runUpdate, selectionOf, updateRequestOf } from "./modify.ts";
import { type Command, collectionOf, documentField, ensureCollection, flagField } from "./request.ts";
import { runStatements } from "./write.ts";

export const findAndModify: Command = {
  fields: [
    "query",
    "sort",
    "remove",
    "update",
    "new",
    "fields",
    "upsert",
    "arrayFilters",
    "hint",
    "let",
    "bypassDocumentValidation",
    "collation",
  ],
  inTransaction: true,
  isRetryable: true,
  writeConcern: true,
  async run(context) {
    const { body } = context;
    const query = documentField(body, "query") ?? {};
    const isRemove = flagField(body, "remove");
    const isNew = flagField(body, "new");
    const isUpsert = flagField(body, "upsert");
    if (isRemove && body.update !== undefined)
      throw failure("FailedToParse", "Cannot specify both an update and remove=true");
    if (!isRemove && body.update === undefined)
      throw failure("FailedToParse", "Either an update or remove=true must be specified");
    if (isRemove && isUpsert)
      throw failure("FailedToParse", "Cannot specify both upsert=true and remove=true");
    if (isRemove && isNew)
      throw failure(
        "FailedToParse",
        "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
      );
    const options = { sort: body.sort, hint: body.hint, let: body.let, timeLimit: context.timeLimit };
    const fields = documentField(body, "fields");
    const projection =
      fields && Object.keys(fields).length > 0
        ? compileProjection(fields, { find: { filter: query } })
        : null;
    const shown = (document: Document | null) =>
      document && projection ? projection.project(document, {}) : document;
    const selection = selectionOf(query, options);
    const request = isRemove
      ? null
      : updateRequestOf(query, body.update, {
          ...options,
          isMulti: false,
          isUpsert,
          arrayFilters: body.arrayFilters,
        });
    const { engine } = context.server;
    const collection = isUpsert ? ensureCollection(context) : collectionOf(context);
    const outcome = await runStatements(context, {
      count: 1,
      isOrdered: true,
      collections: collection ? [collection] : [],
      apply(unit) {
        if (!request) {
          const [document = null] = runDelete(engine, unit, collection, selection, 1);
          return { lastErrorObject: { n: document ? 1 : 0 }, value: shown(document) };
        }
        const changed = runUpdate(engine, unit, collection, request);
        if (!changed) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
        const isInserted = changed.before === null;
        const lastErrorObject = {
          n: 1,
          updatedExisting: !isInserted,
          ...(isInserted ? { upserted: changed.upsertedId } : {}),
        };
        return { lastErrorObject, value: shown(isNew ? changed.after : changed.before) };
      },
    });
    const [failed] = outcome.writeErrors;
    if (failed) {
      const { code, errmsg, index: _, ...details } = failed;
      throw new CommandError(code as number, errmsg as string, { details });
    }
    const retried = outcome.retried.length > 0 ? { retriedStmtId: outcome.retried[0] } : {};
    return { document: { ...outcome.results[0], ...retried, ok: 1 } };
  },
};
