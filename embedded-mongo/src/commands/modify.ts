import { ObjectId } from "bson";
import { failure } from "../errors.ts";
import { allow } from "../expressions/allowance.ts";
import type { Vars } from "../expressions/compile.ts";
import { compileExpression } from "../expressions/compile.ts";
import { createContext } from "../plan/context.ts";
import { runQuery } from "../plan/query.ts";
import { documentOf, type Row } from "../plan/row.ts";
import type { TimeLimit } from "../plan/time-limit.ts";
import type { FilterNode } from "../query/filter.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { compileSort, type Sort } from "../query/sort.ts";
import { compileUpdate, documentFromFilter, type Update } from "../query/update.ts";
import type { Collection } from "../store/catalog.ts";
import { insertDocument, removeDocument, replaceDocument } from "../store/documents.ts";
import type { Key } from "../store/storage.ts";
import type { Engine, Unit } from "../transactions/engine.ts";
import { decode, encodeStored } from "../values/codec.ts";
import { type Document, isDocument, setField } from "../values/types.ts";
import { changeMany, type Progress } from "./many.ts";

/** Finding and changing documents: what update, delete and findAndModify share. */
export type Selection = {
  filter: FilterNode;
  sort: Sort | null;
  hint: unknown;
  vars: Vars;
  timeLimit: TimeLimit | null;
};

export const selectionOf = (
  filter: Document,
  options: {
    sort?: unknown;
    hint?: unknown;
    let?: unknown;
    isUpsert?: boolean;
    timeLimit?: TimeLimit | null;
  } = {},
): Selection => ({
  // A new document is made from what a filter says of fields: `$expr` does not tell that.
  filter: parseFilter(filter, options.isUpsert ? "bare" : "query"),
  sort: isDocument(options.sort) && Object.keys(options.sort).length > 0 ? compileSort(options.sort) : null,
  hint: options.hint,
  vars: allow(varsOf(options.let), options.timeLimit),
  timeLimit: options.timeLimit ?? null,
});

/** `let` of a command: evaluated without a document. */
export function varsOf(spec: unknown): Vars {
  const vars: Vars = Object.create(null);
  if (isDocument(spec))
    for (const [name, value] of Object.entries(spec)) vars[name] = compileExpression(value)({}, vars);
  return vars;
}

/**
 * Claims and gives the documents a selection stands for. All of them are found before the first is changed: a change
 * may move a document within the very index that finds it.
 */
function claimMatches(
  engine: Engine,
  unit: Unit,
  collection: Collection,
  selection: Selection,
  limit: number,
): Row[] {
  const { filter, sort, hint, vars, timeLimit } = selection;
  const context = createContext({ engine, db: collection.db, unit, timeLimit, vars });
  try {
    const rows = [...runQuery(context, { collection, filter, sort, limit, hint }).rows];
    for (const row of rows) engine.lock(unit, collection.tree + (row.idKey as Key));
    return rows;
  } finally {
    context.close();
  }
}

export type UpdateRequest = Selection & {
  query: Document;
  update: Update;
  isMulti: boolean;
  isUpsert: boolean;
};

export const updateRequestOf = (
  query: Document,
  spec: unknown,
  options: {
    isMulti: boolean;
    isUpsert: boolean;
    arrayFilters?: unknown;
    sort?: unknown;
    hint?: unknown;
    let?: unknown;
    c?: unknown;
    timeLimit?: TimeLimit | null;
  },
): UpdateRequest => {
  const selection = selectionOf(query, options);
  const update = compileUpdate(spec, { filter: selection.filter, arrayFilters: options.arrayFilters });
  if (options.isMulti && update.kind === "replacement")
    throw failure("FailedToParse", "multi update is not supported for replacement-style update");
  if (options.c !== undefined && update.kind !== "pipeline")
    throw failure(51198, "Constant values may only be specified for pipeline updates");
  return {
    ...selection,
    vars: { ...selection.vars, ...varsOf(options.c) },
    query,
    update,
    isMulti: options.isMulti,
    isUpsert: options.isUpsert,
  };
};

export type Changed = {
  before: Document | null;
  after: Document | null;
  upsertedId?: unknown;
  isModified: boolean;
};

function updateOne(
  engine: Engine,
  unit: Unit,
  collection: Collection,
  row: Row,
  { update, vars }: UpdateRequest,
): Changed {
  const bytes = row.bytes as Uint8Array;
  const before = documentOf(row);
  // Decoded a second time: the update works in place.
  let isChanged = false;
  const after = update.apply(decode(bytes), {
    isInsert: false,
    vars: { NOW: new Date(), ...vars },
    onChange: () => {
      isChanged = true;
    },
  });
  const afterBytes = encodeStored(after, 17419);
  const isModified = isChanged || Buffer.compare(bytes, afterBytes) !== 0;
  if (isModified)
    replaceDocument(
      engine,
      unit,
      collection,
      { idKey: row.idKey as Key, document: before, bytes },
      { document: after, bytes: afterBytes },
      update.kind === "replacement" ? "replace" : "update",
    );
  return { before, after, isModified };
}

function upsert(engine: Engine, unit: Unit, collection: Collection, request: UpdateRequest): Changed {
  const { filter, update, vars } = request;
  const start = documentFromFilter(filter, update.kind === "replacement");
  const made = update.apply(start, { isInsert: true, vars: { NOW: new Date(), ...vars } });
  const after: Document = { _id: Object.hasOwn(made, "_id") ? made._id : new ObjectId() };
  for (const name of Object.keys(made)) if (name !== "_id") setField(after, name, made[name]);
  insertDocument(engine, unit, collection, after, encodeStored(after, 17420));
  return { before: null, after, upsertedId: after._id, isModified: true };
}

/**
 * Changes the first match, or makes a document where there is none and the request wants one.
 *
 * @param collection Absent: there is nothing to find in it. An upsert needs one.
 */
export function runUpdate(
  engine: Engine,
  unit: Unit,
  collection: Collection | undefined,
  request: UpdateRequest,
): Changed | null {
  if (!collection) return null;
  const [row] = claimMatches(engine, unit, collection, request, 1);
  if (row) return updateOne(engine, unit, collection, row, request);
  return request.isUpsert ? upsert(engine, unit, collection, request) : null;
}

/** The same for all matches; gives the document that was made, and else counts in `progress`. */
export function runUpdateMany(
  engine: Engine,
  unit: Unit,
  collection: Collection | undefined,
  request: UpdateRequest,
  progress: Progress,
): Changed | null {
  if (!collection) return null;
  changeMany(
    engine,
    unit,
    collection,
    request,
    progress,
    (row) => updateOne(engine, unit, collection, row, request).isModified,
  );
  const isMissing = progress.rows?.length === 0;
  return isMissing && request.isUpsert ? upsert(engine, unit, collection, request) : null;
}

function removeRow(engine: Engine, unit: Unit, collection: Collection, row: Row): Document {
  const document = documentOf(row);
  removeDocument(engine, unit, collection, {
    idKey: row.idKey as Key,
    document,
    bytes: row.bytes as Uint8Array,
  });
  return document;
}

export function runDelete(
  engine: Engine,
  unit: Unit,
  collection: Collection | undefined,
  selection: Selection,
  limit: number,
): Document[] {
  if (!collection) return [];
  return claimMatches(engine, unit, collection, selection, limit).map((row) =>
    removeRow(engine, unit, collection, row),
  );
}

export function runDeleteMany(
  engine: Engine,
  unit: Unit,
  collection: Collection | undefined,
  selection: Selection,
  progress: Progress,
): void {
  if (!collection) return;
  changeMany(engine, unit, collection, selection, progress, (row) => {
    removeRow(engine, unit, collection, row);
    return true;
  });
}
