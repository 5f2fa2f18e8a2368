import { apiChanges } from "./api/api-changes.ts";
import type { Change } from "./api/change.ts";
import { API_WAYS_OUT } from "./api/codes.ts";
import { DIRECTIVE_WAYS_OUT } from "./directives/codes.ts";
import { costChanges } from "./directives/cost-changes.ts";
import { guardChanges } from "./directives/guard-changes.ts";
import { asVisibility, labelChanges } from "./directives/visibility-changes.ts";
import { FEDERATION_WAYS_OUT } from "./federation/codes.ts";
import { federationChanges } from "./federation/federation-changes.ts";
import type { Comparison } from "./side.ts";

export const CHANGE_WAYS_OUT = { ...API_WAYS_OUT, ...DIRECTIVE_WAYS_OUT, ...FEDERATION_WAYS_OUT };
export type ChangeCode = keyof typeof CHANGE_WAYS_OUT;

const changesByComparison = new WeakMap<Comparison, Promise<readonly Change<ChangeCode>[]>>();

/**
 * Every change between the two sides, each once. Of a contract only what its clients see: guards, costs and subgraphs are
 * those of the whole graph.
 */
export function changesOf(comparison: Comparison): Promise<readonly Change<ChangeCode>[]> {
  const known = changesByComparison.get(comparison);
  if (known !== undefined) return known;
  const found = findChanges(comparison);
  changesByComparison.set(comparison, found);
  return found;
}

async function findChanges(comparison: Comparison): Promise<readonly Change<ChangeCode>[]> {
  const api = (await apiChanges(comparison)).map((change) => asVisibility(change, comparison));
  if (comparison.contract !== null) return api;
  return [
    ...api,
    ...guardChanges(comparison),
    ...costChanges(comparison),
    ...labelChanges(comparison),
    ...federationChanges(comparison),
  ];
}
