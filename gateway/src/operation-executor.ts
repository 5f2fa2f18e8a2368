import type { ApolloServerOptionsWithGateway, GraphQLRequest } from "@apollo/server";
import type { GraphQLError } from "graphql";
import { AnswerText } from "./answer-text.ts";
import type { GatewayContext } from "./client-request.ts";
import type { Ask } from "./executor/fetch/ask.ts";
import { ERRORS_MAX } from "./executor/merge/client-errors.ts";
import { closedFor } from "./executor/plan/closed-document.ts";
import type { LoadedGraph } from "./graph/graph-in-force.ts";
import type { ActiveLabels } from "./override/active-labels.ts";
import type { Executable } from "./pipeline/operation-plugin.ts";

type Gateway = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];
type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway["load"]>>["executor"]>;

/** An operation that was found valid, and that nothing stands in the way of. */
export type OperationExecution = Pick<
  Executable,
  "document" | "queryHash" | "schema" | "operation" | "operationName" | "contextValue"
> & { readonly request: Pick<GraphQLRequest, "operationName" | "variables"> };
export type OperationResult = Awaited<ReturnType<GatewayExecutor>>;
export type OperationExecutor = (execution: OperationExecution) => Promise<OperationResult>;

type Options = Pick<LoadedGraph, "executor"> & {
  readonly askFor: (context: GatewayContext) => Ask;
  readonly activeLabels: ActiveLabels;
};

/**
 * Executes the operations of clients. Errors where an answer does not fit the schema are of our making, and so without a code: a
 * client is told that something went wrong there.
 */
export const operationExecutor =
  ({ executor, askFor, activeLabels }: Options): OperationExecutor =>
  async ({ document, queryHash, request, contextValue }) => {
    const { client, stage } = contextValue;
    const { text, ready, errors, misfits } = await executor.execute({
      document,
      documentHash: queryHash,
      operationName: request.operationName ?? undefined,
      closed: closedFor(contextValue),
      activeLabels: activeLabels({ document, hash: queryHash, client }),
      variables: request.variables ?? {},
      ask: askFor(contextValue),
      life: client.life,
    });
    if (text === null) return { errors };
    // A subscription that is only opened has no data yet.
    const isOpened = stage?.kind === "opening";
    const all = isOpened ? errors : [...errors, ...unexplained(misfits, errors)].slice(0, ERRORS_MAX);
    return { data: (ready ?? new AnswerText(text)) as never, ...(all.length > 0 && { errors: all }) };
  };

/** The graph behind Apollo Server: the schema that clients see, and what executes their operations. */
export const graphGateway = (
  execute: OperationExecutor,
  { supergraph, graph }: Pick<LoadedGraph, "supergraph" | "graph">,
): Gateway => ({
  onSchemaLoadOrUpdate(listener) {
    listener({ apiSchema: graph.apiSchema, coreSupergraphSdl: supergraph.sdl });
    return () => {};
  },
  load: async () => ({
    async executor({ context, ...execution }) {
      const contextValue = context as GatewayContext;
      // What the short way has executed is not executed again.
      return contextValue.settled?.executed() ?? execute({ ...execution, contextValue });
    },
  }),
  stop: async () => {},
});

// Where a subgraph has said why something is missing, that it is missing is no news.
const unexplained = (misfits: readonly GraphQLError[], errors: readonly GraphQLError[]) =>
  misfits.filter(({ path = [] }) => !errors.some((error) => isAlong(error.path, path)));

const isAlong = (path: GraphQLError["path"], other: readonly (string | number)[]): boolean =>
  path === undefined || path.every((key, index) => index >= other.length || other[index] === key);
