import { ApiError } from "@kith/kit/api-error.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { FastifyBaseLogger } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import type { ClientIdentity } from "../client-identity.ts";
import { newClientRequest, newRequestId, noteCommands, withClientRequest } from "../client-request.ts";
import type { GraphInForce } from "../graph/graph-in-force.ts";
import type { Door } from "../resilience/door.ts";
import { endOfStay } from "./end-of-stay.ts";
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
  | {
      readonly refusal: FormattedExecutionResult;
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly results: AsyncGenerator<EventResult, void, undefined> };

type Parts = {
  /** The one in force, by which a subscription is opened; it moves to another one that takes over. */
  readonly graph: () => SubscriptionGraph;
  readonly viewerKey: Buffer;
  readonly newLife: Door["newLife"];
  readonly log: FastifyBaseLogger;
  /** Within how long all subscriptions move. */
  readonly movingMaxMs?: number;
};
export type SubscriptionGraph = Pick<GraphInForce, "server" | "httpOf" | "retired" | "enter">;

type Asking = {
  readonly viewer: Viewer;
  readonly identity: ClientIdentity;
  readonly lastEventId: string | null;
  /** Aborts when nobody wants the results any more. */
  readonly signal: AbortSignal;
};
/** The events of a subscription for as long as it stays on one graph. */
type Stay = {
  readonly graph: SubscriptionGraph;
  readonly events: AsyncIterable<SubgraphEvent>;
  /** Whether another graph has taken over, so that it has to move. */
  hasToMove(): boolean;
  leave(): void;
};
type Refusal = Extract<Opened, { refusal: unknown }>;

export type OpenOperation = ReturnType<typeof operationResults>;

/** So that not all subscriptions of a gateway are asked for at the same moment. */
const MOVING_MAX_MS = 5_000;

/** Turns subscriptions into results: opened at the subgraph that has the events, each event executed as a query of that viewer. */
export function operationResults({
  graph: inForce,
  viewerKey,
  newLife,
  log,
  movingMaxMs = MOVING_MAX_MS,
}: Parts) {
  const run = async (
    { server }: SubscriptionGraph,
    { query, variables, operationName }: Operation,
    { viewer, identity, stage }: Pick<Asking, "viewer" | "identity"> & { readonly stage: SubscriptionStage },
  ) => {
    const { requestId, ...who } = viewer;
    const { life, finish } = newLife();
    const client = newClientRequest(who, requestId, life, identity);
    if (stage.kind === "event") noteCommands(client.cost, stage.answer.extensions);
    const { body, http } = await withClientRequest(client, () =>
      server.executeOperation(
        { query, ...(variables && { variables }), ...(operationName !== undefined && { operationName }) },
        { contextValue: { client, stage } },
      ),
    ).finally(finish);
    invariant(body.kind === "single", "the answer of a subscription comes in parts");
    return {
      result: body.singleResult,
      status: http.status ?? 200,
      headers: Object.fromEntries(http.headers),
    };
  };

  const stayOn = async (operation: Operation, asking: Asking): Promise<Stay | Refusal> => {
    const { viewer, identity, lastEventId, signal } = asking;
    const graph = inForce();
    const leave = graph.enter();
    const stay = endOfStay(graph.retired, movingMaxMs);
    const end = () => {
      signal.removeEventListener("abort", end);
      stay.forget();
      leave();
    };
    // Results that nobody has begun to take do not end by themselves.
    signal.addEventListener("abort", end);
    const { requestId } = viewer;
    try {
      const stage: SubscriptionStage & { kind: "opening" } = { kind: "opening", source: null };
      const { result, status, headers } = await run(graph, operation, { viewer, identity, stage });
      const { source } = stage;
      if (source === null) {
        end();
        return { refusal: result, status, headers };
      }
      const warn = (err: unknown, message: string) => log.warn({ err, requestId }, message);
      const http = graph.httpOf(source.subgraph);
      const until = AbortSignal.any([signal, stay.signal]);
      const events = await subgraphEvents({
        http,
        source,
        viewer,
        viewerKey,
        lastEventId,
        signal: until,
        warn,
      });
      return { graph, events, hasToMove: () => stay.signal.aborted && !signal.aborted, leave: end };
    } catch (error) {
      end();
      const errors = shownErrors(error, { log, requestId });
      return { refusal: { errors }, status: error instanceof SubscriptionRefused ? 200 : 503 };
    }
  };

  return async (operation: Operation, asking: Asking): Promise<Opened> => {
    const { viewer, identity } = asking;
    const first = await stayOn(operation, asking);
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
            const { result } = await run(stay.graph, operation, {
              viewer: of,
              identity,
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
        const moving = await stayOn(operation, { ...asking, lastEventId: place });
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
