import { ELEMENT, type FilterNode } from "../query/filter.ts";
import { literalPrefixOf } from "../query/regex.ts";
import { encodeText, encodeValue, TAG, tagAfter } from "../values/key-encoding.ts";
import { Double, isNumber, isRegex, RANK, rankOf, toNumber } from "../values/types.ts";
import {
  arePoints,
  type Bound,
  complement,
  type Interval,
  intersect,
  isWide,
  point,
  unite,
} from "./bounds.ts";

/** `isExact`: the intervals hold precisely what the filter accepts, so that it need not be checked again. */
export type Constraint = { readonly intervals: readonly Interval[]; readonly isExact: boolean };

const tagOf = (rank: number): Bound => ({ bytes: TAG[rank] as string, at: "tag" });
const afterTag = (rank: number): Bound => ({ bytes: tagAfter(rank), at: "tag" });

const NULLS: Interval = { low: tagOf(RANK.missing), high: afterTag(RANK.null) };
/** Every number but NaN: comparisons never hold for it. */
const LOWEST_NUMBER: Bound = { bytes: encodeValue(new Double(Number.NEGATIVE_INFINITY)), at: "before" };

/** Where arrays run through the path, a null key may stand for more than null and missing. */
function equality(value: unknown, isMultikey: boolean): Constraint {
  const rank = rankOf(value);
  if (rank === RANK.null) return { intervals: [NULLS], isExact: !isMultikey };
  if (rank === RANK.array) {
    // An array is found by its first element (or as empty), or whole where it is itself an element.
    const [first] = value as unknown[];
    const element =
      (value as unknown[]).length === 0 ? (TAG[RANK.missing] as string) : encodeValue(first ?? null);
    return { intervals: unite([point(element), point(encodeValue(value))]), isExact: false };
  }
  return { intervals: [point(encodeValue(value))], isExact: true };
}

function comparison(op: string, value: unknown, isMultikey: boolean): Constraint | null {
  if (op === "$eq") return equality(value, isMultikey);
  const rank = rankOf(value);
  if (rank === RANK.minKey || rank === RANK.maxKey || rank === RANK.array || rank === RANK.missing)
    return null;
  if (rank === RANK.null)
    return op === "$gt" || op === "$lt" ? { intervals: [], isExact: true } : equality(null, isMultikey);
  if (isNumber(value) && Number.isNaN(toNumber(value)))
    return op === "$gt" || op === "$lt" ? { intervals: [], isExact: true } : equality(value, isMultikey);
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
 * What a filter demands of one path, as intervals in an index; null when it demands nothing an index can use. Every
 * document that the filter accepts has an entry in the intervals.
 *
 * @param isMultikey Demands on a path with arrays may be met by different elements, so they must not be intersected.
 */
export function constraintOf(node: FilterNode, path: string, isMultikey: boolean): Constraint | null {
  return MAY_BE_LONG.has(node.kind)
    ? remembered(node, path, isMultikey)
    : constraintWorkedOut(node, path, isMultikey);
}

/** A list of thousands of values, or what is beyond it: a `$lookup` asks for the same one for each of its documents. */
const MAY_BE_LONG: ReadonlySet<FilterNode["kind"]> = new Set(["in", "nor", "not"]);
const constraintsByNode = new WeakMap<FilterNode, Map<string, Constraint | null>>();

function remembered(node: FilterNode, path: string, isMultikey: boolean): Constraint | null {
  const known = constraintsByNode.get(node) ?? new Map<string, Constraint | null>();
  constraintsByNode.set(node, known);
  const key = `${isMultikey} ${path}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const constraint = constraintWorkedOut(node, path, isMultikey);
  known.set(key, constraint);
  return constraint;
}

function constraintWorkedOut(node: FilterNode, path: string, isMultikey: boolean): Constraint | null {
  switch (node.kind) {
    case "never":
      return { intervals: [], isExact: true };
    case "compare":
      return node.path === path ? comparison(node.op, node.value, isMultikey) : null;
    case "in":
      if (node.path !== path) return null;
      return union(
        node.values.map((value) =>
          isRegex(value) ? regexRange(value.pattern, value.options) : equality(value, isMultikey),
        ),
      );
    case "regex":
      return node.path === path ? regexRange(node.pattern, node.options) : null;
    case "elemMatch": {
      const inner =
        node.path === path
          ? constraintOf(node.element, ELEMENT, false)
          : path.startsWith(`${node.path}.`)
            ? constraintOf(node.element, path.slice(node.path.length + 1), true)
            : null;
      return inner && { ...inner, isExact: false };
    }
    case "and":
      return conjunction(
        node.nodes.map((each) => constraintOf(each, path, isMultikey)),
        isMultikey,
      );
    case "or":
      return union(node.nodes.map((branch) => constraintOf(branch, path, isMultikey)));
    case "nor":
      return conjunction(
        node.nodes.map((each) => negation(each, path, isMultikey)),
        isMultikey,
      );
    case "not":
      return negation(node.node, path, isMultikey);
    default:
      return null;
  }
}

/** None of the elements lies in the intervals, so all entries lie outside, and there is always one. */
function negation(node: FilterNode, path: string, isMultikey: boolean): Constraint | null {
  if (node.kind === "exists") return node.path === path ? { intervals: [NULLS], isExact: false } : null;
  const inner = constraintOf(node, path, isMultikey);
  return inner?.isExact ? { intervals: complement(inner.intervals), isExact: !isMultikey } : null;
}

function union(constraints: readonly (Constraint | null)[]): Constraint | null {
  const found = constraints.filter((constraint) => constraint !== null);
  if (found.length < constraints.length) return null;
  return {
    intervals: unite(found.flatMap(({ intervals }) => intervals)),
    isExact: found.every(({ isExact }) => isExact),
  };
}

/** Whether null, or nothing at all, may be what is wanted. */
export const mayBeNull = ({ intervals }: Constraint): boolean => intersect(intervals, [NULLS]).length > 0;

const spread = ({ intervals }: Constraint) => (arePoints(intervals) ? 0 : isWide(intervals) ? 2 : 1);

/** The one of several demands that leaves the least. */
export const narrowest = <T extends Constraint>(constraints: readonly T[]): T | undefined =>
  constraints.toSorted((a, b) => spread(a) - spread(b))[0];

function conjunction(constraints: readonly (Constraint | null)[], isMultikey: boolean): Constraint | null {
  const found = constraints.filter((constraint) => constraint !== null);
  const best = narrowest(found);
  if (!best) return null;
  const isWhole = found.length === constraints.length;
  if (isMultikey && found.length > 1) return { intervals: best.intervals, isExact: false };
  return {
    intervals: found.map(({ intervals }) => intervals).reduce((a, b) => intersect(a, b)),
    isExact: isWhole && found.every(({ isExact }) => isExact),
  };
}
