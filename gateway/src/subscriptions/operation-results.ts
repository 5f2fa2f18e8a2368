import type { ApolloServer } from "@apollo/server";
import { ApiError } from "@kith/kit/api-error.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { presentError } from "@kith/kit/present-error.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { FastifyBaseLogger } from "fastify";
import type { FormattedExecutionResult, GraphQLFormattedError } from "graphql";
import {
  type GatewayContext,
  newClientRequest,
  newRequestId,
  noteCommands,
  withClientRequest,
} from "../client-request.ts";
import type { SubgraphHttp } from "../fetch/subgraph-http.ts";
import { type SubgraphEvent, SubscriptionRefused, subgraphEvents } from "./subgraph-events.ts";
import type { SubscriptionStage } from "./subscription-stage.ts";

/** What a client asks for, as it came. */
export type Operation = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
};

/** What a client is told: the result of an event, or only where to go on from. */
export type EventResult = {
  readonly result: FormattedExecutionResult | null;
  /** Where the client can go on from. */
  readonly id: string | null;
};

export type Opened =
  | { readonly refusal: FormattedExecutionResult; readonly status: number }
  | { readonly results: AsyncGenerator<EventResult, void, undefined> };

type Parts = {
  readonly server: ApolloServer<GatewayContext>;
  readonly httpOf: (subgraph: string) => SubgraphHttp;
  readonly viewerKey: Buffer;
  readonly log: FastifyBaseLogger;
};

type Asking = {
  readonly viewer: Viewer;
  readonly lastEventId: string | null;
  /** Aborts when nobody wants the results any more. */
  readonly signal: AbortSignal;
};

export type OpenOperation = ReturnType<typeof operationResults>;

/** Turns subscriptions into results: opened at the subgraph that has the events, each event executed as a query of that viewer. */
export function operationResults({ server, httpOf, viewerKey, log }: Parts) {
  const run = async (
    { query, variables, operationName }: Operation,
    viewer: Viewer,
    stage: SubscriptionStage,
  ) => {
    const { requestId, ...who } = viewer;
    const client = newClientRequest(who, requestId);
    if (stage.kind === "event") noteCommands(client.cost, stage.answer.extensions);
    const { body, http } = await withClientRequest(client, () =>
      server.executeOperation(
        { query, ...(variables && { variables }), ...(operationName !== undefined && { operationName }) },
        { contextValue: { client, stage } },
      ),
    );
    invariant(body.kind === "single", "the answer of a subscription comes in parts");
    return { result: body.singleResult, status: http.status ?? 200 };
  };

  return async (operation: Operation, { viewer, lastEventId, signal }: Asking): Promise<Opened> => {
    const stage: SubscriptionStage & { kind: "opening" } = { kind: "opening", source: null };
    const { result, status } = await run(operation, viewer, stage);
    const { source } = stage;
    if (source === null) return { refusal: result, status };

    const { requestId } = viewer;
    const present = (error: GraphQLFormattedError) => presentError(error, error, { log, requestId });
    const warn = (err: unknown, message: string) => log.warn({ err, requestId }, message);
    const http = httpOf(source.subgraph);
    try {
      const events = await subgraphEvents({ http, source, viewer, viewerKey, lastEventId, signal, warn });
      return { results: masked(resultsOf(events)) };
    } catch (error) {
      if (error instanceof SubscriptionRefused)
        return { refusal: { errors: error.errors.map(present) }, status: 200 };
      if (error instanceof ApiError) return { refusal: { errors: [error.toJSON()] }, status: 503 };
      throw error;
    }

    // What is refused when a stream is asked for again is shown like what is refused at once.
    async function* masked(results: AsyncIterable<EventResult>) {
      try {
        yield* results;
      } catch (error) {
        throw error instanceof SubscriptionRefused
          ? new SubscriptionRefused(error.errors.map(present))
          : error;
      }
    }

    async function* resultsOf(events: AsyncIterable<SubgraphEvent>) {
      for await (const { answer, id } of events) {
        if (answer === null) {
          yield { result: null, id };
          continue;
        }
        // One request of its own a result: so it is logged, and so it asks other subgraphs.
        const of = { ...viewer, requestId: newRequestId() };
        const { result } = await run(operation, of, { kind: "event", answer });
        const extensions = { ...result.extensions, ...(id !== null && { eventId: id }) };
        yield { result: Object.keys(extensions).length === 0 ? result : { ...result, extensions }, id };
      }
    }
  };
}
