import { isDeepStrictEqual } from "node:util";
import { ApiError } from "@kith/kit/api-error.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { FastifyBaseLogger } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import type { ClientIdentity } from "../client-identity.ts";
import { newClientRequest, newRequestId, noteCommands, withClientRequest } from "../client-request.ts";
import type { SubgraphHttp } from "../fetch/subgraph-http.ts";
import type { ForwardedHeaders } from "../forwarded-headers.ts";
import type { Door } from "../resilience/door.ts";
import type { Dialect } from "./dialect.ts";
import { type GraphStay, type SubscriptionGraph, stayOnGraphs } from "./graph-stay.ts";
import { type SubgraphEvent, SubscriptionRefused, subgraphEvents } from "./subgraph-events.ts";
import type { EventSource, SubscriptionStage } from "./subscription-stage.ts";

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

/** Why there are none, and how a request is answered that asked for them. */
export type Refusal = {
  readonly refusal: FormattedExecutionResult;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Opened = Refusal | { readonly results: AsyncGenerator<EventResult, void, undefined> };

type Parts = {
  /** The one in force, by which a subscription is opened; it moves to another one that takes over. */
  readonly graph: () => SubscriptionGraph;
  readonly dialect: Pick<Dialect, "headersFor" | "refusalOf" | "showErrors">;
  readonly newLife: Door["newLife"];
  readonly log: FastifyBaseLogger;
  /** Within how long all subscriptions move. */
  readonly movingMaxMs?: number;
};

type Asking = {
  readonly viewer: Viewer;
  readonly identity: ClientIdentity;
  readonly forwarded: ForwardedHeaders;
  readonly lastEventId: string | null;
  /** Aborts when nobody wants the results any more. */
  readonly signal: AbortSignal;
};
type Who = Pick<Asking, "viewer" | "identity" | "forwarded">;
/** The events of a subscription for as long as they come from one place. */
type Stay = {
  readonly on: Pick<GraphStay, "graph">;
  readonly events: AsyncIterable<SubgraphEvent>;
  /** Whether another graph has taken over that has them elsewhere, so that they have to be asked for again. */
  hasToMove(): boolean;
  leave(): void;
};

export type OpenOperation = ReturnType<typeof operationResults>;

/** So that not all subscriptions of a gateway are asked for at the same moment. */
const MOVING_MAX_MS = 5_000;

/** Turns subscriptions into results: opened at the subgraph that has the events, each event executed as a query of that viewer. */
export function operationResults({
  graph: inForce,
  dialect,
  newLife,
  log,
  movingMaxMs = MOVING_MAX_MS,
}: Parts) {
  const run = async (
    graph: SubscriptionGraph,
    { query, variables, operationName }: Operation,
    { viewer, identity, forwarded, stage }: Who & { readonly stage: SubscriptionStage },
  ) => {
    const { requestId, ...who } = viewer;
    const { life, finish } = newLife();
    // It may leave the graph meanwhile.
    const leave = graph.enter();
    const client = newClientRequest(who, requestId, life, identity);
    if (stage.kind === "event") noteCommands(client.cost, stage.answer.extensions);
    const { body, http } = await withClientRequest(client, () =>
      graph.server.executeOperation(
        { query, ...(variables && { variables }), ...(operationName !== undefined && { operationName }) },
        { contextValue: { client, stage, forwarded } },
      ),
    ).finally(() => {
      leave();
      finish();
    });
    invariant(body.kind === "single", "the answer of a subscription comes in parts");
    return {
      result: body.singleResult,
      status: http.status ?? 200,
      headers: Object.fromEntries(http.headers),
    };
  };

  const openOn = async (graph: SubscriptionGraph, operation: Operation, who: Who) => {
    const stage: SubscriptionStage & { kind: "opening" } = { kind: "opening", source: null };
    const { result, ...http } = await run(graph, operation, { ...who, stage });
    return { source: stage.source, refusal: { refusal: result, ...http } };
  };

  const stayFrom = async (operation: Operation, asking: Asking): Promise<Stay | Refusal> => {
    const { viewer, identity, forwarded, lastEventId, signal } = asking;
    const who = { viewer, identity, forwarded };
    let place: { readonly source: EventSource; readonly http: SubgraphHttp } | null = null;
    const stay = stayOnGraphs({
      inForce,
      withinMs: movingMaxMs,
      async isAsBefore(next) {
        const { source } = await openOn(next, operation, who);
        if (source === null || place === null) return false;
        return isDeepStrictEqual(source, place.source) && next.httpOf(source.subgraph) === place.http;
      },
    });
    const { requestId } = viewer;
    const end = () => {
      signal.removeEventListener("abort", end);
      stay.leave();
    };
    // Results that nobody has begun to take do not end by themselves.
    signal.addEventListener("abort", end);
    try {
      const graph = stay.graph();
      const { source, refusal } = await openOn(graph, operation, who);
      if (source === null) {
        end();
        return refusal;
      }
      const http = graph.httpOf(source.subgraph);
      place = { source, http };
      const events = await subgraphEvents({
        ...{ http, source, lastEventId },
        headers: () => dialect.headersFor(source.subgraph, { viewer, forwarded }),
        refusalOf: dialect.refusalOf,
        signal: AbortSignal.any([signal, stay.over]),
        warn: (err, message) => log.warn({ err, requestId }, message),
      });
      return { on: stay, events, hasToMove: () => stay.over.aborted && !signal.aborted, leave: end };
    } catch (error) {
      end();
      const errors = dialect.showErrors(error, requestId);
      return { refusal: { errors }, status: error instanceof SubscriptionRefused ? 200 : 503 };
    }
  };

  return async (operation: Operation, asking: Asking): Promise<Opened> => {
    const { viewer, identity, forwarded } = asking;
    const first = await stayFrom(operation, asking);
    return "refusal" in first ? first : { results: resultsOf(first) };

    async function* resultsOf(opened: Stay): AsyncGenerator<EventResult, void, undefined> {
      let [stay, place] = [opened, asking.lastEventId];
      for (;;) {
        try {
          for await (const { answer, id } of stay.events) {
            place = id ?? place;
            if (answer === null) {
              yield { result: null, id };
              continue;
            }
            // One request of its own a result: so it is logged, and so it asks other subgraphs.
            const of = { ...viewer, requestId: newRequestId() };
            const { result } = await run(stay.on.graph(), operation, {
              viewer: of,
              identity,
              forwarded,
              stage: { kind: "event", answer },
            });
            const extensions = { ...result.extensions, ...(id !== null && { eventId: id }) };
            yield { result: Object.keys(extensions).length === 0 ? result : { ...result, extensions }, id };
          }
        } finally {
          stay.leave();
        }
        if (!stay.hasToMove()) return;
        if (place === null) throw moved();
        const moving = await stayFrom(operation, { ...asking, lastEventId: place });
        if ("refusal" in moving) return yield { result: moving.refusal, id: null };
        stay = moving;
      }
    }
  };
}

const moved = () =>
  new ApiError(
    "SUBSCRIPTION_INTERRUPTED",
    "The graph has changed: events may have been missed. Subscribe again, and read what they are about.",
  );
