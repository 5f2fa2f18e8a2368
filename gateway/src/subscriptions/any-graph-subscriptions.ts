import { wantsEventStream } from "@kith/kit/subscriptions/subscription-handler.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { clientIdentityIn } from "../client-identity.ts";
import { newRequestId } from "../client-request.ts";
import { documentAccess } from "../documents/document-access.ts";
import { DOCUMENTS_OFF } from "../documents/document-modes.ts";
import { forwardedIn } from "../forwarded-headers.ts";
import type { GraphInForce } from "../graph/graph-in-force.ts";
import { HttpRefusal } from "../http/http-refusal.ts";
import { refuseUnfit } from "../http/request-rules.ts";
import type { Door } from "../resilience/door.ts";
import { anyDialect } from "./any-dialect.ts";
import type { AnySubscriptionSettings } from "./any-graph-settings.ts";
import { sentIn } from "./sent-in.ts";
import { streamRequestOf } from "./shared-stream/stream-request.ts";
import { isStreamRequest } from "./sse-handler.ts";
import { refuseConditionalRoot } from "./subscription-document.ts";
import { isForStream, subscriptions } from "./subscriptions.ts";
import { routeUpgrades, upgradeOf } from "./websocket-upgrade.ts";

type Parts = {
  readonly graph: () => GraphInForce;
  readonly entrance: Door;
  /** Headers of clients that subgraphs get, in lower case. */
  readonly forwarded: readonly string[];
  readonly settings: AnySubscriptionSettings;
};

/** Subscriptions of a supergraph that has nothing to do with Kith. Of one that has no type for them, nothing is looked at. */
export function anyGraphSubscriptions(app: FastifyInstance, { graph, entrance, forwarded, settings }: Parts) {
  const live = subscriptions({
    graph,
    dialect: anyDialect({ forwardedParams: settings.forwardedParams, log: app.log }),
    newLife: entrance.newLife,
    admitMore: entrance.admitMore,
    log: app.log,
    // As for answers, which pages of other hosts cannot read either.
    isAllowedOrigin: () => false,
    documents: documentAccess(DOCUMENTS_OFF, app.log),
    bounds: settings,
  });
  routeUpgrades(app);
  app.addHook("preClose", live.close);
  const isServed = () => graph().graph.apiSchema.getSubscriptionType() != null;
  const mayStay = (request: FastifyRequest): boolean =>
    isServed() && (upgradeOf(request) !== undefined || wantsEventStream(request));

  return {
    get count() {
      return live.count;
    },
    isServed,

    /** Counts a request at the door, but for one that may be for a subscription, which has bounds of its own. */
    countAtDoor(request: FastifyRequest, reply: FastifyReply): void {
      if (!mayStay(request)) entrance.count(reply);
    },

    /**
     * Answers a request that is for a subscription.
     *
     * @returns null when it is not.
     * @throws HttpRefusal when any web page could have sent it (CSRF), or it is for a stream that there cannot be.
     * @throws ApiError GRAPHQL_VALIDATION_FAILED
     */
    answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> | null {
      if (!isServed()) return withoutSubscriptions(request);
      refuseConditionalRoot(sentIn(request).query);
      if (upgradeOf(request) === undefined) {
        if (wantsEventStream(request) && !isForStream(request)) entrance.count(reply);
        if (!isStreamRequest(request) && streamRequestOf(request) === null) return null;
        // What a browser says that no page can make it say: an EventSource, which has no headers of its own, on a page from here.
        if (request.headers["sec-fetch-site"] !== "same-origin") refuseUnfit(request);
      }
      const nobody = { viewerId: null, scopes: [] };
      return live.answer(request, reply, {
        viewer: { ...nobody, address: request.ip, requestId: newRequestId() },
        identity: clientIdentityIn(request.headers),
        speaker: { viewer: nobody, expiresAtMs: null, forwarded: forwardedIn(forwarded, request.headers) },
      });
    },
  };
}

function withoutSubscriptions({ method }: FastifyRequest): null {
  if (method !== "PUT" && method !== "DELETE") return null;
  throw new HttpRefusal(`This graph has no subscriptions, and answers GET and POST, got ${method}.`, {
    status: 405,
    headers: { allow: "GET, POST" },
  });
}
