import { HeaderMap } from "@apollo/server";
import { type DocumentNode, Kind, visit } from "graphql";
import { boundedCache } from "../bounded-cache.ts";
import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import type { MayLook } from "./insight.ts";

/** Documents of which it is known whether they ask about the schema. */
const DOCUMENTS_MAX = 1_000;
const META_FIELDS: ReadonlySet<string> = new Set(["__schema", "__type"]);

/**
 * Refuses questions about the schema to those who may not ask them: by their token, and so with each request. A document that has one
 * anywhere is refused, whatever operation of it is asked for and whatever it skips.
 */
export function introspectionPlugin(mayLook: MayLook): OperationPlugin {
  const asksByHash = boundedCache<boolean>(DOCUMENTS_MAX);
  return {
    requestDidStart() {
      return {
        responseForOperation({ document, queryHash, contextValue }) {
          if (!asksByHash.get(String(queryHash), () => asksAboutSchema(document))) return null;
          if (mayLook(contextValue.client.viewer)) return null;
          return {
            http: { status: 400, headers: new HeaderMap() },
            body: { kind: "single", singleResult: { errors: [REFUSAL] } },
          };
        },
      };
    },
  };
}

const REFUSAL = {
  message:
    "GraphQL introspection is not allowed here: __schema and __type are for development, and for viewers with a scope for it.",
  extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
};

function asksAboutSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    [Kind.FIELD]({ name }) {
      asks ||= META_FIELDS.has(name.value);
    },
  });
  return asks;
}
