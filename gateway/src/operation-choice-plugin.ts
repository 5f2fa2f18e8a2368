import { HeaderMap } from "@apollo/server";
import { Kind } from "graphql";
import type { OperationPlugin } from "./pipeline/operation-plugin.ts";

/** Of what a client wrote: a message is a sentence, however many operations there are, and whatever was named. */
const NAMES_SHOWN_MAX = 3;
const LENGTH_SHOWN_MAX = 100;

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
            : `operationName must be one of ${names.slice(0, NAMES_SHOWN_MAX).join(", ")}, got "${request.operationName.slice(0, LENGTH_SHOWN_MAX)}".`;
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
