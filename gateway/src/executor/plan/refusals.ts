import type { PlanNode, QueryPlan, SubscriptionNode } from "@apollo/query-planner";
import { GraphQLError } from "graphql";
import { type JsonObject, ownValue } from "../json.ts";
import { ALWAYS, both, type Conditions } from "../mend/conditions.ts";
import { type Unmet, unmetRequirements } from "../mend/unmet-requirement.ts";
import type { Graph } from "./graph.ts";

/** Fields of one operation that are kept with their conditions; where there are more, it is refused whatever those come to. */
const REFUSALS_MAX = 100;

/**
 * What of a plan would be answered wrongly.
 *
 * @throws GraphQLError GRAPHQL_VALIDATION_FAILED when some of it is asked for whatever variables say.
 */
export function refusalsOf(
  { node }: QueryPlan,
  { twins, supergraphSchema }: Pick<Graph, "twins" | "supergraphSchema">,
): readonly Unmet[] {
  const refusals: Unmet[] = [];
  const look = (part: PlanNode | SubscriptionNode | undefined, around: Conditions): void => {
    switch (part?.kind) {
      case "Subscription":
        look(part.primary, around);
        look(part.rest, around);
        return;
      case "Sequence":
      case "Parallel":
        for (const one of part.nodes) look(one, around);
        return;
      case "Flatten":
        look(part.node, around);
        return;
      case "Condition":
        look(part.ifClause, both(around, new Map([[part.condition, true]])) ?? around);
        look(part.elseClause, both(around, new Map([[part.condition, false]])) ?? around);
        return;
      case "Fetch":
        for (const { field, conditions } of unmetRequirements(part, twins, supergraphSchema)) {
          const together = both(around, conditions);
          if (together === null) continue;
          if (together.size === 0 || refusals.length === REFUSALS_MAX) throw notPlanned(field);
          refusals.push({ field, conditions: together });
        }
    }
  };
  look(node, ALWAYS);
  return refusals;
}

/** @param coerced Variables with their defaults. @throws GraphQLError GRAPHQL_VALIDATION_FAILED */
export function refuseUnmet(refusals: readonly Unmet[], coerced: JsonObject): void {
  for (const { field, conditions } of refusals)
    if (conditions.entries().every(([name, value]) => (ownValue(coerced, name) === true) === value))
      throw notPlanned(field);
}

const notPlanned = (field: string): GraphQLError =>
  new GraphQLError(
    `This operation cannot be planned: ${field} would be asked for without what it requires. Ask for less of what requires it in turn.`,
    { extensions: { code: "GRAPHQL_VALIDATION_FAILED", http: { status: 400 } } },
  );
