import { ApolloGateway, type GraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { presentError } from "@kith/kit/present-error.ts";
import type { FastifyBaseLogger } from "fastify";
import { currentRequestId, type GatewayContext } from "./client-request.ts";
import { guardPlugin } from "./guard/guard-plugin.ts";
import { operationLimitsRule, TOKENS_MAX } from "./limits/operation-limits.ts";
import { rowLimitPlugin } from "./limits/row-limit-plugin.ts";
import { operationChoicePlugin } from "./operation-choice-plugin.ts";
import { reportPlugin } from "./report-plugin.ts";
import { asSequence } from "./subscriptions/subscription-plan.ts";
import { subscriptionPlugin } from "./subscriptions/subscription-plugin.ts";
import type { Supergraph } from "./supergraph/supergraph.ts";

type Options = {
  readonly supergraph: Supergraph;
  readonly sourceOf: (subgraph: string) => GraphQLDataSource;
  readonly isDevelopment: boolean;
  readonly log: FastifyBaseLogger;
};

/** The pipeline from the text of an operation to its answer. */
export function graphqlServer({ supergraph, sourceOf, isDevelopment, log }: Options) {
  // Read when an ApolloGateway is made, which is here and nowhere else: unset, it would send data about us to Apollo.
  process.env.APOLLO_TELEMETRY_DISABLED = "1";
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph.sdl,
    buildService: ({ name }) => sourceOf(name),
    // The executor refuses the plan of a subscription as it is.
    experimental_didResolveQueryPlan: ({ queryPlan }) => asSequence(queryPlan),
    // Otherwise any client could ask for the query plan with a header.
    __exposeQueryPlanExperimental: false,
    logger: log,
  });

  return new ApolloServer<GatewayContext>({
    gateway,
    logger: log,
    parseOptions: { maxTokens: TOKENS_MAX },
    validationRules: [operationLimitsRule],
    plugins: [
      // The first four answer instead of the executor, in the order of docs/errors.md: the others need an operation to look at.
      operationChoicePlugin,
      subscriptionPlugin,
      rowLimitPlugin(supergraph.schema),
      guardPlugin(supergraph.guard),
      // Last, so that it sees every answer as it goes out.
      reportPlugin({ isDevelopment, log }),
      ApolloServerPluginLandingPageDisabled(),
      // Otherwise a key in the environment would be enough to send operations to Apollo.
      ApolloServerPluginUsageReportingDisabled(),
    ],
    formatError: (formatted, error) => presentError(formatted, error, { log, requestId: currentRequestId() }),
    introspection: isDevelopment,
    hideSchemaDetailsFromClientErrors: !isDevelopment,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
  });
}
