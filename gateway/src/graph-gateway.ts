import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import type { GraphQLError } from "graphql";
import { AnswerText } from "./answer-text.ts";
import type { GatewayContext } from "./client-request.ts";
import type { Ask } from "./executor/fetch/ask.ts";
import { closedFor } from "./executor/plan/closed-document.ts";
import type { LoadedGraph } from "./graph/graph-in-force.ts";
import type { ActiveLabels } from "./override/active-labels.ts";

type Gateway = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];
type Options = Pick<LoadedGraph, "supergraph" | "graph" | "executor"> & {
  readonly askFor: (context: GatewayContext) => Ask;
  readonly activeLabels: ActiveLabels;
};

/**
 * The graph behind Apollo Server: the schema that clients see, and what executes their operations. Errors where an answer does
 * not fit the schema are of our making, and so without a code: a client is told that something went wrong there.
 */
export function graphGateway({ supergraph, graph, executor, askFor, activeLabels }: Options): Gateway {
  return {
    onSchemaLoadOrUpdate(listener) {
      listener({ apiSchema: graph.apiSchema, coreSupergraphSdl: supergraph.sdl });
      return () => {};
    },
    load: async () => ({
      async executor({ document, queryHash, request, context }) {
        const { text, errors, misfits } = await executor.execute({
          document,
          documentHash: queryHash,
          operationName: request.operationName ?? undefined,
          closed: closedFor(context),
          activeLabels: activeLabels({
            document,
            hash: queryHash,
            client: (context as GatewayContext).client,
          }),
          variables: request.variables ?? {},
          ask: askFor(context as GatewayContext),
          life: (context as GatewayContext).client.life,
        });
        if (text === null) return { errors };
        // A subscription that is only opened has no data yet.
        const isOpened = (context as GatewayContext).stage?.kind === "opening";
        const all = isOpened ? errors : [...errors, ...unexplained(misfits, errors)].slice(0, ERRORS_MAX);
        return { data: new AnswerText(text) as never, ...(all.length > 0 && { errors: all }) };
      },
    }),
    stop: async () => {},
  };
}

/** Errors that a client is told of; more are no help. */
const ERRORS_MAX = 1_000;
/** Of one mistake in a subgraph there may be one in each element of a list. */
const MISFITS_MAX = 100;

// Where a subgraph has said why something is missing, that it is missing is no news.
const unexplained = (misfits: readonly GraphQLError[], errors: readonly GraphQLError[]) =>
  misfits.slice(0, MISFITS_MAX).filter(({ path = [] }) => !errors.some((error) => isAlong(error.path, path)));

const isAlong = (path: GraphQLError["path"], other: readonly (string | number)[]): boolean =>
  path === undefined || path.every((key, index) => index >= other.length || other[index] === key);
