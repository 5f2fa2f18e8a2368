import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import type { ErrorCode } from "@kith/kit/api-error.ts";
import type { GatewayContext } from "../client-request.ts";
import { fragmentsOf } from "../fragments.ts";
import { closedTo, type Guard } from "./guard.ts";
import { guardedPathsOf, type ResponsePath } from "./guarded-paths.ts";

/**
 * Refuses an operation that asks for something guarded on behalf of nobody, or of somebody whose token lacks the scopes for
 * it: after validation and before planning, as a whole, with one error for each path.
 */
export const guardPlugin = (guard: Guard): ApolloServerPlugin<GatewayContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ operation, document, schema, contextValue }) {
        const { viewerId, scopes } = contextValue.client.viewer;
        const closed = closedTo(guard, viewerId === null ? null : scopes);
        if (closed.fields.size === 0) return null;
        const fragments = fragmentsOf(document);
        const paths = guardedPathsOf({ operation, fragments, schema, closed });
        if (paths.length === 0) return null;
        return {
          http: viewerId === null ? SIGN_IN : { status: 403, headers: new HeaderMap() },
          body: {
            kind: "single",
            singleResult: { errors: paths.map(viewerId === null ? needsViewer : needsScopes) },
          },
        };
      },
    };
  },
});

const SIGN_IN = { status: 401, headers: new HeaderMap([["www-authenticate", "Bearer"]]) };

const refusalOf = (code: ErrorCode, need: string, path: ResponsePath) => ({
  message: `${path.join(".")} needs ${need}.`,
  path,
  extensions: { code },
});

const needsViewer = (path: ResponsePath) =>
  refusalOf("UNAUTHENTICATED", "a signed-in viewer: send an access token", path);

const needsScopes = (path: ResponsePath) =>
  refusalOf("FORBIDDEN", "a scope that this access token does not have", path);
