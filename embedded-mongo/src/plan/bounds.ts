import type { FilterNode } from "../query/filter.ts";
import { literalPrefixOf } from "../query/regex.ts";
import { descending, encodeText, encodeValue, TAG, tagAfter } from "../values/key-encoding.ts";
import { Double, isNumber, isRegex, RANK, rankOf, toNumber } from "../values/types.ts";

/**
 * A position between key components: before or after those that are `bytes`; "tag": before a type; "start" and "end":
 * before and after all texts that begin like `bytes`, which have no end mark.
 */
export type Bound = { readonly bytes: string; readonly at: "before" | "after" | "tag" | "start" | "end" };
/** A stretch of one index field in value order. */
export type Interval = { readonly low: Bound; readonly high: Bound };
/** `isExact`: the intervals hold precisely what the filter accepts, so that it need not be checked again. */
export type Constraint = { readonly intervals: readonly Interval[]; readonly isExact: boolean };

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

const point = (bytes: string): Interval => ({ low: { bytes, at: "before" }, high: { bytes, at: "after" } });

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

const tagOf = (rank: number): Bound => ({ bytes: TAG[rank] as string, at: "tag" });
const afterTag = (rank: number): Bound => ({ bytes: tagAfter(rank), at: "tag" });

const NULLS: Interval = { low: tagOf(RANK.missing), high: afterTag(RANK.null) };
/** Every number but NaN: comparisons never hold for it. */
const LOWEST_NUMBER: Bound = { bytes: encodeValue(new Double(Number.NEGATIVE_INFINITY)), at: "before" };

function equality(value: unknown): Constraint | null {
  const rank = rankOf(value);
  if (rank === RANK.null) return { intervals: [NULLS], isExact: false };
  if (rank === RANK.array) {
    // An array is found by its first element (or as empty), or whole where it is itself an element.
    const [first] = value as unknown[];
    const element =
      (value as unknown[]).length === 0 ? (TAG[RANK.missing] as string) : encodeValue(first ?? null);
    return { intervals: unite([point(element), point(encodeValue(value))]), isExact: false };
  }
  return { intervals: [point(encodeValue(value))], isExact: true };
}

function comparison(op: string, value: unknown): Constraint | null {
  if (op === "$eq") return equality(value);
  const rank = rankOf(value);
  if (rank === RANK.minKey || rank === RANK.maxKey || rank === RANK.array || rank === RANK.missing)
    return null;
  if (rank === RANK.null)
    return op === "$gt" || op === "$lt"
      ? { intervals: [], isExact: true }
      : { intervals: [NULLS], isExact: false };
  if (isNumber(value) && Number.isNaN(toNumber(value)))
    return op === "$gt" || op === "$lt" ? { intervals: [], isExact: true } : equality(value);
  const bytes = encodeValue(value);
  const lowest = rank === RANK.number ? LOWEST_NUMBER : tagOf(rank);
  const highest = afterTag(rank);
  switch (op) {
    case "$gt":
      return { intervals: [{ low: { bytes, at: "after" }, high: highest }], isExact: true };
    case "$gte":
      return { intervals: [{ low: { bytes, at: "before" }, high: highest }], isExact: true };
    case "$lt":
      return { intervals: [{ low: lowest, high: { bytes, at: "before" } }], isExact: true };
    default:
      return { intervals: [{ low: lowest, high: { bytes, at: "after" } }], isExact: true };
  }
}

function regexRange(pattern: string, options: string): Constraint | null {
  const prefix = literalPrefixOf(pattern, options);
  if (prefix === "") return null;
  // The text's end mark must go: longer texts are wanted too.
  const bytes = TAG[RANK.string] + encodeText(prefix).slice(0, -2);
  const text: Interval = { low: { bytes, at: "start" }, high: { bytes, at: "end" } };
  return { intervals: [text, { low: tagOf(RANK.regex), high: afterTag(RANK.regex) }], isExact: false };
}

/**
 * What a filter demands of one path, as intervals in an index; null when it demands nothing an index can use.
 *
 * @param isMultikey Demands on a path with arrays may be met by different elements, so they must not be intersected.
 */
export function constraintOf(node: FilterNode, path: string, isMultikey: boolean): Constraint | null {
  switch (node.kind) {
    case "never":
      return { intervals: [], isExact: true };
    case "compare":
      return node.path === path ? comparison(node.op, node.value) : null;
    case "in": {
      if (node.path !== path) return null;
      const all = node.values.map((value) => (isRegex(value) ? null : equality(value)));
      if (all.some((constraint) => constraint === null)) return null;
      const constraints = all as Constraint[];
      return {
        intervals: unite(constraints.flatMap(({ intervals }) => intervals)),
        isExact: constraints.every(({ isExact }) => isExact),
      };
    }
    case "regex":
      return node.path === path ? regexRange(node.pattern, node.options) : null;
    case "and":
      return conjunction(node.nodes, path, isMultikey);
    case "or": {
      const constraints = node.nodes.map((branch) => constraintOf(branch, path, isMultikey));
      if (constraints.some((constraint) => constraint === null)) return null;
      const branches = constraints as Constraint[];
      return {
        intervals: unite(branches.flatMap(({ intervals }) => intervals)),
        isExact: branches.every(({ isExact }) => isExact),
      };
    }
    default:
      return null;
  }
}

function conjunction(nodes: readonly FilterNode[], path: string, isMultikey: boolean): Constraint | null {
  const constraints = nodes.map((node) => constraintOf(node, path, isMultikey));
  const found = constraints.filter((constraint) => constraint !== null);
  if (found.length === 0) return null;
  const isWhole = found.length === nodes.length;
  if (isMultikey && found.length > 1) {
    const best = found.find(({ intervals }) => arePoints(intervals)) ?? (found[0] as Constraint);
    return { intervals: best.intervals, isExact: false };
  }
  return {
    intervals: found.map(({ intervals }) => intervals).reduce((a, b) => intersect(a, b)),
    isExact: isWhole && found.every(({ isExact }) => isExact),
  };
}
