import type { SortField } from "../query/sort.ts";
import type { IndexField } from "../store/catalog.ts";
import { idKeyOf } from "../store/index-keys.ts";
import type { Key } from "../store/storage.ts";
import { componentEnd } from "../values/key-decoding.ts";
import { descending } from "../values/key-encoding.ts";
import { type Interval, isPoint } from "./bounds.ts";
import type { ScanPlan } from "./scan-plan.ts";

export const ID_FIELDS: readonly IndexField[] = [{ path: "_id", parts: ["_id"], isDescending: false }];

type Walk = {
  fields: readonly IndexField[];
  multikey: readonly boolean[];
  bounds: readonly (readonly Interval[])[];
};

const isSingle = (intervals: readonly Interval[] | undefined): boolean =>
  intervals?.length === 1 && isPoint(intervals[0] as Interval);

/** Whether walking the keys gives the order asked for; and in which direction. */
export function orderOf(
  { fields, multikey, bounds }: Walk,
  sort: readonly SortField[],
): { isReverse: boolean } | null {
  // A document with several values in a field sorts by one of them, not by the one its entry is found at.
  const constants = new Set(
    fields.filter((_, i) => isSingle(bounds[i]) && !multikey[i]).map(({ path }) => path),
  );
  const wanted = sort.filter(({ path }) => !constants.has(path));
  if (wanted.length === 0) return { isReverse: false };
  // Every index ends with the document's _id.
  const walked = fields.some(({ path }) => path === "_id") ? fields : [...fields, ...ID_FIELDS];
  let direction = 0;
  let matched = 0;
  for (let i = 0; i < walked.length && matched < wanted.length; i++) {
    const field = walked[i] as IndexField;
    const next = wanted[matched] as SortField;
    if (field.path === next.path && !multikey[i]) {
      const way = (field.isDescending ? -1 : 1) * next.direction;
      if (direction !== 0 && direction !== way) return null;
      direction = way;
      matched++;
    } else if (!isSingle(bounds[i])) return null;
  }
  return matched === wanted.length ? { isReverse: direction < 0 } : null;
}

/** Scans that are read side by side to keep an order; sorting what one scan finds is better than more of them. */
export const MERGED_SCANS_MAX = 200;

/**
 * Walks an index once for each combination of its leading values instead of once over all: each walk is in the order
 * asked for, and merging them keeps it. Null when that does not give the order either.
 */
export function explode(plan: ScanPlan, sort: readonly SortField[]): ScanPlan[] | null {
  let combinations: (readonly Interval[])[][] = [[]];
  for (const intervals of plan.bounds) {
    if (!intervals.every(isPoint)) break;
    if (combinations.length * intervals.length > MERGED_SCANS_MAX) return null;
    combinations = combinations.flatMap((prefix) => intervals.map((interval) => [...prefix, [interval]]));
  }
  if (combinations.length < 2) return null;
  const rest = plan.bounds.slice(combinations[0]?.length);
  const order = orderOf({ ...plan, bounds: [...(combinations[0] ?? []), ...rest] }, sort);
  if (!order) return null;
  return combinations.map((prefix) => ({
    ...plan,
    ...order,
    bounds: [...prefix, ...rest],
    providesSort: true,
  }));
}

/** Reads out of a scan's keys byte strings whose order is the sort's, so that scans of several indexes can be merged. */
export function sortKeyReader({ fields, tree }: ScanPlan, sort: readonly SortField[]): (key: Key) => string {
  const picks = sort.map(({ path, direction }) => {
    const position = fields.findIndex((field) => field.path === path);
    const isStoredDescending = fields[position]?.isDescending ?? false;
    return { position, isFlipped: isStoredDescending !== direction < 0 };
  });
  return (key) => {
    const ends: number[] = [];
    let at = tree.length;
    for (const { isDescending } of fields) {
      at = componentEnd(key, at, isDescending);
      ends.push(at);
    }
    let out = "";
    for (const { position, isFlipped } of picks) {
      const part =
        position < 0
          ? idKeyOf(key)
          : key.slice(position === 0 ? tree.length : ends[position - 1], ends[position]);
      out += isFlipped ? descending(part) : part;
    }
    return out;
  };
}
