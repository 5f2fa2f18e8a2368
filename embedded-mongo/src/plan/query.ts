import { withExprEqualities } from "../query/expr-equality.ts";
import type { FilterNode } from "../query/filter.ts";
import type { Sort } from "../query/sort.ts";
import type { Collection } from "../store/catalog.ts";
import type { QueryContext } from "./context.ts";
import { stageMeter } from "./meter.ts";
import { planDistinct, planQuery } from "./planner.ts";
import { documentOf, type Row, weightOf } from "./row.ts";
import { scan } from "./scan.ts";
import type { Plan } from "./scan-plan.ts";

export type Query = {
  collection: Collection | undefined;
  filter: FilterNode;
  sort?: Sort | null;
  skip?: number;
  /** 0 or absent: no limit. */
  limit?: number;
  hint?: unknown;
  wanted?: readonly string[] | null;
  /** Rows with a value at this path that another row has may be left out. */
  onceBy?: string;
};

/** Filter, sort, skip and limit over one collection: what find, the head of a pipeline and `$lookup` share. */
export function runQuery(context: QueryContext, query: Query): { rows: Iterable<Row>; plan: Plan | null } {
  const { collection, filter, sort, skip = 0, limit = 0, hint, wanted, onceBy } = query;
  if (!collection) return { rows: [], plan: null };
  const request = {
    collection,
    filter: withExprEqualities(filter, context.vars),
    sort: sort?.fields ?? null,
    hasLimit: limit > 0,
    hint,
    wanted: sort && wanted ? [...wanted, ...sort.fields.map(({ path }) => path)] : (wanted ?? null),
    sequence: context.sequence,
  };
  const plan = (onceBy === undefined ? null : planDistinct(request, onceBy)) ?? planQuery(request);
  let rows: Iterable<Row> = scan(context, collection, plan);
  if (sort && !plan.providesSort) rows = sortRows(rows, sort, limit > 0 ? skip + limit : 0);
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

type Keyed = { row: Row; key: unknown[]; order: number; bytes: number };

const KEY_BYTES = 64;

/** Stable. With `keep` > 0 only the first so many are held in memory. */
export function* sortRows(rows: Iterable<Row>, sort: Sort, keep: number): Generator<Row> {
  const compare = (a: Keyed, b: Keyed) => sort.compareKeys(a.key, b.key) || a.order - b.order;
  const meter = stageMeter("sort");
  const held: Keyed[] = [];
  let order = 0;
  for (const row of rows) {
    const key = sort.keyOf(documentOf(row));
    // The decoded form is only needed for the key where the bytes are at hand.
    if (row.bytes) row.document = null;
    const bytes = weightOf(row) + KEY_BYTES;
    held.push({ row, key, order: order++, bytes });
    meter(bytes);
    if (keep > 0 && held.length >= keep * 2 + 64) {
      held.sort(compare);
      for (const item of held.splice(keep)) meter(-item.bytes);
    }
  }
  held.sort(compare);
  const count = keep > 0 ? Math.min(keep, held.length) : held.length;
  for (let i = 0; i < count; i++) yield (held[i] as Keyed).row;
}
