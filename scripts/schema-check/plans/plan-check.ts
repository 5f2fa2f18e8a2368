import { validate } from "graphql";
import { loadGraph } from "../../../gateway/src/executor/plan/graph.ts";
import { compileOperation } from "../../../gateway/src/executor/plan/operation.ts";
import { DEFAULT_LIMITS } from "../../../gateway/src/limits/limits.ts";
import { loadableSdl } from "../../../gateway/src/supergraph/loadable-sdl.ts";
import type { Finding } from "../finding.ts";
import { keyOf } from "../operations/registered-operations.ts";
import { placeOf } from "../places/place-of.ts";
import { activeOperations, type Comparison, type RegisteredOperation, type Side } from "../side.ts";
import { operationCost } from "./operation-cost.ts";
import { type PlanSize, planSizeOf } from "./plan-size.ts";
import { whatAPlanReads } from "./what-a-plan-reads.ts";

/** The plan of an operation on both sides. */
export type PlanChange = {
  readonly operation: RegisteredOperation;
  /** What the planner reads for it that is not as it was, at least one. */
  readonly coordinates: readonly string[];
  readonly before: PlanMeasures | PlanFailure;
  readonly after: PlanMeasures | PlanFailure;
};

export type PlanMeasures = PlanSize & {
  /** What the gateway reckons that the operation may cost. */
  readonly cost: number;
};

/** Why the planner has no plan for an operation that is valid. */
export type PlanFailure = { readonly failure: string };

/** By how much a plan may get worse without being told of. */
export const PLAN_RATIO_MAX = 1.2;

/** What to do about a plan that got worse. */
export const PLAN_WAYS_OUT = {
  PLAN_IMPOSSIBLE: "Look at the keys and `@requires` of what changed: the planner finds no way to it.",
  PLAN_FETCHES: "Keep together what is asked together: in one subgraph, by the same key, or by `@provides`.",
  PLAN_COST: "Look at `@cost` and `@listSize` of what changed: the limit of an operation goes by them.",
  PLAN_OVER_LIMIT: "Lower `@cost` or the sizes of lists, or raise KITH_MAX_COST: the gateway refuses it.",
  PLAN_DEPTH: "Let what waits for another subgraph be asked by a key that is known before.",
} as const satisfies Readonly<Record<string, string>>;
export type PlanCode = keyof typeof PLAN_WAYS_OUT;

const BREAKING: ReadonlySet<PlanCode> = new Set(["PLAN_IMPOSSIBLE", "PLAN_OVER_LIMIT"]);
const NAMES_MAX = 3;
const MEASURES = [
  { measure: "fetches", code: "PLAN_FETCHES", unit: "fetches" },
  { measure: "cost", code: "PLAN_COST", unit: "points of cost" },
  { measure: "depth", code: "PLAN_DEPTH", unit: "fetches one after the other" },
] as const;

/**
 * Plans, on both sides, every active operation whose plan a change can have changed: mostly none. The plans of a contract are those of
 * the whole graph, since plans go through what is hidden too.
 */
export async function changedPlans(comparison: Comparison): Promise<readonly PlanChange[]> {
  if (comparison.contract !== null) return [];
  const affected = activeOperations(comparison)
    .map((operation) => ({ operation, coordinates: changedFor(operation, comparison) }))
    .filter(({ coordinates }) => coordinates.length > 0);
  if (affected.length === 0) return [];
  const sizeBefore = plannerOf(comparison.base);
  const sizeAfter = plannerOf(comparison.candidate);
  const changes: PlanChange[] = [];
  for (const { operation, coordinates } of affected)
    changes.push({
      operation,
      coordinates,
      before: await sizeBefore(operation),
      after: await sizeAfter(operation),
    });
  return changes;
}

/** Tells which registered operations cost more than before, by more than a ratio. */
export async function planFindings(
  comparison: Comparison,
  ratioMax = PLAN_RATIO_MAX,
): Promise<readonly Finding[]> {
  const changes = await changedPlans(comparison);
  return changes.flatMap(({ operation, coordinates, before, after }): readonly Finding[] => {
    const finding = (code: PlanCode, what: string): Finding => ({
      code,
      check: "plans",
      severity: BREAKING.has(code) ? "breaking" : "dangerous",
      coordinate: keyOf(operation),
      message: `${keyOf(operation)} ${what}, since ${coordinates.slice(0, NAMES_MAX).join(", ")} changed.`,
      wayOut: PLAN_WAYS_OUT[code],
      place: placeOf(comparison, coordinates[0] ?? "Query"),
      contract: comparison.contract,
    });
    if ("failure" in before) return [];
    if ("failure" in after) return [finding("PLAN_IMPOSSIBLE", `has no plan any more (${after.failure})`)];
    const isRefused = after.cost > DEFAULT_LIMITS.cost && before.cost <= DEFAULT_LIMITS.cost;
    if (isRefused)
      return [finding("PLAN_OVER_LIMIT", `costs ${after.cost}, ${DEFAULT_LIMITS.cost} are the limit`)];
    return MEASURES.filter(({ measure }) => after[measure] > before[measure] * ratioMax).map(
      ({ measure, code, unit }) =>
        finding(code, `is planned with ${after[measure]} ${unit}, it was ${before[measure]}`),
    );
  });
}

// What is not valid on both sides has no two plans: that it is broken is told by another check.
function changedFor(operation: RegisteredOperation, { base, candidate }: Comparison): readonly string[] {
  const isValidOn = ({ api }: Side) => validate(api, operation.document).length === 0;
  if (!isValidOn(base) || !isValidOn(candidate)) return [];
  const before = whatAPlanReads(operation.document, base.supergraph, base.api);
  const after = whatAPlanReads(operation.document, candidate.supergraph, candidate.api);
  return [...new Set([...after.keys(), ...before.keys()])].filter(
    (coordinate) => before.get(coordinate) !== after.get(coordinate),
  );
}

function plannerOf(side: Side): (operation: RegisteredOperation) => Promise<PlanMeasures | PlanFailure> {
  const graph = loadGraph(loadableSdl(side.supergraphSdl));
  return async (operation) => {
    try {
      const { step } = await compileOperation(graph, operation.document, { operationName: operation.name });
      return { ...planSizeOf(step), cost: operationCost(side, operation) };
    } catch (error) {
      return { failure: (error as Error).message.split("\n")[0] ?? "no reason given" };
    }
  };
}
