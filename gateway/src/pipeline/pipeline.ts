import { ApolloServer, type ApolloServerOptions } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { foreignLog } from "@kith/kit/log/foreign-log.ts";
import type { FastifyBaseLogger } from "fastify";
import { stringifyAnswer } from "../answer-text.ts";
import type { GatewayContext } from "../client-request.ts";
import { documentStore } from "../documents/document-store.ts";
import type { LoadedGraph } from "../graph/graph-in-force.ts";
import { graphGateway, type OperationExecutor } from "../operation-executor.ts";
import { apolloPlugin } from "./apollo-plugin.ts";
import type { OperationPlugin } from "./operation-plugin.ts";
import { type ShortWay, shortWay } from "./short-way.ts";

/** The two ways to the answer of an operation on one graph. */
export type Pipeline = {
  readonly server: ApolloServer<GatewayContext>;
  readonly shortWay: ShortWay;
};

type Options = Pick<LoadedGraph, "supergraph" | "graph"> &
  Pick<
    ApolloServerOptions<GatewayContext>,
    "parseOptions" | "validationRules" | "formatError" | "csrfPrevention"
  > & {
    readonly execute: OperationExecutor;
    /** In the order in which they run. */
    readonly plugins: readonly OperationPlugin[];
    readonly log: FastifyBaseLogger;
  };

/** Apollo Server with the plugins of the gateway, and the short way for what it has found valid. */
export function pipelineOf({ supergraph, graph, execute, plugins, log, ...options }: Options): Pipeline {
  const short = shortWay({ plugins, execute, schema: graph.apiSchema });
  const server = new ApolloServer<GatewayContext>({
    ...options,
    gateway: graphGateway(execute, { supergraph, graph }),
    documentStore: documentStore(),
    logger: foreignLog(log, "Apollo Server"),
    plugins: [
      apolloPlugin(plugins, short),
      ApolloServerPluginLandingPageDisabled(),
      // It follows resolvers, which a gateway has none of: what may be kept is decided in response-cache/.
      ApolloServerPluginCacheControlDisabled(),
      // Otherwise a key in the environment would be enough to send operations to Apollo.
      ApolloServerPluginUsageReportingDisabled(),
    ],
    stringifyResult: stringifyAnswer,
    // By viewer, so by a plugin.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
  });
  return { server, shortWay: short };
}
