import { HeaderMap } from "@apollo/server";
import type { OperationPlugin } from "../pipeline/operation-plugin.ts";

/** Answers where an operation came by a way that is not for its kind: a subscription needs one on which events can follow. */
export const subscriptionPlugin: OperationPlugin = {
  requestDidStart() {
    return {
      responseForOperation({ operation, contextValue }) {
        const isSubscription = operation.operation === "subscription";
        if (isSubscription === (contextValue.stage !== undefined)) return null;
        const message = isSubscription
          ? "A subscription is answered as a stream: send it with the header accept: text/event-stream, or over a WebSocket with the subprotocol graphql-transport-ws."
          : `Only subscriptions are answered here, this is a ${operation.operation}: send it by HTTP POST.`;
        return {
          http: { status: 400, headers: new HeaderMap() },
          body: {
            kind: "single",
            singleResult: { errors: [{ message, extensions: { code: "BAD_REQUEST" } }] },
          },
        };
      },
    };
  },
};
