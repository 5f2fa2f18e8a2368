import { answerTo, type Post, type Posted, type Poster } from "../answer-to.ts";
import { type Connection, openConnection } from "./connection.ts";
import { requestTexts } from "./request-text.ts";

export type Http1PoolOptions = {
  readonly connectionsMax: number;
  readonly connectTimeoutMs: number;
  readonly idleMaxMs: number;
  readonly bodySizeMax: number;
};

/** How often connections are looked for that have been idle for too long. */
const SWEEP_MS = 1_000;

/**
 * Posts to one host over plain HTTP/1.1, on connections that outlive requests: the one that was used last goes first, so that those
 * that a burst needed come to their end.
 *
 * @param origin `http://host:port`.
 */
export function http1Pool({ hostname, port, host }: URL, options: Http1PoolOptions): Poster {
  const textOf = requestTexts(host);
  const connections = new Set<Connection>();
  let idle: Connection[] = [];
  const allClosed = Promise.withResolvers<void>();
  let isClosing = false;

  const open = (): Connection => {
    const { connectionsMax, connectTimeoutMs, idleMaxMs, bodySizeMax } = options;
    if (isClosing) throw new Error("the way to it is closed");
    if (connections.size >= connectionsMax) throw new Error(`all ${connectionsMax} connections are in use`);
    const opened = openConnection({
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port || HTTP_PORT),
      connectTimeoutMs,
      idleMaxMs,
      bodySizeMax,
      onIdle: (connection) => {
        if (isClosing) connection.destroy();
        else idle.push(connection);
      },
      onClose: (connection) => {
        connections.delete(connection);
        idle = idle.filter((other) => other !== connection);
        if (isClosing && connections.size === 0) allClosed.resolve();
      },
    });
    connections.add(opened);
    return opened;
  };
  const free = (): Connection => {
    const nowMs = performance.now();
    for (let next = idle.pop(); next !== undefined; next = idle.pop()) {
      if (next.idleUntilMs > nowMs) return next;
      next.destroy();
    }
    return open();
  };
  const sweep = setInterval(() => {
    const nowMs = performance.now();
    for (const connection of idle) if (connection.idleUntilMs <= nowMs) connection.destroy();
  }, SWEEP_MS).unref();

  return {
    post: (post: Post): Promise<Posted> =>
      answerTo(post, (outcome) => {
        const request = textOf(post.path, post.headers, post.body);
        return free().send(request, outcome);
      }),
    async close() {
      clearInterval(sweep);
      isClosing = true;
      for (const connection of idle) connection.destroy();
      if (connections.size > 0) await allClosed.promise;
    },
  };
}

const HTTP_PORT = 80;
