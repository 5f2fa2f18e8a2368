import { type IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { ApiError } from "@kith/kit/api-error.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** The connection under a request that wants to become a WebSocket, and what came of it already. */
export type Upgrade = { readonly socket: Socket; readonly head: Buffer };

const upgrades = new WeakMap<IncomingMessage, Upgrade>();

/**
 * Lets requests for a WebSocket go through the hooks and routes of all requests, so that tokens, addresses and errors are the
 * same for them. A route that does not take the connection over answers, and ends it.
 */
export function routeUpgrades(app: FastifyInstance): void {
  app.server.on("upgrade", (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const socket = duplex as Socket;
    upgrades.set(request, { socket, head });
    socket.on("error", () => socket.destroy());
    const response = new ServerResponse(request);
    response.assignSocket(socket);
    response.shouldKeepAlive = false;
    response.on("finish", () => socket.destroySoon());
    app.routing(request, response);
  });
}

/** Other upgrades than by GET to a WebSocket, such as to HTTP/2, are offers that need not be taken: the request is answered. */
export const isWebSocketRequest = ({ method, headers }: IncomingMessage): boolean =>
  method === "GET" && headers.upgrade?.toLowerCase() === "websocket";

export const upgradeOf = ({ raw }: FastifyRequest): Upgrade | undefined => upgrades.get(raw);

/** Takes the connection over: from here on it speaks no HTTP. */
export function takeOver(reply: FastifyReply, { socket }: Upgrade): void {
  reply.hijack();
  reply.raw.detachSocket(socket);
}

/**
 * Browsers let any page open a WebSocket to anybody, with no question asked beforehand as for a POST of JSON; but they say
 * which page it is. Only pages of the gateway's own host may, and those that may read answers elsewhere; programs say nothing, and may.
 *
 * @throws ApiError FORBIDDEN
 */
export function refuseForeignPages(
  { headers, host }: FastifyRequest,
  isAllowed: (origin: string) => boolean,
): void {
  const { origin } = headers;
  if (origin === undefined || isAllowed(origin)) return;
  const from = URL.canParse(origin) ? new URL(origin).host : null;
  if (from !== host.toLowerCase())
    throw new ApiError("FORBIDDEN", "Pages of other hosts may not open a WebSocket here.");
}
