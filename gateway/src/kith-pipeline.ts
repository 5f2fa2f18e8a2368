import { presentError } from "@kith/kit/present-error.ts";
import type { FastifyBaseLogger } from "fastify";
import { currentRequestId, type GatewayContext } from "./client-request.ts";
import type { Ask } from "./executor/fetch/ask.ts";
import type { LoadedGraph } from "./graph/graph-in-force.ts";
import { type GuardOptions, guardPlugin } from "./guard/guard-plugin.ts";
import { PREFLIGHT_HEADERS } from "./http/request-rules.ts";
import { type InsightOptions, mayLookWith } from "./insight/insight.ts";
import { introspectionPlugin } from "./insight/introspection-plugin.ts";
import { queryPlanPlugin } from "./insight/query-plan-plugin.ts";
import { costPlugin } from "./limits/cost-plugin.ts";
import type { Limits } from "./limits/limits.ts";
import { operationLimitsRule } from "./limits/operation-limits.ts";
import { operationChoicePlugin } from "./operation-choice-plugin.ts";
import { operationExecutor } from "./operation-executor.ts";
import { observePlugin } from "./operations/observe-plugin.ts";
import type { Observer } from "./operations/observer.ts";
import { activeLabelsOf } from "./override/active-labels.ts";
import type { LabelPolicy } from "./override/label-policy.ts";
import type { Pipeline } from "./pipeline/pipeline.ts";
import { pipelineOf } from "./pipeline/pipeline.ts";
import { rateLimitPlugin } from "./rate-limit/rate-limit-plugin.ts";
import type { RateLimiter } from "./rate-limit/rate-limiter.ts";
import { reportPlugin } from "./report-plugin.ts";
import { cachedExecutor, type GatewayCache } from "./response-cache/cached-executor.ts";
import { subscriptionPlugin } from "./subscriptions/subscription-plugin.ts";
import type { FieldUsage } from "./usage/field-usage.ts";

type Options = Omit<LoadedGraph, "httpOf"> & {
  readonly askFor: (context: GatewayContext) => Ask;
  readonly limits: Limits;
  /** Null: rates are not limited. */
  readonly limiter: RateLimiter | null;
  /** What becomes of what is closed, and what opens it. */
  readonly guarding: Omit<GuardOptions, "guard">;
  /** Who may look at how the graph is made. */
  readonly insight: InsightOptions;
  readonly isDevelopment: boolean;
  readonly labelPolicy: LabelPolicy;
  /** Whether clients see the whole API: plans name what a contract hides. */
  readonly isWhole: boolean;
  /** Null: nobody observes. */
  readonly observer: Observer | null;
  /** Where answers are kept; null: nowhere. */
  readonly cache: GatewayCache | null;
  /** Null: nobody counts what is used. */
  readonly usage: FieldUsage | null;
  readonly log: FastifyBaseLogger;
};

/** The pipeline from the text of an operation to its answer. */
export function kithPipeline({
  supergraph,
  graph,
  executor,
  askFor,
  limits,
  limiter,
  guarding,
  insight,
  labelPolicy,
  isDevelopment,
  isWhole,
  observer,
  cache,
  usage,
  log,
}: Options): Pipeline {
  const activeLabels = activeLabelsOf(supergraph.schema, labelPolicy);
  return pipelineOf({
    supergraph,
    graph,
    execute: cachedExecutor(operationExecutor({ executor, askFor, activeLabels }), supergraph, cache),
    plugins: [
      // The first six answer instead of the executor, in the order of docs/errors.md: the others need an operation to look at.
      operationChoicePlugin,
      subscriptionPlugin,
      introspectionPlugin(mayLookWith(isDevelopment, insight.introspectionScope)),
      costPlugin({ supergraph, limits }),
      // Knows what it costs by now, and what is refused from here on was work as well.
      ...(limiter === null ? [] : [rateLimitPlugin(limiter)]),
      guardPlugin({ guard: supergraph.guard, ...guarding }),
      // Knows by now what will be executed.
      queryPlanPlugin({
        graph,
        mayLook: mayLookWith(isDevelopment && isWhole, insight.queryPlanScope),
        activeLabels,
      }),
      // Last, so that it sees every answer as it goes out.
      reportPlugin({ isDevelopment }),
      // Beside it: it looks and changes nothing.
      ...(observer === null ? [] : [observePlugin(observer)]),
      // Anywhere: it counts what is valid, before anything answers.
      ...(usage === null ? [] : [usage.plugin()]),
    ],
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [operationLimitsRule(limits)],
    formatError: (formatted, error) =>
      presentError(formatted, error, { log, requestId: currentRequestId(), mayHint: isDevelopment }),
    csrfPrevention: { requestHeaders: [...PREFLIGHT_HEADERS] },
    log,
  });
}
