import { type GraphQLResponse, HeaderMap } from "@apollo/server";
import { closeFor } from "../executor/plan/closed-document.ts";
import { fragmentsOf } from "../fragments.ts";
import type { Executable, OperationPlugin } from "../pipeline/operation-plugin.ts";
import { type ClosedPath, closedPathsOf } from "./closed-paths.ts";
import type { Access, Guard } from "./guard.ts";
import { type GuardedOperation, operationGuards } from "./operation-guard.ts";
import { accessOf, type PolicyHook } from "./policies.ts";
import { refusalFor } from "./refusal.ts";
import type { Walk } from "./walk.ts";

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

  const answerTo = (
    context: Executable,
    guarded: GuardedOperation,
    access: Access,
  ): GraphQLResponse | null => {
    const closed = guards.closedTo(guarded, access);
    if (closed.length === 0) return null;
    const walk = walkOf(context);
    const paths = closedPathsOf(walk, new Set(closed));
    if (paths.length === 0) return null;
    const { operation, document, contextValue } = context;
    const isNothingLeft =
      operation.operation === "subscription" && paths.some(({ path }) => path.length === 1);
    if (mode === "refuse" || isNothingLeft) return refusal(paths, guard, access);
    closeFor(contextValue, guards.sifted(keyOf(context), closed, access, { ...walk, document }));
    return null;
  };

  return {
    requestDidStart: () => ({
      responseForOperation(context) {
        if (guard.size === 0) return null;
        const guarded = guards.read(keyOf(context), () => walkOf(context));
        if (guarded.uses.length === 0) return null;
        const { viewer } = context.contextValue.client;
        if (guarded.policies.length > 0)
          return accessOf(viewer, guarded.policies, policyHook).then((access) =>
            answerTo(context, guarded, access),
          );
        return answerTo(context, guarded, {
          isViewer: viewer.viewerId !== null,
          scopes: viewer.scopes,
          policies: [],
        });
      },
    }),
  };
}

const walkOf = ({ operation, schema, document }: Executable): Walk => ({
  operation,
  schema,
  fragments: fragmentsOf(document),
});
const keyOf = ({ queryHash, request }: Executable): string => `${queryHash}/${request.operationName ?? ""}`;

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
