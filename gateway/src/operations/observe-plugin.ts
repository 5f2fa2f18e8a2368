import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import type { Observer } from "./observer.ts";

/** How Apollo's clients, and others after them, say what they are. */
export const CLIENT_NAME_HEADER = "apollographql-client-name";

/** Tells an observer of every operation that was answered, by whatever answered it. */
export const observePlugin = (observer: Observer): OperationPlugin => ({
  requestDidStart() {
    return {
      willSendResponse({ response, request, operationName, operation, contextValue }) {
        if (response.body.kind !== "single") return;
        // An opened subscription has nothing to show yet: each of its events is an operation that is answered.
        if (contextValue.stage?.kind === "opening") return;
        const { data, errors = [] } = response.body.singleResult;
        observer.answered(contextValue.client, {
          name: operationName ?? null,
          kind: operation?.operation ?? "unknown",
          client: request.http?.headers.get(CLIENT_NAME_HEADER) ?? null,
          outcome: errors.length === 0 ? "ok" : data == null ? "failed" : "partial",
        });
      },
    };
  },
});
