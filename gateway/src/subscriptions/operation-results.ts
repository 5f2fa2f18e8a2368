import type { ApolloServer } from "@apollo/server";
import { ApiError } from "@kith/kit/api-error.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { FastifyBaseLogger } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import {
  type GatewayContext,
  newClientRequest,
  newRequestId,
  noteCommands,
  withClientRequest,
} from "../client-request.ts";
import type { SubgraphHttp } from "../fetch/subgraph-http.ts";
import { shownErrors } from "./shown-errors.ts";
import { type SubgraphEvent, SubscriptionRefused, subgraphEvents } from "./subgraph-events.ts";
import type { SubscriptionStage } from "./subscription-stage.ts";

/** What a client asks for, as it came. */
export type Operation = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
};

/** @throws ApiError BAD_REQUEST when the variables are none. What the others are is asked where operations are told apart. */
export function operationOf({ query, variables, operationName }: Sent): Operation {
  if (variables != null && (typeof variables !== "object" || Array.isArray(variables)))
    throw new ApiError("BAD_REQUEST", "variables must be an object.");
  return {
    query,
    ...(variables != null && { variables: { ...variables } }),
    ...(operationName != null && { operationName }),
  };
}

type Sent = {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null | undefined;
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
    const warn = (err: unknown, message: string) => log.warn({ err, requestId }, message);
    const http = httpOf(source.subgraph);
    try {
      const events = await subgraphEvents({ http, source, viewer, viewerKey, lastEventId, signal, warn });
      return { results: resultsOf(events) };
    } catch (error) {
      const errors = shownErrors(error, { log, requestId });
      return { refusal: { errors }, status: error instanceof SubscriptionRefused ? 200 : 503 };
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
