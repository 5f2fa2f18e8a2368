import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from "fastify";
import type { DocumentAccess } from "../documents/document-access.ts";
import type { Payer } from "../rate-limit/rate-limiter.ts";
import type { Door } from "../resilience/door.ts";
import type { Caller } from "./caller.ts";
import type { Dialect } from "./dialect.ts";
import type { SubscriptionGraph } from "./graph-stay.ts";
import { operationResults } from "./operation-results.ts";
import { placesFor } from "./places.ts";
import { sharedStreamHandler } from "./shared-stream/shared-stream-handler.ts";
import { streamRequestOf } from "./shared-stream/stream-request.ts";
import { isStreamRequest, sseHandler } from "./sse-handler.ts";
import { websocketHandler } from "./websocket-handler.ts";
import { upgradeOf } from "./websocket-upgrade.ts";

export type SubscriptionBounds = {
  /** Of subscriptions, and of WebSockets too; of an address where nobody is known. */
  readonly perViewerMax: number;
  readonly perProcessMax: number;
};

export const DEFAULT_SUBSCRIPTION_BOUNDS: SubscriptionBounds = {
  // More than any person has screens with something live on them.
  perViewerMax: 20,
  perProcessMax: 5_000,
};

type Parts = {
  /** The one in force. */
  readonly graph: () => SubscriptionGraph;
  readonly dialect: Dialect;
  /** How long the answer to each event is waited for. */
  readonly newLife: Door["newLife"];
  /** Refuses what comes over a WebSocket while there is too much to do, and of who has nothing left of what they may cost. */
  readonly admitMore: (viewer: Payer) => void;
  readonly log: FastifyBaseLogger;
  /** Whether a page of another host may open a WebSocket. */
  readonly isAllowedOrigin: (origin: string) => boolean;
  readonly documents: DocumentAccess;
  readonly bounds?: SubscriptionBounds;
};

/** Whether a request is for a stream of events, which lasts, and has bounds of its own. */
export const isForStream = (request: FastifyRequest): boolean =>
  isStreamRequest(request) || streamRequestOf(request)?.kind === "read";

/** All ways in which clients listen, over the same operations and with one bound for all. */
export function subscriptions({
  graph,
  dialect,
  newLife,
  admitMore,
  log,
  isAllowedOrigin,
  documents,
  bounds = DEFAULT_SUBSCRIPTION_BOUNDS,
}: Parts) {
  const places = placesFor({ called: "subscriptions", ...bounds });
  const open = operationResults({ graph, dialect, newLife, log });
  const answerByEvents = sseHandler({ open, places, dialect });
  const sharedStreams = sharedStreamHandler({ open, places, dialect, bounds, log });
  const webSockets = websocketHandler({
    open,
    places,
    dialect,
    perViewerMax: bounds.perViewerMax,
    admitMore,
    log,
    isAllowedOrigin,
    documents,
  });

  return {
    /** How many are open. */
    get count() {
      return places.count;
    },

    /** Answers a request that is for a subscription. @returns null when it is not. */
    answer(
      request: FastifyRequest,
      reply: FastifyReply,
      { viewer, identity, speaker }: Caller,
    ): Promise<unknown> | null {
      const upgrade = upgradeOf(request);
      if (upgrade !== undefined) return webSockets.answer(request, reply, { upgrade, identity, speaker });
      const shared = sharedStreams.answer(request, reply, { viewer, identity, speaker });
      if (shared !== null) return shared;
      if (!isStreamRequest(request)) return null;
      return answerByEvents(request, reply, { viewer, identity, speaker });
    },

    /** Breaks off all of them: clients ask again, elsewhere. */
    async close(): Promise<void> {
      places.endAll();
      sharedStreams.close();
      await webSockets.close();
    },
  };
}
