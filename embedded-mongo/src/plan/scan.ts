import { compileNode } from "../query/filter.ts";
import type { Collection, IndexField } from "../store/catalog.ts";
import { idKeyOf } from "../store/index-keys.ts";
import { damaged } from "../store/seal.ts";
import type { Entry, Key } from "../store/storage.ts";
import { componentEnd, decodeComponent, SHAPE } from "../values/key-decoding.ts";
import { type Document, setField } from "../values/types.ts";
import { isFull, type Stretch, stretchesOf } from "./bounds.ts";
import type { QueryContext } from "./context.ts";
import { hasResidual, type Plan, type ScanPlan } from "./planner.ts";
import { documentOf, type Row, rowOfBytes } from "./row.ts";

/** Runs a plan. Rows come in key order; each document comes once. */
export function* scan(context: QueryContext, collection: Collection, plan: Plan): Generator<Row> {
  if (plan.kind === "union") {
    const seen = new Set<Key>();
    const matches = hasResidual(plan) ? compileNode(plan.residual) : null;
    for (const branch of plan.scans)
      for (const row of scanOne(context, collection, branch)) {
        if (seen.has(row.idKey as Key)) continue;
        seen.add(row.idKey as Key);
        if (!matches || matches(documentOf(row), context.vars)) yield row;
      }
    return;
  }
  yield* scanOne(context, collection, plan);
}

function* scanOne(context: QueryContext, collection: Collection, plan: ScanPlan): Generator<Row> {
  const { index, tree, isReverse, isCovered } = plan;
  const { examined, view } = context;
  const matches = hasResidual(plan) ? compileNode(plan.residual) : null;
  const seen = index?.isMultikey ? new Set<Key>() : null;
  // A walk over all documents in their own order examines documents, not keys.
  const countsKeys = index !== null || plan.bounds.some((intervals) => !isFull(intervals));
  const walk = keyWalk(plan);
  if (!walk) return;
  const { start, end, advance } = walk;
  const cursor = context.range({ start: tree + start, end: tree + end, isReverse });
  try {
    for (let entry = cursor.next(); entry; entry = cursor.next()) {
      if (countsKeys) examined.keys++;
      const target = advance ? advance(entry.key) : null;
      if (target === DONE) return;
      if (target !== null) {
        // A jump that does not go ahead would never end.
        if (isReverse ? target >= entry.key : target <= entry.key)
          throw new Error("an index scan jumped back");
        cursor.seek(target);
        continue;
      }
      const row = rowOfEntry(entry);
      if (row && (!matches || matches(documentOf(row), context.vars))) yield row;
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
    const covered = isCovered ? coveredDocument(entry, plan, idKey) : null;
    if (covered) return { idKey, bytes: null, document: covered };
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

const DONE = "";

/** Builds the document from the key; null when the key does not tell everything. */
function coveredDocument(
  { key, value: shapes }: Entry,
  { fields, isIdWanted }: ScanPlan,
  idKey: Key,
): Document | null {
  if (shapes.includes(SHAPE.lost)) return null;
  const document: Document = {};
  let at = 4;
  for (let i = 0; i < fields.length; i++) {
    const { path, isDescending } = fields[i] as IndexField;
    const end = componentEnd(key, at, isDescending);
    const value = decodeComponent(key.slice(at, end), isDescending, shapes[i] ?? SHAPE.asKey);
    if (value !== undefined) setField(document, path, value);
    at = end;
  }
  if (!isIdWanted || "_id" in document) return document;
  if (!isTextKey(idKey)) return null;
  document._id = decodeComponent(idKey, false, SHAPE.asKey);
  return document;
}

/** Ids that their key gives back exactly: strings and ObjectIds. */
const isTextKey = (idKey: Key) => idKey.charCodeAt(0) === 5 * 8 || idKey.charCodeAt(0) === 9 * 8;

type KeyWalk = {
  start: string;
  end: string;
  /** null: the key is wanted; DONE: nothing more can come; else: the key to jump to. */
  advance: ((key: Key) => Key | null) | null;
};

/**
 * The byte range of a plan, and where it has gaps the function that jumps over them.
 *
 * Leading single values are part of every key; one stretch after them needs no checks at all. With several stretches
 * (`$in`, ranges behind a range) each key tells the next one that can be wanted, so that keys between are never read.
 */
function keyWalk({ fields, bounds, isReverse, tree }: ScanPlan): KeyWalk | null {
  const stretches = bounds.map((intervals, i) => stretchesOf(intervals, fields[i]?.isDescending ?? false));
  if (stretches.some((list) => list.length === 0)) return null;
  let prefix = "";
  let i = 0;
  while (i < fields.length && stretches[i]?.length === 1 && isPointStretch(stretches[i]?.[0] as Stretch)) {
    prefix += pointBytes(stretches[i]?.[0] as Stretch);
    i++;
  }
  const first = stretches[i]?.[0];
  const last = stretches[i]?.at(-1);
  if (!first || !last) return { start: prefix, end: `${prefix}\xff`, advance: null };
  const range = { start: prefix + first[0], end: prefix + last[1] };
  let lastBounded = bounds.length - 1;
  while (lastBounded >= 0 && isFull(bounds[lastBounded] as never)) lastBounded--;
  const isContiguous = (stretches[i] as Stretch[]).length === 1 && lastBounded <= i;
  if (isContiguous) return { ...range, advance: null };
  const offset = tree.length;
  return {
    ...range,
    advance: (key) => (isReverse ? backward : forward)(key, fields, stretches, lastBounded, offset),
  };
}

// A point is the stretch from its bytes to just after them.
const isPointStretch = ([low, high]: Stretch) => high === `${low}\xff`;
const pointBytes = ([low]: Stretch) => low;

/** Index of the first stretch that ends after `part`. */
function firstEndingAfter(list: readonly Stretch[], part: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Stretch)[1] <= part) low = middle + 1;
    else high = middle;
  }
  return low;
}

function forward(
  key: Key,
  fields: readonly IndexField[],
  stretches: readonly Stretch[][],
  lastBounded: number,
  offset: number,
): Key | null {
  let at = offset;
  for (let i = 0; i <= lastBounded; i++) {
    const end = componentEnd(key, at, fields[i]?.isDescending ?? false);
    const part = key.slice(at, end);
    const list = stretches[i] as Stretch[];
    const found = firstEndingAfter(list, part);
    if (found === list.length) return i === 0 ? DONE : `${key.slice(0, at)}\xff`;
    const stretch = list[found] as Stretch;
    if (part < stretch[0]) {
      let target = key.slice(0, at) + stretch[0];
      // Behind a single value the next field's first stretch can be aimed at directly.
      for (
        let j = i;
        j < lastBounded && isPointStretch(j === i ? stretch : ((stretches[j] as Stretch[])[0] as Stretch));
        j++
      )
        target += ((stretches[j + 1] as Stretch[])[0] as Stretch)[0];
      return target;
    }
    at = end;
  }
  return null;
}

function backward(
  key: Key,
  fields: readonly IndexField[],
  stretches: readonly Stretch[][],
  lastBounded: number,
  offset: number,
): Key | null {
  let at = offset;
  for (let i = 0; i <= lastBounded; i++) {
    const end = componentEnd(key, at, fields[i]?.isDescending ?? false);
    const part = key.slice(at, end);
    const list = stretches[i] as Stretch[];
    const found = firstEndingAfter(list, part);
    const stretch = list[found];
    if (!stretch || part < stretch[0]) {
      const previous = list[found - 1];
      if (!previous) return i === 0 ? DONE : key.slice(0, at);
      return key.slice(0, at) + previous[1];
    }
    at = end;
  }
  return null;
}
