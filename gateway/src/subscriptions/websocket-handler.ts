import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from "fastify";
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from "graphql-ws";
import { WebSocketServer } from "ws";
import type { ClientIdentity } from "../client-identity.ts";
import type { DocumentAccess } from "../documents/document-access.ts";
import type { Payer } from "../rate-limit/rate-limiter.ts";
import { CLOSE_CODES } from "./close-codes.ts";
import type { Dialect, Speaker } from "./dialect.ts";
import type { OpenOperation } from "./operation-results.ts";
import { holderOf, type Places, placesFor } from "./places.ts";
import { websocketConnection } from "./websocket-connection.ts";
import { CONNECTIONS_MAX, type Peer, websocketProtocol } from "./websocket-protocol.ts";
import { refuseForeignPages, takeOver, type Upgrade } from "./websocket-upgrade.ts";

const MESSAGE_SIZE_MAX = 256 * 1024;
/** Of one address, until they say whose they are: without it one client could have all that there are. */
const SILENT_MAX = 100;
/** How long clients have to close their side at the end of the process. */
const DRAIN_MS = 2_000;

type Parts = {
  readonly open: OpenOperation;
  readonly places: Places;
  readonly dialect: Dialect;
  readonly perViewerMax: number;
  readonly admitMore: (viewer: Payer) => void;
  readonly log: FastifyBaseLogger;
  readonly documents: DocumentAccess;
  /** Whether a page of another host may listen. */
  readonly isAllowedOrigin: (origin: string) => boolean;
  readonly slowAfterMs?: number;
};

/** Answers subscriptions over WebSockets, on the port and the path of everything else. */
export function websocketHandler({ slowAfterMs, ...parts }: Parts) {
  const protocol = websocketProtocol(parts);
  const { log } = parts;
  const silent = placesFor({
    called: "WebSockets that have not begun",
    perViewerMax: SILENT_MAX,
    perProcessMax: CONNECTIONS_MAX,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_SIZE_MAX,
    // A message of nothing but zeros would be unpacked to a thousand times its length.
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });

  return {
    /** Who asks by the request's own headers. */
    async answer(
      request: FastifyRequest,
      reply: FastifyReply,
      { upgrade, identity, speaker }: { upgrade: Upgrade; identity: ClientIdentity; speaker: Speaker },
    ): Promise<void> {
      refuseForeignPages(request, parts.isAllowedOrigin);
      const { ip: address, raw } = request;
      const begun = silent.take(holderOf({ viewerId: null, address }));
      takeOver(reply, upgrade);
      // Whoever left while their token was being checked is not heard to leave.
      if (upgrade.socket.closed) begun();
      upgrade.socket.once("close", begun);
      sockets.handleUpgrade(raw, upgrade.socket, upgrade.head, (socket) => {
        const connection = websocketConnection(socket, {
          onError: (err) => log.error({ err }, "unexpected error of a WebSocket"),
          ...(slowAfterMs !== undefined && { slowAfterMs }),
        });
        if (sockets.clients.size > CONNECTIONS_MAX)
          return connection.close(CLOSE_CODES.TRY_AGAIN_LATER, "Too many connections are open.");
        const peer: Peer = {
          connection,
          address,
          speaker,
          identity,
          endById: new Map(),
          begun,
          leave() {},
          isGone: false,
        };
        const closed = protocol.opened(connection, peer);
        socket.once("close", (code: number, reason: Buffer) => {
          closed(code, String(reason)).catch((err) => log.error({ err }, "a WebSocket did not end cleanly"));
        });
      });
    },

    /** Tells all clients to connect again, elsewhere. */
    async close(): Promise<void> {
      // Whoever is being looked at still gets none.
      sockets.close();
      const ended = [...sockets.clients].map(
        (socket) => new Promise((resolve) => socket.once("close", resolve)),
      );
      for (const socket of sockets.clients) socket.close(CLOSE_CODES.SERVICE_RESTART, "Connect again.");
      const cut = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, DRAIN_MS);
      await Promise.all(ended);
      clearTimeout(cut);
    },
  };
}
