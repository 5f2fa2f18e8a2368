import { CommandError, codeNameOf, failure } from "../errors.ts";
import { rowOf } from "../plan/row.ts";
import type { Collection } from "../store/catalog.ts";
import { refuseBadNamespace } from "../store/namespace.ts";
import type { Unit } from "../transactions/engine.ts";
import { decode } from "../values/codec.ts";
import { showText } from "../values/show.ts";
import { type Document, int, isDocument, toNumber } from "../values/types.ts";
import { readContext, transactionOf } from "./find.ts";
import { applyInsert, preparedOf } from "./insert.ts";
import type { Progress } from "./many.ts";
import {
  type Command,
  type CommandContext,
  collectionOf,
  documentField,
  ensureCollection,
  flagField,
  listField,
  numberField,
} from "./request.ts";
import { applyDelete, applyUpdate } from "./update.ts";
import { isOrdered, runStatements, type StatementResult, sumOf, type WriteOutcome } from "./write.ts";

const KINDS = ["insert", "update", "delete"] as const;
type Kind = (typeof KINDS)[number];
type Operation = { kind: Kind; nsIndex: number; statement: Document };

const FIELDS: Record<Kind, readonly string[]> = {
  insert: ["document"],
  update: [
    "filter",
    "updateMods",
    "multi",
    "upsert",
    "arrayFilters",
    "hint",
    "constants",
    "collation",
    "sort",
  ],
  delete: ["filter", "multi", "hint", "collation"],
};

const objectOf = (value: unknown): Document => {
  if (!isDocument(value)) throw failure("TypeMismatch", "each entry of bulkWrite must be an object");
  return value;
};

/** An operation as the single write commands know it. */
function operationOf(op: Document): Operation {
  const [first = ""] = Object.keys(op);
  const kind = KINDS.find((each) => each === first);
  if (!kind)
    throw failure(
      "FailedToParse",
      `BulkWriteOperation must start with insert, update or delete, got '${first}'`,
    );
  for (const name of Object.keys(op))
    if (name !== kind && !FIELDS[kind].includes(name))
      throw new CommandError(40415, `BSON field 'bulkWrite.ops.${kind}.${name}' is an unknown field.`);
  for (const name of FIELDS[kind].slice(0, kind === "update" ? 2 : 1))
    if (op[name] === undefined)
      throw new CommandError(
        40414,
        `BSON field 'bulkWrite.ops.${kind}.${name}' is missing but a required field`,
      );
  const { [kind]: ns, document, filter: q, updateMods: u, constants: c, multi, ...rest } = op;
  const nsIndex = toNumber(ns);
  if (kind === "insert") return { kind, nsIndex, statement: objectOf(document) };
  const shared = { q: objectOf(q), ...rest };
  const isMulti = flagField({ multi }, "multi");
  if (kind === "delete") return { kind, nsIndex, statement: { ...shared, limit: int(isMulti ? 0 : 1) } };
  return { kind, nsIndex, statement: { ...shared, u, multi: isMulti, ...(c === undefined ? {} : { c }) } };
}

/** The namespaces and the collections behind them; made where an operation would make them. */
function collectionsOf(context: CommandContext, ops: readonly Operation[]): (Collection | undefined)[] {
  const spaces = listField(context, "nsInfo", decode, objectOf).map(({ ns }) => showText(ns));
  spaces.forEach(refuseBadNamespace);
  const making = new Set<number>();
  ops.forEach(({ kind, nsIndex, statement }, i) => {
    if (spaces[nsIndex] === undefined)
      throw failure("BadValue", `BulkWrite ops entry ${i} has an invalid nsInfo index.`);
    if (kind === "insert" || flagField(statement, "upsert")) making.add(nsIndex);
  });
  return spaces.map((ns, i) => (making.has(i) ? ensureCollection : collectionOf)(context, ns));
}

function apply(
  context: CommandContext,
  unit: Unit,
  collection: Collection | undefined,
  { kind, statement }: Operation,
  progress: Progress,
): StatementResult {
  if (kind === "insert") return applyInsert(context, unit, collection as Collection, preparedOf(statement));
  return (kind === "update" ? applyUpdate : applyDelete)(context, unit, collection, statement, progress);
}

/** One document for each operation that was tried, in their order. */
function itemsOf(ops: readonly Operation[], { results, writeErrors }: WriteOutcome): Document[] {
  const errorByIndex = new Map(writeErrors.map(({ index, ...error }) => [index, error]));
  return ops.flatMap(({ kind }, idx) => {
    const error = errorByIndex.get(idx);
    const counts = kind === "update" ? { n: 0, nModified: 0 } : { n: 0 };
    if (error) {
      const codeName = codeNameOf(toNumber(error.code));
      return [{ ok: 0, idx, ...error, codeName, ...counts }];
    }
    const { upserted, ...result } = results[idx] ?? {};
    if (results[idx] === undefined) return [];
    return [{ ok: 1, idx, ...result, ...(upserted === undefined ? {} : { upserted: { _id: upserted } }) }];
  });
}

/** Inserts, updates and deletes over several collections; what became of each is read through a cursor. */
export const bulkWrite: Command = {
  fields: ["ops", "nsInfo", "ordered", "errorsOnly", "let", "bypassDocumentValidation", "cursor"],
  inTransaction: true,
  isRetryable: true,
  writeConcern: true,
  isForAdmin: true,
  async run(context) {
    const { body, server } = context;
    const ops = listField(context, "ops", decode, objectOf).map(operationOf);
    const collections = collectionsOf(context, ops);
    const outcome = await runStatements(context, {
      count: ops.length,
      isOrdered: isOrdered(body),
      collections: collections.filter((collection) => collection !== undefined),
      apply(unit, i, progress) {
        const op = ops[i] as Operation;
        return apply(context, unit, collections[op.nsIndex], op, progress);
      },
    });
    const { results, writeErrors, retried } = outcome;
    const items = itemsOf(ops, outcome);
    const shown = flagField(body, "errorsOnly") ? items.filter(({ ok }) => ok === 0) : items;
    const cursor = documentField(body, "cursor") ?? {};
    const reply = server.cursors.open({
      ns: "admin.$cmd.bulkWrite",
      rows: shown.map(rowOf),
      context: readContext(context),
      batchSize: numberField(cursor, "batchSize", { min: 0 }) ?? Number.POSITIVE_INFINITY,
      transaction: transactionOf(context),
    });
    const of = (kind: Kind) => results.filter((_, i) => ops[i]?.kind === kind);
    const upserts = of("update").filter((result) => result?.upserted !== undefined);
    return {
      ...reply,
      document: {
        nErrors: writeErrors.length,
        nInserted: sumOf(of("insert"), "n"),
        nMatched: sumOf(of("update"), "n") - upserts.length,
        nModified: sumOf(of("update"), "nModified"),
        nUpserted: upserts.length,
        nDeleted: sumOf(of("delete"), "n"),
        ...(retried.length > 0 ? { retriedStmtIds: retried } : {}),
        ok: 1,
      },
    };
  },
};
