import type { DocumentNode } from "graphql";
import type { GuardNames } from "../guard/guard.ts";
import { type LinkedFeature, linkedFeatures } from "./linked-feature.ts";

const AUTHENTICATED = "https://specs.apollo.dev/authenticated";
const REQUIRES_SCOPES = "https://specs.apollo.dev/requiresScopes";
const POLICY = "https://specs.apollo.dev/policy";

// What the gateway enforces before planning; everything else that guards a field must be refused, not ignored.
const ENFORCED_HERE: ReadonlySet<string> = new Set(
  [AUTHENTICATED, REQUIRES_SCOPES, POLICY].map((identity) => `${identity}/v0.1`),
);

// What Apollo's loader enforces: it never shows these fields to clients.
const ENFORCED_BY_LOADER: ReadonlySet<string> = new Set([
  "https://specs.apollo.dev/inaccessible/v0.1",
  "https://specs.apollo.dev/inaccessible/v0.2",
]);

const GUARD_IDENTITIES: readonly string[] = [AUTHENTICATED, REQUIRES_SCOPES, POLICY];

/** A supergraph that the gateway does not serve; the message says why. */
export class SupergraphError extends Error {
  override readonly name = "SupergraphError";
}

/** Whether the gateway itself enforces a feature, so that Apollo's loader need not know it. */
export const isEnforcedHere = ({ identity, version }: Pick<LinkedFeature, "identity" | "version">): boolean =>
  ENFORCED_HERE.has(`${identity}/${version}`);

/** Every name that the directives which the gateway enforces have in a supergraph. */
export function guardNames(supergraph: DocumentNode): GuardNames {
  // The plain name too: compositions before the link spec, or written by hand, may carry it without a link.
  const namesOf = (identity: string, plainName: string) =>
    new Set([
      plainName,
      ...linkedFeatures(supergraph)
        .filter((feature) => feature.identity === identity)
        .flatMap(({ directiveNames }) => directiveNames),
    ]);
  return {
    authenticated: namesOf(AUTHENTICATED, "authenticated"),
    requiresScopes: namesOf(REQUIRES_SCOPES, "requiresScopes"),
    policy: namesOf(POLICY, "policy"),
  };
}

/**
 * Makes an unenforced guard impossible: what promises security that this gateway does not give is refused.
 *
 * @throws SupergraphError that names the feature.
 */
export function refuseUnenforced(supergraph: DocumentNode): void {
  for (const feature of linkedFeatures(supergraph)) {
    const url = `${feature.identity}/${feature.version}`;
    const isGuard = feature.purpose === "SECURITY" || GUARD_IDENTITIES.includes(feature.identity);
    if (isGuard && !isEnforcedHere(feature) && !ENFORCED_BY_LOADER.has(url)) throw unenforced(url);
  }
}

const unenforced = (feature: string) =>
  new SupergraphError(
    `The supergraph guards fields with ${feature}, which this gateway does not enforce: it would serve them to anybody.`,
  );
