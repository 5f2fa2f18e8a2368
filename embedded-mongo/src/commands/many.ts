import { COMMIT_DOCUMENTS_MAX, COMMIT_MAX_BYTES } from "../limits.ts";
import { createContext } from "../plan/context.ts";
import { runQuery } from "../plan/query.ts";
import { documentOf, type Row, rowOfBytes } from "../plan/row.ts";
import { compileNode } from "../query/filter.ts";
import type { Collection } from "../store/catalog.ts";
import type { Key } from "../store/storage.ts";
import type { Engine, Unit } from "../transactions/engine.ts";
import type { Selection } from "./modify.ts";

/** How far a statement has come that changes any number of documents, where one commit need not hold them all. */
export type Progress = {
  readonly isDivisible: boolean;
  /** What was found; null before anything was sought. */
  rows: Row[] | null;
  /** The next of them. */
  at: number;
  n: number;
  nModified: number;
};

export const createProgress = (isDivisible: boolean): Progress => ({
  isDivisible,
  rows: null,
  at: 0,
  n: 0,
  nModified: 0,
});

export const isUnfinished = ({ rows, at }: Progress): boolean => rows !== null && at < rows.length;

/**
 * All are found before the first is changed: a change may move a document within the very index that finds it. Only
 * their keys are kept beyond what one commit takes.
 */
function findAll(engine: Engine, unit: Unit, collection: Collection, selection: Selection): Row[] {
  const { filter, hint, vars, timeLimit } = selection;
  const context = createContext({ engine, db: collection.db, unit, timeLimit, vars });
  const found: Row[] = [];
  let keptBytes = 0;
  try {
    for (const { idKey, bytes } of runQuery(context, { collection, filter, sort: null, hint }).rows) {
      keptBytes += bytes?.length ?? 0;
      found.push({ idKey, bytes: keptBytes > COMMIT_MAX_BYTES ? null : bytes, document: null });
    }
    return found;
  } finally {
    context.close();
  }
}

/**
 * Changes the documents that a selection stands for, or as many as one commit should hold; then the statement is
 * unfinished, and goes on in the next commit with those that still match. What is thrown leaves the progress as it was.
 *
 * @param change Tells whether the document came out different.
 */
export function changeMany(
  engine: Engine,
  unit: Unit,
  collection: Collection,
  selection: Selection,
  progress: Progress,
  change: (row: Row) => boolean,
): void {
  const { isDivisible } = progress;
  const isResumed = progress.at > 0;
  const rows = progress.rows ?? findAll(engine, unit, collection, selection);
  const matches = compileNode(selection.filter);
  let { at, n, nModified } = progress;
  const isFull = () =>
    unit.changes.length >= COMMIT_DOCUMENTS_MAX || unit.overlay.sizeBytes >= COMMIT_MAX_BYTES;

  for (; at < rows.length && !(isDivisible && isFull()); at++) {
    selection.timeLimit?.check();
    let row = rows[at] as Row;
    const key = collection.tree + (row.idKey as Key);
    engine.lock(unit, key);
    if (isResumed || !row.bytes) {
      const bytes = unit.overlay.get(key);
      if (!bytes) continue;
      row = rowOfBytes(row.idKey as Key, bytes);
      if (!matches(documentOf(row), selection.vars)) continue;
    }
    n++;
    if (change(row)) nModified++;
  }
  Object.assign(progress, { rows, at, n, nModified });
}
