import type { GatewayConfig } from "@apollo/gateway";

type PlanHook = NonNullable<GatewayConfig["experimental_didResolveQueryPlan"]>;
type QueryPlan = Parameters<PlanHook>[0]["queryPlan"];

/**
 * Makes the plan of a subscription one that the executor takes: the fetch that gives the event, then everything else. Plans
 * are cached as they are after this.
 */
export function asSequence(plan: QueryPlan): void {
  const { node } = plan;
  if (node?.kind !== "Subscription") return;
  plan.node = node.rest === undefined ? node.primary : { kind: "Sequence", nodes: [node.primary, node.rest] };
}
