import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import type { Observer } from "./observer.ts";

/** Tells an observer of every operation that was answered, by whatever answered it. */
export const observePlugin = (observer: Observer): OperationPlugin => ({
  requestDidStart() {
    return {
      willSendResponse({ response, operationName, operation, contextValue }) {
        if (response.body.kind !== "single") return;
        // An opened subscription has nothing to show yet: each of its events is an operation that is answered.
        const { client, stage } = contextValue;
        if (stage?.kind === "opening" && stage.source !== null) return;
        const { data, errors = [] } = response.body.singleResult;
        observer.answered(client, {
          name: operationName ?? null,
          kind: operation?.operation ?? "unknown",
          client: client.identity.name,
          outcome: errors.length === 0 ? "ok" : data == null ? "failed" : "partial",
        });
      },
    };
  },
});
