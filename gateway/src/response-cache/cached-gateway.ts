import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { invariant } from "@kith/kit/invariant.ts";
import { AnswerText } from "../answer-text.ts";
import { boundedCache } from "../bounded-cache.ts";
import { type GatewayContext, onBehalfOfNobody } from "../client-request.ts";
import { closedFor } from "../executor/plan/closed-document.ts";
import { fragmentsOf } from "../fragments.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import { cacheKeyOf } from "./cache-key.ts";
import { type CachePolicy, cachePolicyOf } from "./cache-policy.ts";
import { type Made, type ResponseCache, responseCache } from "./response-cache.ts";

type Gateway = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];
type Executor = NonNullable<Awaited<ReturnType<Gateway["load"]>>["executor"]>;
type Execution = Parameters<Executor>[0];
type Result = Awaited<ReturnType<Executor>>;

/** Where answers of a gateway are kept. */
export type GatewayCache = ResponseCache<Result>;

/** @param bytesMax 0: nothing is kept. */
export const gatewayCache = (bytesMax: number): GatewayCache | null =>
  bytesMax === 0 ? null : responseCache<Result>({ bytesMax });

/** Operations whose policy is kept, so that it is worked out once. */
const OPERATIONS_MAX = 2_000;

/**
 * A gateway that executes what may be kept once in a while. It stands where operations would be executed, after everything that
 * could refuse them: a hit is neither planned nor executed, and nobody gets one who would not get the answer itself.
 *
 * What is public is executed on behalf of nobody: a field that is marked wrongly shows everybody what a stranger sees.
 */
export function cachedGateway(
  gateway: Gateway,
  { cacheHints: hints, guard }: Pick<Supergraph, "cacheHints" | "guard">,
  cache: GatewayCache | null,
): Gateway {
  if (cache === null || hints.size === 0) return gateway;
  const policies = boundedCache<{ readonly policy: CachePolicy | null }>(OPERATIONS_MAX);
  const answers = cache.ofGraph();

  const policyOf = ({ document, schema, operation, operationName, queryHash }: Execution) =>
    policies.get(`${queryHash}/${operationName ?? ""}`, () => ({
      policy: cachePolicyOf({ operation, fragments: fragmentsOf(document), schema }, { hints, guard }),
    })).policy;

  const cached =
    (execute: Executor): Executor =>
    async (execution) => {
      const context = execution.context as GatewayContext;
      // A part may be closed to whoever asks: what is left is no answer to this operation.
      const isWhole = context.stage === undefined && closedFor(context) === undefined;
      const policy = isWhole ? policyOf(execution) : null;
      if (policy === null) return execute(execution);
      const key = cacheKeyOf({
        documentHash: execution.queryHash,
        operation: execution.operation,
        variables: execution.request.variables ?? {},
        viewer: context.client.viewer,
        isPrivate: policy.isPrivate,
      });
      if (key === null) return execute(execution);

      const asked = policy.isPrivate
        ? execution
        : { ...execution, context: { ...context, client: onBehalfOfNobody(context.client) } };
      const make = async () => madeOf(await execute(asked));
      const { answer, ageS } = await answers.get(key, policy.maxAgeS, make, context.client.life);
      if (isGood(answer)) context.client.freshness = { ...policy, ageS };
      // Apollo writes into what it gets.
      return { ...answer };
    };

  return {
    ...gateway,
    load: async (options) => {
      const loaded = await gateway.load(options);
      return loaded.executor === null ? loaded : { ...loaded, executor: cached(loaded.executor) };
    },
  };
}

const isGood = ({ data, errors }: Result): boolean => data != null && (errors ?? []).length === 0;

function madeOf(answer: Result): Made<Result> {
  if (!isGood(answer)) return { answer, bytes: null };
  const { data } = answer;
  invariant((data as unknown) instanceof AnswerText, "an answer was not written as text");
  return { answer, bytes: 2 * (data as unknown as AnswerText).text.length };
}
