import type { ValidationRule } from "graphql";
import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import { costPlugin } from "./cost-plugin.ts";
import { DEFAULT_LIMITS, type Limits, TOKENS_CEILING } from "./limits.ts";
import { operationLimitsRule } from "./operation-limits.ts";

const UNLIMITED: Limits = {
  bodyBytes: DEFAULT_LIMITS.bodyBytes,
  tokens: TOKENS_CEILING,
  depth: Number.POSITIVE_INFINITY,
  fields: Number.POSITIVE_INFINITY,
  aliases: Number.POSITIVE_INFINITY,
  directives: Number.POSITIVE_INFINITY,
  rootFields: Number.POSITIVE_INFINITY,
  rows: Number.POSITIVE_INFINITY,
  cost: Number.POSITIVE_INFINITY,
  listSizeAssumed: DEFAULT_LIMITS.listSizeAssumed,
};
const SHAPE_LIMITS = ["depth", "fields", "aliases", "directives", "rootFields"] as const;

/** What holds operations to those limits that are given: what is not given is not even measured. */
export type GivenLimits = {
  readonly bodyBytes: number;
  readonly tokens: number;
  readonly rules: readonly ValidationRule[];
  pluginsFor(supergraph: Supergraph): readonly OperationPlugin[];
};

export function givenLimits(given: Partial<Limits>): GivenLimits {
  const limits = { ...UNLIMITED, ...given };
  const hasShape = SHAPE_LIMITS.some((limit) => given[limit] !== undefined);
  const hasCost = given.cost !== undefined || given.rows !== undefined;
  return {
    bodyBytes: limits.bodyBytes,
    tokens: limits.tokens,
    rules: hasShape ? [operationLimitsRule(limits)] : [],
    pluginsFor: (supergraph) => (hasCost ? [costPlugin({ supergraph, limits })] : []),
  };
}
