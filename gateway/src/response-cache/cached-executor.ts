import { invariant } from "@kith/kit/invariant.ts";
import { type GraphQLErrorExtensions, OperationTypeNode } from "graphql";
import { AnswerText } from "../answer-text.ts";
import { boundedCache } from "../bounded-cache.ts";
import { onBehalfOfNobody } from "../client-request.ts";
import { closedFor } from "../executor/plan/closed-document.ts";
import { fragmentsOf } from "../fragments.ts";
import type { OperationExecution, OperationExecutor, OperationResult } from "../operation-executor.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import { cacheKeyOf } from "./cache-key.ts";
import { type CachePolicy, cachePolicyOf } from "./cache-policy.ts";
import { type Made, type ResponseCache, responseCache } from "./response-cache.ts";
import type { ViewerChanges } from "./viewer-changes.ts";

/** Where answers of a gateway are kept. */
export type GatewayCache = ResponseCache<OperationResult>;

/** @param bytesMax 0: nothing is kept. */
export const gatewayCache = (bytesMax: number): GatewayCache | null =>
  bytesMax === 0 ? null : responseCache<OperationResult>({ bytesMax });

/** Operations whose policy is kept, so that it is worked out once. */
const OPERATIONS_MAX = 2_000;

/**
 * An executor that executes what may be kept once in a while. It stands where operations would be executed, after everything that
 * could refuse them: a hit is neither planned nor executed, and nobody gets one who would not get the answer itself.
 *
 * What is public is executed on behalf of nobody: a field that is marked wrongly shows everybody what a stranger sees. What is
 * private is not given from before a mutation of that viewer, however that came out, nor kept while one may yet be done.
 */
export function cachedExecutor(
  execute: OperationExecutor,
  { cacheHints: hints, guard }: Pick<Supergraph, "cacheHints" | "guard">,
  cache: GatewayCache | null,
): OperationExecutor {
  if (cache === null || hints.size === 0) return execute;
  const policies = boundedCache<{ readonly policy: CachePolicy | null }>(OPERATIONS_MAX);
  const answers = cache.ofGraph();
  const { changes } = cache;

  const policyOf = ({ document, schema, operation, operationName, queryHash }: OperationExecution) =>
    policies.get(`${queryHash}/${operationName ?? ""}`, () => ({
      policy: cachePolicyOf({ operation, fragments: fragmentsOf(document), schema }, { hints, guard }),
    })).policy;

  return async (execution) => {
    const { contextValue, operation } = execution;
    const { viewer, life } = contextValue.client;
    const { viewerId } = viewer;
    if (operation.operation === OperationTypeNode.MUTATION)
      return await changing(execution, execute, changes);
    // A part may be closed to whoever asks: what is left is no answer to this operation.
    const isWhole = contextValue.stage === undefined && closedFor(contextValue) === undefined;
    const policy = isWhole ? policyOf(execution) : null;
    if (policy === null) return execute(execution);
    if (policy.isPrivate && viewerId !== null && changes.isInDoubt(viewerId)) return execute(execution);
    const key = cacheKeyOf({
      documentHash: execution.queryHash,
      operation,
      variables: execution.request.variables ?? {},
      viewer,
      isPrivate: policy.isPrivate,
    });
    if (key === null) return execute(execution);

    const asked = policy.isPrivate
      ? execution
      : { ...execution, contextValue: { ...contextValue, client: onBehalfOfNobody(contextValue.client) } };
    const make = async () => madeOf(await execute(asked));
    const change = policy.isPrivate && viewerId !== null ? changes.lastOf(viewerId) : 0;
    const { answer, ageS } = await answers.get(key, policy.maxAgeS, make, life, change);
    if (isGood(answer)) contextValue.client.freshness = { ...policy, ageS };
    // Who gets it writes into it.
    return { ...answer };
  };
}

/** Does something on behalf of a viewer. What a subgraph was given up on it may do yet: until then nothing that is told is kept. */
async function changing(
  execution: OperationExecution,
  execute: OperationExecutor,
  changes: ViewerChanges,
): Promise<OperationResult> {
  const { viewerId } = execution.contextValue.client.viewer;
  try {
    const result = await execute(execution);
    if (viewerId !== null && (result.errors ?? []).some(isOutcomeUnknown)) changes.noteDoubt(viewerId);
    return result;
  } finally {
    if (viewerId !== null) changes.note(viewerId);
  }
}

const isOutcomeUnknown = ({ extensions }: { readonly extensions?: GraphQLErrorExtensions }): boolean =>
  extensions?.code === "OUTCOME_UNKNOWN";

const isGood = ({ data, errors }: OperationResult): boolean => data != null && (errors ?? []).length === 0;

function madeOf(answer: OperationResult): Made<OperationResult> {
  if (!isGood(answer)) return { answer, bytes: null };
  const { data } = answer;
  invariant((data as unknown) instanceof AnswerText, "an answer was not written as text");
  return { answer, bytes: (data as unknown as AnswerText).keptBytes };
}
