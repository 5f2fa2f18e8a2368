import type { FilterNode } from "../query/filter.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { type Document, RANK, rankOf } from "../values/types.ts";
import { type Interval, intersect } from "./bounds.ts";
import { constraintOf } from "./constraint.ts";

const conjuncts = (node: FilterNode): FilterNode[] => (node.kind === "and" ? node.nodes : [node]);

const isWithin = (inner: readonly Interval[], outer: readonly Interval[]): boolean => {
  const common = intersect(inner, outer);
  return (
    common.length === inner.length &&
    common.every(({ low, high }, i) => low === inner[i]?.low && high === inner[i]?.high)
  );
};

/** Whether every document a filter accepts is in a partial index. May say no where a cleverer proof would say yes. */
export function impliesPartial(filter: FilterNode, partialFilter: Document): boolean {
  const demands = conjuncts(parseFilter(partialFilter));
  const given = conjuncts(filter);
  return demands.every((demand) => {
    if (demand.kind === "exists") return given.some((node) => provesExistence(node, demand.path));
    if (!("path" in demand)) return false;
    const outer = constraintOf(demand, demand.path, false);
    if (!outer?.isExact) return false;
    return given.some((node) => {
      const inner = constraintOf(node, demand.path, false);
      return inner !== null && isWithin(inner.intervals, outer.intervals);
    });
  });
}

/** Whether documents that a condition accepts have a value at the path. */
export function provesExistence(node: FilterNode, path: string): boolean {
  if (node.kind === "not") return provesAbsence(node.node, path);
  if (!("path" in node) || node.path !== path) return false;
  // Below MaxKey and above MinKey there is also what is missing.
  if (node.kind === "compare")
    return node.value !== null && ![RANK.minKey, RANK.maxKey].some((rank) => rank === rankOf(node.value));
  if (node.kind === "in") return !node.values.includes(null);
  return node.kind === "exists" || node.kind === "regex" || node.kind === "elemMatch";
}

/** Whether a condition accepts all documents without a value at the path. */
const provesAbsence = (node: FilterNode, path: string): boolean =>
  node.kind === "compare" && node.path === path && node.op === "$eq" && node.value === null;
