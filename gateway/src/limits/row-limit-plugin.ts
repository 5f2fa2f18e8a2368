import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { GatewayContext } from "../client-request.ts";
import { fragmentsOf } from "../fragments.ts";
import { listedRowsOf } from "./listed-rows.ts";

/** Rows of all lists together: a hundred friends with a hundred friends each, and some more. */
export const ROWS_MAX = 20_000;

/**
 * Refuses an operation whose pages within pages could come to more rows than anybody shows, before it is planned. That
 * takes the variables, so it is no validation rule.
 *
 * @param schema The supergraph's, with `@listSize`.
 */
export const rowLimitPlugin = (schema: GraphQLSchema): ApolloServerPlugin<GatewayContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ operation, document, request }) {
        const fragments = fragmentsOf(document);
        const rows = listedRowsOf({ operation, fragments, variables: request.variables ?? {}, schema });
        if (rows <= ROWS_MAX) return null;
        const message = `An operation may ask for at most ${ROWS_MAX} rows of lists, this one could come to ${rows}: ask for smaller pages with "first".`;
        return {
          http: { status: 400, headers: new HeaderMap() },
          body: {
            kind: "single",
            singleResult: { errors: [{ message, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] },
          },
        };
      },
    };
  },
});
