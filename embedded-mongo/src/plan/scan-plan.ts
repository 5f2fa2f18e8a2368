import { type FilterNode, isAlways } from "../query/filter.ts";
import { IS_POSITION } from "../query/path-match.ts";
import type { SortField } from "../query/sort.ts";
import type { Collection, Index, IndexField } from "../store/catalog.ts";
import type { Key } from "../store/storage.ts";
import { FULL, type Interval, intersect } from "./bounds.ts";
import { type Constraint, constraintOf, mayBeNull, narrowest } from "./constraint.ts";
import { ID_FIELDS, orderOf } from "./order.ts";

/** One walk over one key range. `index` null: the documents themselves, which lie in the order of `_id`. */
export type ScanPlan = {
  readonly kind: "scan";
  readonly index: Index | null;
  readonly tree: Key;
  readonly fields: readonly IndexField[];
  readonly multikey: readonly boolean[];
  readonly bounds: readonly (readonly Interval[])[];
  readonly isReverse: boolean;
  readonly providesSort: boolean;
  /** What the bounds do not already guarantee. */
  readonly residual: FilterNode;
  /** "key": the wanted fields can be read from the keys alone. "nothing": there are none, rows are only counted. */
  readonly covered: "key" | "nothing" | null;
  /** Some wanted or tested field is `_id`. */
  readonly isIdWanted: boolean;
  /** Position of a field of which each value is wanted once: the keys that repeat it are passed over. */
  readonly onceBy?: number;
};
/** Several scans, every document once: each branch of an `$or` by its own index, or each value of a list. */
export type UnionPlan = {
  readonly kind: "union";
  readonly scans: readonly ScanPlan[];
  /** What the scans, each in this order, are merged by; null: one after the other. */
  readonly order: readonly SortField[] | null;
  readonly providesSort: boolean;
};
export type Plan = ScanPlan | UnionPlan;

export type PlanRequest = {
  collection: Collection;
  filter: FilterNode;
  sort?: readonly SortField[] | null;
  hasLimit?: boolean;
  hint?: unknown;
  /** Paths of the fields the query gives back, when a projection names them; null: whole documents. */
  wanted?: readonly string[] | null;
  /** See QueryContext.sequence. */
  sequence?: number;
};

export const conjuncts = (filter: FilterNode): FilterNode[] =>
  filter.kind === "and" ? filter.nodes : [filter];
export const andOf = (nodes: FilterNode[]): FilterNode =>
  nodes.length === 1 ? (nodes[0] as FilterNode) : { kind: "and", nodes };

/** Paths a filter looks at; null when that cannot be told. */
export function pathsOf(node: FilterNode): string[] | null {
  switch (node.kind) {
    case "and":
    case "or":
    case "nor": {
      const all = node.nodes.map(pathsOf);
      return all.includes(null) ? null : (all as string[][]).flat();
    }
    case "not":
      return pathsOf(node.node);
    case "expression":
      return null;
    case "never":
      return [];
    default:
      return [node.path];
  }
}

function boundsOf(filter: FilterNode, fields: readonly IndexField[], multikey: readonly boolean[]) {
  const nodes = conjuncts(filter);
  const guaranteed = new Set<FilterNode>();
  /** By first name of a path with arrays: the condition that bounds a field there. */
  const boundBy = new Map<string, FilterNode>();
  const bounds = fields.map(({ path, parts }, i): readonly Interval[] => {
    const root = parts[0] as string;
    const isMultikey = multikey[i] === true;
    const isPositional = parts.some((part) => IS_POSITION.test(part));
    const earlier = isMultikey ? boundBy.get(root) : undefined;
    const found: (Constraint & { node: FilterNode })[] = [];
    for (const node of nodes) {
      // Conditions on two fields under one array may be met by different elements, unless they are one $elemMatch.
      if (earlier && !(node === earlier && node.kind === "elemMatch")) continue;
      const constraint = constraintOf(node, path, isMultikey);
      if (constraint && (!isPositional || isOfElement(node, constraint))) found.push({ ...constraint, node });
    }
    const best = narrowest(found);
    if (!best) return FULL;
    for (const { node, isExact } of isMultikey ? [best] : found)
      if (isExact && !isPositional) guaranteed.add(node);
    if (!isMultikey) return found.map(({ intervals }) => intervals).reduce((a, b) => intersect(a, b));
    boundBy.set(root, best.node);
    return best.intervals;
  });
  return { bounds, residual: andOf(nodes.filter((node) => !guaranteed.has(node))) };
}

/** A number in a path is also a name in the elements of the array, which the entry of the element there does not tell. */
const isOfElement = (node: FilterNode, constraint: Constraint): boolean =>
  ["compare", "in", "regex"].includes(node.kind) && !mayBeNull(constraint);

export function scanPlan(request: PlanRequest, index: Index | null, isReverseWanted = false): ScanPlan {
  const { collection, filter, sort, wanted } = request;
  const fields = index?.fields ?? ID_FIELDS;
  const multikey = index?.multikey ?? [];
  const { bounds, residual } = boundsOf(filter, fields, multikey);
  const order = sort && sort.length > 0 ? orderOf({ fields, multikey, bounds }, sort) : null;
  const tested = pathsOf(residual);
  return {
    kind: "scan",
    index,
    tree: index?.tree ?? collection.tree,
    fields,
    multikey,
    bounds,
    isReverse: order ? order.isReverse : isReverseWanted,
    providesSort: order !== null || !sort || sort.length === 0,
    residual,
    covered: index && wanted && tested ? coverageOf(index, [...wanted, ...tested]) : null,
    isIdWanted: [...(wanted ?? []), ...(tested ?? [])].includes("_id"),
  };
}

/** A dotted field can be put back into its object only when it is the only one that is known of it. */
function coverageOf({ fields, isMultikey }: Index, paths: readonly string[]): ScanPlan["covered"] {
  if (paths.length === 0) return "nothing";
  const roots = new Set(fields.map(({ parts }) => parts[0]));
  if (isMultikey || roots.size < fields.length) return null;
  return paths.every((path) => path === "_id" || fields.some((field) => field.path === path)) ? "key" : null;
}

export const hasResidual = (plan: { residual: FilterNode }): boolean => !isAlways(plan.residual);
