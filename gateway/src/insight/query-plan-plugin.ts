import { prettyFormatQueryPlan } from "@apollo/query-planner";
import { closedFor } from "../executor/plan/closed-document.ts";
import type { Graph } from "../executor/plan/graph.ts";
import type { ActiveLabels } from "../override/active-labels.ts";
import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import type { MayLook } from "./insight.ts";
import { shownPlan } from "./shown-plan.ts";

/** What a client sends to be told how its operation is planned. */
export const QUERY_PLAN_HEADER = "kith-query-plan";

const planByContext = new WeakMap<object, string>();

/** How the operation of a request is planned, as text; undefined where nobody who may has asked for it. */
export const queryPlanFor = (context: object): string | undefined => planByContext.get(context);

type Options = { readonly graph: Graph; readonly mayLook: MayLook; readonly activeLabels: ActiveLabels };

/**
 * Finds out how an operation is planned, for those who ask with `kith-query-plan: 1` and may. Planned once more for it, since what is
 * kept of a plan is ready to be run and not to be read.
 */
export const queryPlanPlugin = ({ graph, mayLook, activeLabels }: Options): OperationPlugin => ({
  requestDidStart() {
    return {
      async responseForOperation({ document, queryHash, request, contextValue }) {
        const asked = request.http?.headers.get(QUERY_PLAN_HEADER);
        if (asked === undefined || asked === "0" || !mayLook(contextValue.client.viewer)) return null;
        const planned = closedFor(contextValue)?.open ?? document;
        try {
          const labels = activeLabels({ document, hash: String(queryHash), client: contextValue.client });
          const plan = await graph.planOf(planned, request.operationName ?? undefined, labels);
          planByContext.set(contextValue, prettyFormatQueryPlan(shownPlan(plan, graph.twins)));
        } catch {
          // The operation itself is told why it cannot be planned.
        }
        return null;
      },
    };
  },
});
