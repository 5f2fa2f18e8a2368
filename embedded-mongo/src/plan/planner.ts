import { failure } from "../errors.ts";
import { ALWAYS, type FilterNode, isAlways } from "../query/filter.ts";
import type { SortField } from "../query/sort.ts";
import type { Collection, Index, IndexField } from "../store/catalog.ts";
import { ID_INDEX_NAME } from "../store/catalog.ts";
import type { Key } from "../store/storage.ts";
import { isEqual } from "../values/compare.ts";
import { type Document, isDocument, isNumber, toNumber } from "../values/types.ts";
import { arePoints, constraintOf, FULL, type Interval, isFull, isPoint } from "./bounds.ts";
import { impliesPartial } from "./partial.ts";

/** One walk over one key range. `index` null: the documents themselves, which lie in the order of `_id`. */
export type ScanPlan = {
  readonly kind: "scan";
  readonly index: Index | null;
  readonly tree: Key;
  readonly fields: readonly IndexField[];
  readonly bounds: readonly (readonly Interval[])[];
  readonly isReverse: boolean;
  readonly providesSort: boolean;
  /** What the bounds do not already guarantee. */
  readonly residual: FilterNode;
  /** The wanted fields can be read from the keys alone. */
  readonly isCovered: boolean;
  /** Some wanted or tested field is `_id`. */
  readonly isIdWanted: boolean;
};
/** Each branch of an `$or` by its own index, every document once. */
export type UnionPlan = {
  readonly kind: "union";
  readonly scans: readonly ScanPlan[];
  readonly residual: FilterNode;
};
export type Plan = ScanPlan | UnionPlan;

export type PlanRequest = {
  collection: Collection;
  filter: FilterNode;
  sort?: readonly SortField[] | null;
  hasLimit?: boolean;
  hint?: unknown;
  /** Top-level fields the query gives back, when a projection names them; null: whole documents. */
  wanted?: readonly string[] | null;
  /** See QueryContext.sequence. */
  sequence?: number;
};

const ID_FIELDS: readonly IndexField[] = [{ path: "_id", parts: ["_id"], isDescending: false }];

const conjuncts = (filter: FilterNode): FilterNode[] => (filter.kind === "and" ? filter.nodes : [filter]);
const andOf = (nodes: FilterNode[]): FilterNode =>
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

function boundsOf(filter: FilterNode, fields: readonly IndexField[], isMultikey: boolean) {
  const nodes = conjuncts(filter);
  const covered = new Set<FilterNode>();
  const boundedRoots = new Set<string>();
  const bounds = fields.map(({ path, parts }): readonly Interval[] => {
    const root = parts[0] as string;
    // Two fields under one array: their demands may be met by different elements.
    if (isMultikey && boundedRoots.has(root)) return FULL;
    const isPositional = parts.some((part) => /^\d+$/.test(part));
    const found = nodes
      .map((node) => ({ node, constraint: constraintOf(node, path, isMultikey) }))
      .filter(({ constraint }) => constraint !== null);
    if (found.length === 0) return FULL;
    boundedRoots.add(root);
    const used = isMultikey
      ? [found.find(({ constraint }) => constraint && arePoints(constraint.intervals)) ?? found[0]]
      : found;
    for (const entry of used) if (entry?.constraint?.isExact && !isPositional) covered.add(entry.node);
    const whole = constraintOf(andOf(used.map((entry) => entry?.node as FilterNode)), path, isMultikey);
    return whole?.intervals ?? FULL;
  });
  return { bounds, residual: andOf(nodes.filter((node) => !covered.has(node))) };
}

/** Whether walking the keys gives the order asked for; and in which direction. */
function orderOf(
  fields: readonly IndexField[],
  bounds: readonly (readonly Interval[])[],
  isMultikey: boolean,
  sort: readonly SortField[],
): { isReverse: boolean } | null {
  const isConstant = (i: number) => bounds[i]?.length === 1 && isPoint(bounds[i]?.[0] as Interval);
  const constants = new Set(fields.filter((_, i) => isConstant(i)).map(({ path }) => path));
  if (isMultikey) return null;
  const wanted = sort.filter(({ path }) => !constants.has(path));
  if (wanted.length === 0) return { isReverse: false };
  // Every index ends with the document's _id.
  const walked = fields.some(({ path }) => path === "_id") ? fields : [...fields, ...ID_FIELDS];
  let direction = 0;
  let matched = 0;
  for (let i = 0; i < walked.length && matched < wanted.length; i++) {
    const field = walked[i] as IndexField;
    const next = wanted[matched] as SortField;
    if (field.path === next.path) {
      const way = (field.isDescending ? -1 : 1) * next.direction;
      if (direction !== 0 && direction !== way) return null;
      direction = way;
      matched++;
    } else if (!isConstant(i)) return null;
  }
  return matched === wanted.length ? { isReverse: direction < 0 } : null;
}

function scanPlan(request: PlanRequest, index: Index | null, isReverseWanted = false): ScanPlan {
  const { collection, filter, sort, wanted } = request;
  const fields = index?.fields ?? ID_FIELDS;
  const isMultikey = index?.isMultikey ?? false;
  const { bounds, residual } = boundsOf(filter, fields, isMultikey);
  const order = sort && sort.length > 0 ? orderOf(fields, bounds, isMultikey, sort) : null;
  const inKeys = new Set([...fields.map(({ path }) => path), "_id"]);
  const areInKeys = (paths: readonly string[] | null | undefined) =>
    !!paths && paths.every((path) => inKeys.has(path));
  const isDecodable = index !== null && !isMultikey && fields.every(({ parts }) => parts.length === 1);
  const tested = pathsOf(residual);
  const isCovered = isDecodable && areInKeys(wanted) && areInKeys(tested);
  return {
    kind: "scan",
    index,
    tree: index?.tree ?? collection.tree,
    fields,
    bounds,
    isReverse: order ? order.isReverse : isReverseWanted,
    providesSort: order !== null || !sort || sort.length === 0,
    residual,
    isCovered,
    isIdWanted: [...(wanted ?? []), ...(tested ?? [])].includes("_id"),
  };
}

const isBounded = ({ bounds }: ScanPlan) => bounds.some((intervals) => !isFull(intervals));

/** Higher is better; 0 is a walk over everything. */
function scoreOf(plan: ScanPlan, hasLimit: boolean, hasSort: boolean): number {
  let score = 0;
  let i = 0;
  for (; i < plan.bounds.length; i++) {
    const intervals = plan.bounds[i] as readonly Interval[];
    if (!arePoints(intervals)) break;
    // One value is more selective than a list.
    score += intervals.length <= 1 ? 10 : 9;
  }
  if (i === plan.bounds.length && (plan.index === null || plan.index.isUnique)) score += 100;
  if (i < plan.bounds.length && !isFull(plan.bounds[i] as readonly Interval[])) score += 5;
  if (i === 0 && score === 0) return hasSort && plan.providesSort ? 1 : isBounded(plan) ? 0.5 : 0;
  if (i > 0 || score > 0) score += plan.bounds.slice(i + 1).filter((intervals) => !isFull(intervals)).length;
  if (hasSort && plan.providesSort) score += hasLimit ? 8 : 3;
  if (plan.isCovered) score += 1;
  return score;
}

function indexByHint(collection: Collection, hint: unknown): Index | null {
  const isNamed = typeof hint === "string";
  const isId = isNamed ? hint === ID_INDEX_NAME : isEqual(hint, { _id: 1 });
  if (isId || (isDocument(hint) && isIdPattern(hint))) return null;
  const index = collection.indexes.find(
    ({ name, spec, isHidden }) => !isHidden && (isNamed ? name === hint : samePattern(spec.key, hint)),
  );
  if (!index)
    throw failure(
      "BadValue",
      "error processing query: hint provided does not correspond to an existing index",
    );
  return index;
}

const isIdPattern = (hint: Document) => Object.keys(hint).length === 1 && "_id" in hint;
const samePattern = (a: unknown, b: unknown) =>
  isDocument(a) && isDocument(b) && Object.keys(a).join() === Object.keys(b).join() && isEqual(a, b);

/** Chooses how to find what a filter asks for. */
export function planQuery(request: PlanRequest): Plan {
  const { collection, filter, sort, hint, hasLimit = false, sequence = Number.POSITIVE_INFINITY } = request;
  const hasSort = !!sort && sort.length > 0;
  if (hint !== undefined) {
    const natural = isDocument(hint) && hint.$natural;
    if (isNumber(natural)) return scanPlan({ ...request, sort: null, filter }, null, toNumber(natural) < 0);
    return scanPlan(request, indexByHint(collection, hint));
  }
  let best = scanPlan(request, null);
  let bestScore = scoreOf(best, hasLimit, hasSort);
  for (const index of collection.indexes) {
    if (index.isHidden || index.readySequence > sequence) continue;
    if (index.partial && !impliesPartial(filter, index.partial.filter)) continue;
    const plan = scanPlan(request, index);
    // A sparse index lacks documents: it serves only where its first field has to be there.
    if (index.isSparse && !isSparseUsable(plan)) continue;
    const score = scoreOf(plan, hasLimit, hasSort);
    if (score > bestScore && score >= 1) [best, bestScore] = [plan, score];
  }
  if (bestScore < 5) {
    const union = unionPlan(request);
    if (union) return union;
  }
  return best;
}

/** Bounds that leave out null on some field leave out every document that a sparse index lacks. */
function isSparseUsable({ bounds }: ScanPlan): boolean {
  const nullKey = "\x18";
  return bounds.some((intervals) =>
    intervals.every(({ low, high }) => low.bytes > nullKey || high.bytes <= nullKey),
  );
}

function unionPlan(request: PlanRequest): UnionPlan | null {
  const nodes = conjuncts(request.filter);
  const or = nodes.find((node) => node.kind === "or") as (FilterNode & { kind: "or" }) | undefined;
  if (!or || request.sort?.length) return null;
  const scans: ScanPlan[] = [];
  for (const branch of or.nodes) {
    const plan = planQuery({ ...request, filter: branch, wanted: null, sort: null });
    if (plan.kind !== "scan" || !isBounded(plan)) return null;
    scans.push(plan);
  }
  return { kind: "union", scans, residual: andOf(nodes.filter((node) => node !== or)) };
}

export const hasResidual = (plan: { residual: FilterNode }): boolean => !isAlways(plan.residual);
export { ALWAYS };
