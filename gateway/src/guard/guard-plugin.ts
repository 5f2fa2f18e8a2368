import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import type { GatewayContext } from "../client-request.ts";
import { fragmentsOf } from "../fragments.ts";
import type { Guard } from "./guard.ts";
import { guardedPathsOf, type ResponsePath } from "./guarded-paths.ts";

/**
 * Refuses an operation that asks for something guarded on behalf of nobody: after validation and before planning, as a
 * whole, with one error for each path.
 */
export const guardPlugin = (guard: Guard): ApolloServerPlugin<GatewayContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ operation, document, schema, contextValue }) {
        if (contextValue.client.viewer.viewerId !== null) return null;
        const fragments = fragmentsOf(document);
        const paths = guardedPathsOf({ operation, fragments, schema, guard });
        if (paths.length === 0) return null;
        return {
          http: { status: 401, headers: new HeaderMap([["www-authenticate", "Bearer"]]) },
          body: { kind: "single", singleResult: { errors: paths.map(refusalOf) } },
        };
      },
    };
  },
});

const refusalOf = (path: ResponsePath): GraphQLFormattedError => ({
  message: `${path.join(".")} needs a signed-in viewer: send an access token.`,
  path,
  extensions: { code: "UNAUTHENTICATED" },
});
