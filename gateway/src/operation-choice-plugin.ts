import { HeaderMap } from "@apollo/server";
import { Kind } from "graphql";
import type { OperationPlugin } from "./pipeline/operation-plugin.ts";

/**
 * Answers where a document does not say which operation to run. Everything after it, the guard above all, may rely on
 * there being one.
 */
export const operationChoicePlugin: OperationPlugin = {
  requestDidStart() {
    return {
      responseForOperation({ operation, document, request }) {
        if ((operation as typeof operation | undefined) !== undefined) return null;
        const names = document.definitions
          .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
          .map(({ name }) => name?.value ?? "(unnamed)");
        const message =
          request.operationName == null
            ? `operationName must say which operation to run: the document has ${names.length}.`
            : `operationName must be one of ${names.join(", ")}, got "${request.operationName}".`;
        return {
          http: { status: 400, headers: new HeaderMap() },
          body: {
            kind: "single",
            singleResult: { errors: [{ message, extensions: { code: "OPERATION_RESOLUTION_FAILURE" } }] },
          },
        };
      },
    };
  },
};
