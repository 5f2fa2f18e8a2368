import { failure } from "../errors.ts";
import { OR_CONSIDERED_MAX } from "../limits.ts";
import type { FilterNode } from "../query/filter.ts";
import type { Collection, Index } from "../store/catalog.ts";
import { ID_INDEX_NAME } from "../store/catalog.ts";
import { isEqual } from "../values/compare.ts";
import { type Document, isDocument, isNumber, toNumber } from "../values/types.ts";
import { arePoints, FULL, type Interval, isFull, isWide } from "./bounds.ts";
import { explode, MERGED_SCANS_MAX } from "./order.ts";
import { impliesPartial, provesExistence } from "./partial.ts";
import {
  andOf,
  conjuncts,
  hasResidual,
  type Plan,
  type PlanRequest,
  type ScanPlan,
  scanPlan,
  type UnionPlan,
} from "./scan-plan.ts";

const isBounded = ({ bounds }: ScanPlan) => bounds.some((intervals) => !isFull(intervals));

/** Higher is better; 0 is a walk over everything, and below 1 the documents are walked rather than an index. */
function scoreOf(plan: ScanPlan, isSorted: boolean, { hasLimit, sort }: PlanRequest): number {
  const orderScore = sort?.length && isSorted ? (hasLimit ? 8 : 3) : 0;
  const coverScore = plan.covered ? 1 : 0;
  let score = 0;
  let i = 0;
  for (; i < plan.bounds.length; i++) {
    const intervals = plan.bounds[i] as readonly Interval[];
    if (!arePoints(intervals)) break;
    // One value is more selective than a list.
    score += intervals.length <= 1 ? 10 : 9;
  }
  if (i === plan.bounds.length && (plan.index === null || plan.index.isUnique)) score += 100;
  const next = plan.bounds[i] ?? FULL;
  if (!isFull(next) && !isWide(next)) score += 5;
  if (score === 0) return (orderScore > 0 ? 1 : 0) + (isBounded(plan) ? 0.5 + coverScore : 0);
  const others = plan.bounds.slice(i + 1).filter((intervals) => !isFull(intervals)).length;
  return score + (isWide(next) && !isFull(next) ? 1 : 0) + others + orderScore + coverScore;
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
  const { collection, hint } = request;
  if (hint === undefined || (isDocument(hint) && Object.keys(hint).length === 0))
    return chooseScan(request).plan;
  const natural = isDocument(hint) && hint.$natural;
  if (isNumber(natural)) return scanPlan(request, null, toNumber(natural) < 0);
  return scanPlan(request, indexByHint(collection, hint));
}

type Choice = { plan: Plan; score: number };

/** Plans for all indexes that hold every document the filter accepts. */
function* indexScans(request: PlanRequest): Generator<{ plan: ScanPlan; leastScore: number }> {
  const { collection, filter, sequence = Number.POSITIVE_INFINITY } = request;
  for (const index of collection.indexes) {
    if (index.isHidden || index.readySequence > sequence) continue;
    if (index.partial && !impliesPartial(filter, index.partial.filter)) continue;
    const plan = scanPlan(request, index);
    // A sparse index lacks documents: it serves only where one of its fields has to be there.
    const isTold = index.isSparse && provesEntry(filter, index);
    if (!index.isSparse || isTold || leavesOutNull(plan)) yield { plan, leastScore: isTold ? 2 : 0 };
  }
}

type Or = FilterNode & { kind: "or" };
const isOr = (node: FilterNode): node is Or => node.kind === "or";

/** @param ors Branches of these may each be found by an index of its own. */
function chooseScan(request: PlanRequest, ors = conjuncts(request.filter)): Choice {
  const { sort } = request;
  const all = scanPlan(request, null);
  let best: Choice = { plan: all, score: scoreOf(all, all.providesSort, request) };
  const consider = (plan: Plan, score: number) => {
    if (score > best.score && score >= 1) best = { plan, score };
  };
  for (const { plan, leastScore } of indexScans(request)) {
    consider(plan, Math.max(scoreOf(plan, plan.providesSort, request), leastScore));
    const scans = sort && !plan.providesSort ? explode(plan, sort) : null;
    if (scans)
      consider(
        { kind: "union", scans, order: sort ?? null, providesSort: true },
        scoreOf(plan, true, request) - 1,
      );
  }
  for (const or of ors.filter(isOr).slice(0, OR_CONSIDERED_MAX)) {
    const union = unionOf(request, or) ?? (sort?.length ? unionOf({ ...request, sort: null }, or) : null);
    if (union)
      consider({ ...union.plan, providesSort: union.plan.order !== null || !sort?.length }, union.score);
  }
  return best;
}

/** A scan that gives each value at a path once, without reading the keys between; null when no index can. */
export function planDistinct(request: PlanRequest, path: string): ScanPlan | null {
  const hinted = request.hint === undefined ? null : indexByHint(request.collection, request.hint);
  for (const { plan } of indexScans({ ...request, wanted: [path] })) {
    const onceBy = plan.fields.findIndex((field) => field.path === path);
    const isOrdered = plan.bounds
      .slice(0, onceBy)
      .every((intervals) => intervals.length === 1 && arePoints(intervals));
    // Where a document has several values, bounds on them would hide some.
    const isWhole = !plan.multikey[onceBy] || isFull(plan.bounds[onceBy] ?? FULL);
    if (onceBy >= 0 && isOrdered && isWhole && !hasResidual(plan) && (!hinted || plan.index === hinted))
      return { ...plan, onceBy };
  }
  return null;
}

const provesEntry = (filter: FilterNode, { fields }: Index): boolean =>
  fields.some(({ path }) => conjuncts(filter).some((node) => provesExistence(node, path)));

/** Bounds that leave out null on some field leave out every document that a sparse index lacks. */
function leavesOutNull({ bounds }: ScanPlan): boolean {
  const nullKey = "\x18";
  return bounds.some((intervals) =>
    intervals.every(({ low, high }) => low.bytes > nullKey || high.bytes <= nullKey),
  );
}

/** Each branch, together with the other conditions, by an index of its own; as good as the worst of them. */
function unionOf(
  request: PlanRequest,
  or: FilterNode & { nodes: FilterNode[] },
): { plan: UnionPlan; score: number } | null {
  const others = conjuncts(request.filter).filter((node) => node !== or);
  const scans: ScanPlan[] = [];
  let score = Number.POSITIVE_INFINITY;
  for (const branch of or.nodes) {
    const own = conjuncts(branch);
    const choice = chooseScan({ ...request, filter: andOf([...others, ...own]), wanted: null }, own);
    const found = choice.plan.kind === "scan" ? [choice.plan] : choice.plan.scans;
    if (!choice.plan.providesSort || !found.every(isBounded)) return null;
    scans.push(...found);
    score = Math.min(score, choice.score);
  }
  const order = request.sort?.length ? request.sort : null;
  if (order && scans.length > MERGED_SCANS_MAX) return null;
  return { plan: { kind: "union", scans, order, providesSort: true }, score: score - 1 };
}
