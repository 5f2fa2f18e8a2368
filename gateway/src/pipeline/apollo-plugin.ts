import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import type { GatewayContext } from "../client-request.ts";
import { answerInstead, type Executable, type OperationPlugin, resolve, send } from "./operation-plugin.ts";
import type { Settled } from "./settled.ts";
import type { ShortWay } from "./short-way.ts";

/** Runs plugins in Apollo Server's pipeline, and lets the short way know what Apollo Server has found valid. */
export const apolloPlugin = (
  plugins: readonly OperationPlugin[],
  shortWay: Pick<ShortWay, "learn">,
): ApolloServerPlugin<GatewayContext> => ({
  async requestDidStart(started) {
    const { settled } = started.contextValue;
    if (settled !== undefined) return listenerOf(settled);
    const listeners = plugins.map((plugin) => plugin.requestDidStart(started));
    return {
      async didResolveOperation(context) {
        shortWay.learn(context);
        await resolve(listeners, context);
      },
      responseForOperation: async (context) => answerInstead(listeners, context as Executable),
      willSendResponse: async (context) => send(listeners, context),
    };
  },
});

// Apollo Server copies the context: what plugins know by the context they know by the first one.
const listenerOf = ({
  listeners,
  context: first,
  resolved,
  instead,
}: Settled): GraphQLRequestListener<GatewayContext> => ({
  didResolveOperation: async () => resolved(),
  async responseForOperation({ response }) {
    for (const [name, value] of first.response.http.headers) response.http.headers.set(name, value);
    return instead();
  },
  willSendResponse: async (context) => send(listeners, { ...context, contextValue: first.contextValue }),
});
