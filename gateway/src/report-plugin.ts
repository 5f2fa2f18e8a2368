import type { ApolloServerPlugin } from "@apollo/server";
import type { GatewayContext } from "./client-request.ts";

type Logger = { error(details: object, message: string): void };
type Options = { readonly isDevelopment: boolean; readonly log: Logger };

/**
 * Decides what goes out beside data and errors: in development what the request cost, otherwise nothing. The executor
 * puts in what subgraphs said against their own schema: that goes to the log.
 */
export const reportPlugin = ({ isDevelopment, log }: Options): ApolloServerPlugin<GatewayContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== "single") return;
        const { singleResult } = response.body;
        const { viewer, startedAtMs, cost } = contextValue.client;
        const isOnlyPlanned = contextValue.stage?.kind === "opening";

        const { valueCompletion } = singleResult.extensions ?? {};
        if (valueCompletion !== undefined && !isOnlyPlanned)
          log.error({ valueCompletion, requestId: viewer.requestId }, "an answer does not fit the schema");

        delete singleResult.extensions;
        if (!isDevelopment) return;
        singleResult.extensions = {
          kith: {
            requestId: viewer.requestId,
            ms: Math.round(performance.now() - startedAtMs),
            fetches: Object.fromEntries(cost.fetches),
            commands: Object.fromEntries(cost.commands),
          },
        };
      },
    };
  },
});
