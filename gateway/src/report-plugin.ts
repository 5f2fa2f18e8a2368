import type { ApolloServerPlugin } from "@apollo/server";
import type { GatewayContext } from "./client-request.ts";

type Options = { readonly isDevelopment: boolean };

/** Decides what goes out beside data and errors: in development what the request cost, otherwise nothing. */
export const reportPlugin = ({ isDevelopment }: Options): ApolloServerPlugin<GatewayContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== "single") return;
        const { singleResult } = response.body;
        const { viewer, startedAtMs, cost } = contextValue.client;

        delete singleResult.extensions;
        if (!isDevelopment) return;
        singleResult.extensions = {
          kith: {
            requestId: viewer.requestId,
            ms: Math.round(performance.now() - startedAtMs),
            fetches: Object.fromEntries(cost.fetches),
            commands: Object.fromEntries(cost.commands),
            ...(cost.estimated !== null && { cost: cost.estimated }),
          },
        };
      },
    };
  },
});
