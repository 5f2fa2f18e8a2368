import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from "fastify";
import type { Bearer } from "../access-token.ts";
import type { ClientIdentity } from "../client-identity.ts";
import type { DocumentAccess } from "../documents/document-access.ts";
import type { ChargedTokenReader } from "../rate-limit/charged-tokens.ts";
import type { Payer } from "../rate-limit/rate-limiter.ts";
import type { Door } from "../resilience/door.ts";
import { operationResults, type SubscriptionGraph } from "./operation-results.ts";
import { placesFor } from "./places.ts";
import { isStreamRequest, sseHandler } from "./sse-handler.ts";
import { websocketHandler } from "./websocket-handler.ts";
import { upgradeOf } from "./websocket-upgrade.ts";

/** More than any person has screens with something live on them. */
const PER_VIEWER_MAX = 20;
const PER_PROCESS_MAX = 5_000;

type Parts = {
  /** The one in force. */
  readonly graph: () => SubscriptionGraph;
  readonly viewerKey: Buffer;
  readonly readToken: ChargedTokenReader;
  /** How long the answer to each event is waited for. */
  readonly newLife: Door["newLife"];
  /** Refuses what comes over a WebSocket while there is too much to do, and of who has nothing left of what they may cost. */
  readonly admitMore: (viewer: Payer) => void;
  readonly log: FastifyBaseLogger;
  /** Whether a page of another host may open a WebSocket. */
  readonly isAllowedOrigin: (origin: string) => boolean;
  readonly documents: DocumentAccess;
};

type Caller = {
  readonly viewer: Viewer;
  readonly identity: ClientIdentity;
  readonly bearer: Bearer;
};

/** Both ways in which clients listen, over the same operations and with one bound for both. */
export function subscriptions({
  graph,
  viewerKey,
  readToken,
  newLife,
  admitMore,
  log,
  isAllowedOrigin,
  documents,
}: Parts) {
  const places = placesFor({
    called: "subscriptions",
    perViewerMax: PER_VIEWER_MAX,
    perProcessMax: PER_PROCESS_MAX,
  });
  const open = operationResults({ graph, viewerKey, newLife, log });
  const answerByEvents = sseHandler({ open, places, log });
  const webSockets = websocketHandler({
    open,
    places,
    readToken,
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
      { viewer, identity, bearer }: Caller,
    ): Promise<unknown> | null {
      const upgrade = upgradeOf(request);
      if (upgrade !== undefined) return webSockets.answer(request, reply, { upgrade, identity, bearer });
      if (!isStreamRequest(request)) return null;
      return answerByEvents(request, reply, { viewer, identity, expiresAtMs: bearer.expiresAtMs });
    },

    /** Breaks off all of them: clients ask again, elsewhere. */
    async close(): Promise<void> {
      places.endAll();
      await webSockets.close();
    },
  };
}
