import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import type { ProxyFault } from "./faults.ts";

const CONNECTIONS_MAX = 128;
const [LATE_MIN_MS, LATE_SPAN_MS] = [200, 1_000];
const STATUSES = [500, 502, 503, 504];
const PAGE = "<html><body>It is not us, it is you.</body></html>";
const NO_GRAPHQL = [PAGE, '{"data":', "[]", "null", '{"data":[1]}', '{"errors":"no"}', "", "\u0000\u0001"];
/** Headers that are of one connection. */
const HOP_HEADERS = new Set(["connection", "keep-alive", "transfer-encoding", "content-length"]);

type Options = { readonly port: number; readonly upstream: string; readonly random: () => number };
type Answer = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
};

/** Stands in front of a subgraph, hands everything on, and spoils it when told to. */
export async function faultProxy({ port, upstream, random }: Options) {
  const pool = new Pool(new URL(upstream).origin, { connections: CONNECTIONS_MAX });
  let fault: ProxyFault = "none";
  let server = await listen();
  let turns = 0;

  async function listen(): Promise<Server> {
    const started = createServer((request, response) => {
      // Whoever breaks off is gone: there is nobody to tell.
      void answer(request, response).catch(() => response.destroy());
    });
    started.keepAliveTimeout = 60_000;
    started.listen(port, "127.0.0.1");
    await once(started, "listening");
    return started;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await buffer(request);
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const now = fault;
    turns += 1;
    const isEven = turns % 2 === 0;
    const forward = () => forwarded(request, sent, gone.signal);
    switch (now) {
      case "refused":
        response.destroy();
        return;
      case "hang":
        return;
      case "slow": {
        const late = await forward();
        await sleep(LATE_MIN_MS + random() * LATE_SPAN_MS);
        return send(response, late);
      }
      case "half": {
        const { statusCode, headers, body } = await forward();
        const half = body.subarray(0, body.length >> 1);
        if (isEven) return send(response, { statusCode, headers, body: half });
        response.writeHead(statusCode, { ...headers, "content-length": body.length });
        response.write(half, () => response.destroy());
        return;
      }
      case "5xx": {
        if (isEven) await forward();
        const statusCode = STATUSES[Math.floor(random() * STATUSES.length)] ?? 500;
        return send(response, {
          statusCode,
          headers: { "content-type": "text/html" },
          body: Buffer.from(PAGE),
        });
      }
      case "invalid": {
        if (isEven) await forward();
        const text = NO_GRAPHQL[Math.floor(random() * NO_GRAPHQL.length)] ?? PAGE;
        const headers = { "content-type": "application/json" };
        return send(response, { statusCode: 200, headers, body: Buffer.from(text) });
      }
      case "none":
        return send(response, await forward());
    }
  }

  async function forwarded(request: IncomingMessage, body: Buffer, signal: AbortSignal): Promise<Answer> {
    const answered = await pool.request({
      path: request.url ?? "/",
      method: request.method as "GET" | "POST",
      headers: endToEnd(request.headers),
      body: body.length > 0 ? body : null,
      signal,
    });
    return {
      statusCode: answered.statusCode,
      headers: endToEnd(answered.headers),
      body: Buffer.from(await answered.body.arrayBuffer()),
    };
  }

  return {
    async set(next: ProxyFault): Promise<void> {
      if (fault === "refused" && next !== "refused") server = await listen();
      fault = next;
      if (next !== "refused") return;
      server.close();
      server.closeAllConnections();
    },
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await pool.destroy();
    },
  };
}

function send(response: ServerResponse, { statusCode, headers, body }: Answer): void {
  response.writeHead(statusCode, { ...headers, "content-length": body.length });
  response.end(body);
}

const endToEnd = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_HEADERS.has(name) ? [] : [[name, String(value)]],
    ),
  );
