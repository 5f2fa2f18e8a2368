import type { IndexField } from "../store/catalog.ts";
import type { Key } from "../store/storage.ts";
import { componentEnd } from "../values/key-decoding.ts";
import { RANK } from "../values/types.ts";
import { isFull, type Stretch, stretchesOf } from "./bounds.ts";
import type { ScanPlan } from "./scan-plan.ts";

/** Nothing more can come. */
export const DONE = "";

export type KeyWalk = {
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
export function keyWalk({ fields, bounds, isReverse, tree }: ScanPlan): KeyWalk | null {
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

/**
 * The position behind all keys that repeat the value of a field; null where they must be read: null also stands for
 * missing, and equal numbers of several types are told apart only by the order of their documents.
 */
export function keyBehindValue(key: Key, { fields, tree }: ScanPlan, field: number): Key | null {
  let from = tree.length;
  let end = from;
  for (let i = 0; i <= field; i++) {
    from = end;
    end = componentEnd(key, from, fields[i]?.isDescending ?? false);
  }
  const tag = key.charCodeAt(from) ^ (fields[field]?.isDescending ? 0xff : 0);
  const rank = tag >> 3;
  if (rank <= RANK.null || (rank === RANK.number && field < fields.length - 1)) return null;
  return `${key.slice(0, end)}\xff`;
}
