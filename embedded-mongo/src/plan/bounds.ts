import { descending } from "../values/key-encoding.ts";

/**
 * A position between key components: before or after those that are `bytes`; "tag": before a type; "start" and "end":
 * before and after all texts that begin like `bytes`, which have no end mark.
 */
export type Bound = { readonly bytes: string; readonly at: "before" | "after" | "tag" | "start" | "end" };
/** A stretch of one index field in value order. */
export type Interval = { readonly low: Bound; readonly high: Bound };

const LOWEST: Bound = { bytes: "\x01", at: "tag" };
const HIGHEST: Bound = { bytes: "\xff", at: "tag" };
export const FULL: readonly Interval[] = [{ low: LOWEST, high: HIGHEST }];

export const isFull = (intervals: readonly Interval[]): boolean =>
  intervals.length === 1 &&
  intervals[0]?.low.bytes === LOWEST.bytes &&
  intervals[0].high.bytes === HIGHEST.bytes;

export const isPoint = ({ low, high }: Interval): boolean =>
  low.at === "before" && high.at === "after" && low.bytes === high.bytes;

export const arePoints = (intervals: readonly Interval[]): boolean => intervals.every(isPoint);

export const point = (bytes: string): Interval => ({
  low: { bytes, at: "before" },
  high: { bytes, at: "after" },
});

// Behind a component comes no 0xff. Within a text it comes as the complement of the end mark, but never twice.
const AFTER = "\xff";
const AFTER_TEXTS = "\xff\xff";

/** The bound as a byte string in an ascending index. */
const ascendingBytes = ({ bytes, at }: Bound): string =>
  at === "after" ? bytes + AFTER : at === "end" ? bytes + AFTER_TEXTS : bytes;
/** The same position in a descending index, where components are complemented and the order is reversed. */
function descendingBytes({ bytes, at }: Bound): string {
  if (at === "tag") return String.fromCharCode(256 - bytes.charCodeAt(0));
  if (at === "after" || at === "end") return descending(bytes);
  return descending(bytes) + (at === "start" ? AFTER_TEXTS : AFTER);
}

export type Stretch = readonly [low: string, high: string];

/** Intervals as stored: byte ranges in key order. */
export const stretchesOf = (intervals: readonly Interval[], isDescending: boolean): Stretch[] =>
  isDescending
    ? intervals.map(({ low, high }): Stretch => [descendingBytes(high), descendingBytes(low)]).reverse()
    : intervals.map(({ low, high }): Stretch => [ascendingBytes(low), ascendingBytes(high)]);

const isBelow = (a: Bound, b: Bound) => ascendingBytes(a) < ascendingBytes(b);

export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as Interval, b[j] as Interval];
    const low = isBelow(x.low, y.low) ? y.low : x.low;
    const high = isBelow(x.high, y.high) ? x.high : y.high;
    if (isBelow(low, high)) out.push({ low, high });
    if (isBelow(x.high, y.high)) i++;
    else j++;
  }
  return out;
}

/** Sorted and without overlaps; neighbours that touch become one. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const keyed = intervals.map((interval) => [ascendingBytes(interval.low), interval] as const);
  const sorted = keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const out: Interval[] = [];
  for (const [, interval] of sorted) {
    const last = out.at(-1);
    const isApart = !last || ascendingBytes(last.high) < ascendingBytes(interval.low);
    if (isApart) out.push(interval);
    else if (isBelow(last.high, interval.high)) out[out.length - 1] = { low: last.low, high: interval.high };
  }
  return out;
}

/** What lies outside the intervals, which are sorted and apart. */
export function complement(intervals: readonly Interval[]): Interval[] {
  const gaps: Interval[] = [];
  let low = LOWEST;
  for (const interval of intervals) {
    if (isBelow(low, interval.low)) gaps.push({ low, high: interval.low });
    low = interval.high;
  }
  if (isBelow(low, HIGHEST)) gaps.push({ low, high: HIGHEST });
  return gaps;
}

/** Whether the intervals run to an end of all values, across types: what is left by a negation. */
export const isWide = (intervals: readonly Interval[]): boolean =>
  intervals[0]?.low.bytes === LOWEST.bytes || intervals.at(-1)?.high.bytes === HIGHEST.bytes;
