import { CommandError, failure } from "../errors.ts";
import { decode } from "../values/codec.ts";
import { type Document, isDocument, isNumber, toNumber } from "../values/types.ts";
import { runDelete, runUpdate, selectionOf, updateRequestOf } from "./modify.ts";
import { type Command, flagField, listField, namespaceOf } from "./request.ts";
import { isOrdered, runStatements, writeReply } from "./write.ts";

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

export const update: Command = {
  fields: ["updates", "ordered", "bypassDocumentValidation", "let"],
  inTransaction: true,
  isRetryable: true,
  async run(context) {
    const statements = listField(context, "updates", decode, statementOf);
    const { engine } = context.server;
    const ns = namespaceOf(context);
    const isUpserting = statements.some((statement) => flagField(statement, "upsert"));
    const collection = isUpserting ? engine.catalog.ensure(ns) : engine.catalog.find(ns);
    if (!collection) return { document: { n: 0, nModified: 0, ok: 1 } };
    const outcome = await runStatements(context, {
      count: statements.length,
      isOrdered: isOrdered(context.body),
      collection,
      apply(unit, i) {
        const statement = statements[i] as Document;
        refuseUnknown(statement, "update.updates", [
          "q",
          "u",
          "c",
          "multi",
          "upsert",
          "collation",
          "arrayFilters",
          "hint",
          "sort",
        ]);
        if (statement.u === undefined)
          throw new CommandError(40414, "BSON field 'update.updates.u' is missing but a required field");
        const request = updateRequestOf(statement.q as Document, statement.u, {
          isMulti: flagField(statement, "multi"),
          isUpsert: flagField(statement, "upsert"),
          arrayFilters: statement.arrayFilters,
          sort: statement.sort,
          hint: statement.hint,
          let: context.body.let,
          c: statement.c,
        });
        const changed = runUpdate(engine, unit, collection, request);
        const upserted = changed.find(({ before }) => before === null);
        if (upserted) return { n: 1, nModified: 0, upserted: upserted.upsertedId };
        return { n: changed.length, nModified: changed.filter(({ isModified }) => isModified).length };
      },
    });
    return { document: writeReply(outcome, { countsModified: true }) };
  },
};

export const remove: Command = {
  fields: ["deletes", "ordered", "let"],
  inTransaction: true,
  isRetryable: true,
  async run(context) {
    const statements = listField(context, "deletes", decode, statementOf);
    const { engine } = context.server;
    const ns = namespaceOf(context);
    const collection = engine.catalog.find(ns);
    if (!collection) return { document: { n: 0, ok: 1 } };
    const outcome = await runStatements(context, {
      count: statements.length,
      isOrdered: isOrdered(context.body),
      collection,
      apply(unit, i) {
        const statement = statements[i] as Document;
        refuseUnknown(statement, "delete.deletes", ["q", "limit", "collation", "hint"]);
        const limit = isNumber(statement.limit) ? toNumber(statement.limit) : Number.NaN;
        if (limit !== 0 && limit !== 1)
          throw failure("FailedToParse", `The limit field in delete objects must be 0 or 1. Got ${limit}`);
        const selection = selectionOf(statement.q as Document, {
          hint: statement.hint,
          let: context.body.let,
        });
        return { n: runDelete(engine, unit, collection, selection, limit).length };
      },
    });
    return { document: writeReply(outcome) };
  },
};
