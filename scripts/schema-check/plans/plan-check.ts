import { validate } from "graphql";
import { loadGraph } from "../../../gateway/src/executor/plan/graph.ts";
import { compileOperation } from "../../../gateway/src/executor/plan/operation.ts";
import { loadableSdl } from "../../../gateway/src/supergraph/loadable-sdl.ts";
import type { Finding } from "../finding.ts";
import { keyOf } from "../operations/registered-operations.ts";
import { placeOf } from "../places/place-of.ts";
import { activeOperations, type Comparison, type RegisteredOperation, type Side } from "../side.ts";
import { type PlanSize, planSizeOf } from "./plan-size.ts";
import { whatAPlanReads } from "./what-a-plan-reads.ts";

/** The plan of an operation on both sides. */
export type PlanChange = {
  readonly operation: RegisteredOperation;
  /** What the planner reads for it that is not as it was, at least one. */
  readonly coordinates: readonly string[];
  readonly before: PlanSize;
  readonly after: PlanSize;
};

/** By how much a plan may get worse without being told of. */
export const PLAN_RATIO_MAX = 1.2;

const MEASURES = [
  { measure: "fetches", code: "PLAN_FETCHES", unit: "fetches" },
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
  return changes.flatMap((change) =>
    MEASURES.filter(({ measure }) => change.after[measure] > change.before[measure] * ratioMax).map(
      ({ measure, code, unit }): Finding => ({
        code,
        check: "plans",
        severity: "dangerous",
        coordinate: keyOf(change.operation),
        message: `The plan of ${keyOf(change.operation)} goes from ${change.before[measure]} to ${change.after[measure]} ${unit}, since ${change.coordinates.slice(0, 3).join(", ")} changed.`,
        wayOut: "Keep together what is asked together: in one subgraph, by the same key, or by `@provides`.",
        place: placeOf(comparison, change.coordinates[0] ?? "Query"),
        contract: comparison.contract,
      }),
    ),
  );
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

function plannerOf({ supergraphSdl }: Side): (operation: RegisteredOperation) => Promise<PlanSize> {
  const graph = loadGraph(loadableSdl(supergraphSdl));
  return async ({ document, name }) => planSizeOf((await compileOperation(graph, document, name)).step);
}
