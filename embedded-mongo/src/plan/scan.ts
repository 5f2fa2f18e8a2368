import { failure } from "../errors.ts";
import { compileNode } from "../query/filter.ts";
import type { Collection } from "../store/catalog.ts";
import { idKeyOf } from "../store/index-keys.ts";
import { damaged } from "../store/seal.ts";
import type { Entry, Key } from "../store/storage.ts";
import { arePoints, isFull } from "./bounds.ts";
import type { QueryContext } from "./context.ts";
import { coveredDocument } from "./covered.ts";
import { DONE, keyBehindValue, keyWalk } from "./key-walk.ts";
import { mergeRows } from "./merge.ts";
import { sortKeyReader } from "./order.ts";
import { documentOf, type Row, rowOfBytes } from "./row.ts";
import { hasResidual, type Plan, type ScanPlan, type UnionPlan } from "./scan-plan.ts";

/** Runs a plan. Rows come in key order, or in the order of the merge; each document comes once. */
export const scan = (context: QueryContext, collection: Collection, plan: Plan): Iterable<Row> =>
  plan.kind === "scan" ? scanOne(context, collection, plan) : eachOnce(unitedRows(context, collection, plan));

function* eachOnce(rows: Iterable<Row>): Generator<Row> {
  const seen = new Set<Key>();
  for (const row of rows) {
    if (seen.has(row.idKey as Key)) continue;
    seen.add(row.idKey as Key);
    yield row;
  }
}

function* unitedRows(context: QueryContext, collection: Collection, plan: UnionPlan): Generator<Row> {
  const { scans, order } = plan;
  if (order)
    yield* mergeRows(
      scans.map((branch) => {
        const at = { key: "" };
        const sortKeyOf = sortKeyReader(branch, order);
        return { rows: scanOne(context, collection, branch, at), sortKey: () => sortKeyOf(at.key) };
      }),
    );
  else for (const branch of scans) yield* scanOne(context, collection, branch);
}

/** @param at Told the key of each row before the row is given. */
function* scanOne(
  context: QueryContext,
  collection: Collection,
  plan: ScanPlan,
  at: { key: Key } = { key: "" },
): Generator<Row> {
  const { index, tree, isReverse, covered } = plan;
  const { examined, view } = context;
  const matches = hasResidual(plan) ? compileNode(plan.residual) : null;
  const seen = index?.isMultikey ? new Set<Key>() : null;
  if (!index && arePoints(plan.bounds[0] ?? [])) {
    for (const row of rowsByIds(context, plan)) {
      at.key = tree + row.idKey;
      if (!matches || matches(documentOf(row), context.vars)) yield row;
    }
    return;
  }
  // A walk over all documents in their own order examines documents, not keys.
  const countsKeys = index !== null || plan.bounds.some((intervals) => !isFull(intervals));
  const walk = keyWalk(plan);
  if (!walk) return;
  const { start, end, advance } = walk;
  const cursor = context.range({ start: tree + start, end: tree + end, isReverse });
  const passOver = (entry: Key, target: Key) => {
    // A jump that does not go ahead would never end.
    if (isReverse ? target >= entry : target <= entry) throw new Error("an index scan jumped back");
    cursor.seek(target);
  };
  const next = () => {
    const entry = cursor.next();
    refuseGone(context, collection, plan);
    return entry;
  };
  try {
    for (let entry = next(); entry; entry = next()) {
      if (countsKeys) examined.keys++;
      const target = advance ? advance(entry.key) : null;
      if (target === DONE) return;
      if (target !== null) {
        passOver(entry.key, target);
        continue;
      }
      const row = rowOfEntry(entry);
      if (row && (!matches || matches(documentOf(row), context.vars))) {
        at.key = entry.key;
        yield row;
      }
      const behind = plan.onceBy === undefined ? null : keyBehindValue(entry.key, plan, plan.onceBy);
      if (behind !== null) passOver(entry.key, behind);
    }
  } finally {
    cursor.close();
  }

  function rowOfEntry(entry: Entry): Row | null {
    if (!index) {
      examined.documents++;
      return rowOfBytes(entry.key.slice(tree.length), entry.value);
    }
    const idKey = idKeyOf(entry.key);
    if (seen?.has(idKey)) return null;
    seen?.add(idKey);
    if (covered === "nothing") return { idKey, bytes: null, document: {} };
    const document = covered ? coveredDocument(entry, plan, idKey) : null;
    if (document) return { idKey, bytes: null, document };
    const bytes = view.get(collection.tree + idKey);
    if (!bytes) {
      // Between two batches the document may have gone, but then its entry has gone with it.
      if (view.get(entry.key)) throw damaged(collection.tree + idKey, "is missing, and an index names it");
      return null;
    }
    examined.documents++;
    return rowOfBytes(idKey, bytes);
  }
}

/** Between two batches of a cursor what it walks may be dropped; its keys are cleared then. Older states keep them. */
function refuseGone({ sequence }: QueryContext, collection: Collection, { index, tree }: ScanPlan): void {
  if (sequence !== Number.POSITIVE_INFINITY) return;
  if (collection.isDropped) throw failure("QueryPlanKilled", `collection dropped: ${collection.ns}`);
  if (index && !collection.indexes.includes(index) && !collection.indexes.some((one) => one.tree === tree))
    throw failure("QueryPlanKilled", `query plan killed :: index '${index.name}' dropped`);
}

/** Documents named one by one are read one by one: a cursor costs several times as much for each. */
function* rowsByIds({ examined, view }: QueryContext, { tree, bounds, isReverse }: ScanPlan): Generator<Row> {
  const points = bounds[0] ?? [];
  for (const { low } of isReverse ? points.toReversed() : points) {
    const bytes = view.get(tree + low.bytes);
    if (!bytes) continue;
    examined.keys++;
    examined.documents++;
    yield rowOfBytes(low.bytes, bytes);
  }
}
