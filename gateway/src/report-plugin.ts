import { queryPlanFor } from "./insight/query-plan-plugin.ts";
import type { OperationPlugin } from "./pipeline/operation-plugin.ts";

type Options = { readonly isDevelopment: boolean };

/**
 * Decides what goes out beside data and errors: in development what the request cost, otherwise nothing, but for a plan
 * that somebody asked for who may see it.
 */
export const reportPlugin = ({ isDevelopment }: Options): OperationPlugin => ({
  requestDidStart() {
    return {
      willSendResponse({ response, contextValue }) {
        if (response.body.kind !== "single") return;
        const { singleResult } = response.body;
        const { viewer, startedAtMs, cost } = contextValue.client;

        delete singleResult.extensions;
        const queryPlan = queryPlanFor(contextValue);
        // A cache outside would show it to everybody who asks for the same.
        if (queryPlan !== undefined) delete contextValue.client.freshness;
        if (!isDevelopment) {
          if (queryPlan !== undefined) singleResult.extensions = { kith: { queryPlan } };
          return;
        }
        singleResult.extensions = {
          kith: {
            requestId: viewer.requestId,
            ms: Math.round(performance.now() - startedAtMs),
            fetches: Object.fromEntries(cost.fetches),
            commands: Object.fromEntries(cost.commands),
            ...(queryPlan !== undefined && { queryPlan }),
            ...(cost.estimated !== null && { cost: cost.estimated }),
          },
        };
      },
    };
  },
});
