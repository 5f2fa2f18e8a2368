import type { ErrorCode } from "@kith/kit/api-error.ts";
import { type AccessRule, isMet } from "./access-rule.ts";
import type { Access, Rules } from "./guard.ts";

/** Why somebody may not ask for something. */
export type Refusal = { readonly code: ErrorCode; readonly need: string };

/** What is missing: the first that is, in the order in which a client can do something about it. */
export function refusalFor(rules: Rules | undefined, { isViewer, scopes }: Access): Refusal {
  if (!isViewer) return { code: "UNAUTHENTICATED", need: "a signed-in viewer: send an access token" };
  const areMet = (all: readonly AccessRule[]) => all.every((rule) => isMet(rule, scopes));
  return {
    code: "FORBIDDEN",
    need:
      rules !== undefined && areMet(rules.scopes)
        ? "a policy that does not hold for this viewer"
        : "a scope that this access token does not have",
  };
}
