import { HeaderMap } from "@apollo/server";
import { closeFor } from "../executor/plan/closed-document.ts";
import { fragmentsOf } from "../fragments.ts";
import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import { type ClosedPath, closedPathsOf } from "./closed-paths.ts";
import type { Access, Guard } from "./guard.ts";
import { operationGuards } from "./operation-guard.ts";
import { accessOf, type PolicyHook } from "./policies.ts";
import { refusalFor } from "./refusal.ts";

/** What becomes of an operation that asks for something closed. */
export const UNAUTHORIZED_MODES = ["refuse", "filter"] as const;
export type UnauthorizedMode = (typeof UNAUTHORIZED_MODES)[number];

export type GuardOptions = {
  readonly guard: Guard;
  /** `refuse`: as a whole. `filter`: what is closed is null, with an error at its path, and the rest is answered. */
  readonly mode?: UnauthorizedMode;
  /** Says which policies hold for a viewer besides those of their token: none, unless it is given. */
  readonly policyHook?: PolicyHook | undefined;
};

/**
 * Keeps what is guarded from nobody in particular, and from somebody whose token lacks what it takes: after validation and before
 * planning. Refused is an operation as a whole, with one error for each path; a subscription always, when it is its own field that
 * is closed, since nothing would be left of it.
 */
export function guardPlugin({ guard, mode = "refuse", policyHook }: GuardOptions): OperationPlugin {
  const guards = operationGuards(guard);
  return {
    requestDidStart() {
      return {
        async responseForOperation({ operation, document, schema, request, queryHash, contextValue }) {
          if (guard.size === 0) return null;
          const key = `${queryHash}/${request.operationName ?? ""}`;
          const walkOf = () => ({ operation, schema, fragments: fragmentsOf(document) });
          const guarded = guards.read(key, walkOf);
          if (guarded.uses.length === 0) return null;
          const { viewer } = contextValue.client;
          const access =
            guarded.policies.length === 0
              ? { isViewer: viewer.viewerId !== null, scopes: viewer.scopes, policies: [] }
              : await accessOf(viewer, guarded.policies, policyHook);
          const closed = guards.closedTo(guarded, access);
          if (closed.length === 0) return null;

          const walk = walkOf();
          const paths = closedPathsOf(walk, new Set(closed));
          if (paths.length === 0) return null;
          const isNothingLeft =
            operation.operation === "subscription" && paths.some(({ path }) => path.length === 1);
          if (mode === "refuse" || isNothingLeft) return refusal(paths, guard, access);
          closeFor(contextValue, guards.sifted(key, closed, access, { ...walk, document }));
          return null;
        },
      };
    },
  };
}

function refusal(paths: readonly ClosedPath[], guard: Guard, access: Access) {
  const errors = paths.map(({ path, name }) => {
    const { code, need } = refusalFor(guard.get(name), access);
    return { message: `${path.join(".")} needs ${need}.`, path, extensions: { code } };
  });
  return {
    http: access.isViewer
      ? { status: 403, headers: new HeaderMap() }
      : { status: 401, headers: new HeaderMap([["www-authenticate", "Bearer"]]) },
    body: { kind: "single" as const, singleResult: { errors } },
  };
}
