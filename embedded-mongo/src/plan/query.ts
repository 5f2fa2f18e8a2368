import { failure } from "../errors.ts";
import { BLOCKING_STAGE_MAX_BYTES } from "../limits.ts";
import type { FilterNode } from "../query/filter.ts";
import type { Sort } from "../query/sort.ts";
import type { Collection } from "../store/catalog.ts";
import type { QueryContext } from "./context.ts";
import { type Plan, planQuery } from "./planner.ts";
import { documentOf, type Row, weightOf } from "./row.ts";
import { scan } from "./scan.ts";

export type Query = {
  collection: Collection | undefined;
  filter: FilterNode;
  sort?: Sort | null;
  skip?: number;
  /** 0 or absent: no limit. */
  limit?: number;
  hint?: unknown;
  wanted?: readonly string[] | null;
};

/** Filter, sort, skip and limit over one collection: what find, the head of a pipeline and `$lookup` share. */
export function runQuery(context: QueryContext, query: Query): { rows: Iterable<Row>; plan: Plan | null } {
  const { collection, filter, sort, skip = 0, limit = 0, hint, wanted } = query;
  if (!collection) return { rows: [], plan: null };
  const plan = planQuery({
    collection,
    filter,
    sort: sort?.fields ?? null,
    hasLimit: limit > 0,
    hint,
    wanted: sort && wanted ? [...wanted, ...sort.fields.map(({ path }) => path)] : (wanted ?? null),
    sequence: context.sequence,
  });
  let rows: Iterable<Row> = scan(context, collection, plan);
  const isSorted = !sort || (plan.kind === "scan" && plan.providesSort);
  if (!isSorted) rows = sortRows(rows, sort, limit > 0 ? skip + limit : 0);
  if (skip > 0 || limit > 0) rows = slice(rows, skip, limit);
  return { rows, plan };
}

export function* slice(rows: Iterable<Row>, skip: number, limit: number): Generator<Row> {
  let left = skip;
  let given = 0;
  for (const row of rows) {
    if (left > 0) {
      left--;
      continue;
    }
    yield row;
    // Ending here, not at the next row, keeps the scan from reading one key too many.
    if (limit > 0 && ++given >= limit) return;
  }
}

type Keyed = { row: Row; key: unknown[]; order: number };

export const sortMemoryExceeded = (stage: string) =>
  failure(
    "QueryExceededMemoryLimitNoDiskUseAllowed",
    `${stage} exceeded memory limit of ${BLOCKING_STAGE_MAX_BYTES} bytes, but did not opt in to external sorting.`,
  );

/** Stable. With `keep` > 0 only the first so many are held in memory. */
export function* sortRows(rows: Iterable<Row>, sort: Sort, keep: number): Generator<Row> {
  const compare = (a: Keyed, b: Keyed) => sort.compareKeys(a.key, b.key) || a.order - b.order;
  let held: Keyed[] = [];
  let heldBytes = 0;
  let order = 0;
  for (const row of rows) {
    held.push({ row, key: sort.keyOf(documentOf(row)), order: order++ });
    // The decoded form is only needed for the key where the bytes are at hand.
    if (row.bytes) row.document = null;
    heldBytes += weightOf(row) + 64;
    if (keep > 0 && held.length >= keep * 2 + 64) {
      held.sort(compare);
      held = held.slice(0, keep);
      heldBytes = held.reduce((sum, item) => sum + weightOf(item.row) + 64, 0);
    }
    if (heldBytes > BLOCKING_STAGE_MAX_BYTES) throw sortMemoryExceeded("Sort");
  }
  held.sort(compare);
  const count = keep > 0 ? Math.min(keep, held.length) : held.length;
  for (let i = 0; i < count; i++) yield (held[i] as Keyed).row;
}
