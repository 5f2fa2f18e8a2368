import { ApiError } from "@kith/kit/api-error.ts";
import { type Dispatcher, Pool } from "undici";
import type { Question } from "./answer.ts";
import { type Posted, post } from "./post.ts";

const CONNECTIONS_MAX = 128;
const DOWNLOADS_MAX = 16;
/** Each stream of events is a connection for as long as somebody listens. */
const STREAMS_MAX = 5_000;
/** A stream that is quiet sends a ping every 10 s. */
const STREAM_QUIET_MAX_MS = 25_000;
const CONNECT_TIMEOUT_MS = 2_000;
const KEEP_ALIVE_MS = 30_000;
const RESPONSE_SIZE_MAX = 16 * 1024 * 1024;
const ANSWER_TIMEOUT_MS = 5_000;
const READY_TIMEOUT_MS = 2_000;

/** The way to one subgraph, over connections that outlive requests. */
export type SubgraphHttp = {
  /**
   * Asks a question, as JSON of `query` and `variables`.
   *
   * @throws ApiError SUBGRAPH_UNAVAILABLE when there is no answer within 5 s.
   */
  send(body: string, headers: Readonly<Record<string, string>>): Promise<Posted>;
  /** @throws ApiError SUBGRAPH_UNAVAILABLE when it does not say within 2 s that it is ready. */
  checkReady(): Promise<void>;
  /**
   * Asks for a stream of events, which lasts until the signal aborts.
   *
   * @throws ApiError SUBGRAPH_UNAVAILABLE when it does not begin within 5 s.
   */
  listen(
    question: Question,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData>;
  /**
   * Gets a file, to be handed on as it comes.
   *
   * @throws ApiError SUBGRAPH_UNAVAILABLE when it does not begin within 5 s.
   */
  download(path: string): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
};

/** What is said of a subgraph that gives no answer. */
export const unavailable = (name: string, error: unknown): ApiError =>
  new ApiError("SUBGRAPH_UNAVAILABLE", `The ${name} service does not answer: try again.`, {
    cause: error instanceof Error ? error : new Error(String(error)),
  });

export function subgraphHttp(name: string, url: string): SubgraphHttp {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, {
    connections: CONNECTIONS_MAX,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: RESPONSE_SIZE_MAX,
  });
  // Files may be larger than any answer, and take as long as the client takes to read them.
  const files = new Pool(origin, {
    connections: DOWNLOADS_MAX,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  const streams = new Pool(origin, {
    connections: STREAMS_MAX,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: STREAM_QUIET_MAX_MS,
  });
  const orUnavailable = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    try {
      return await run();
    } catch (error) {
      throw unavailable(name, error);
    }
  };

  return {
    send: (body, headers) =>
      orUnavailable(() =>
        post(pool, {
          path: pathname + search,
          headers: { "content-type": "application/json", accept: "application/json", ...headers },
          body,
          timeoutMs: ANSWER_TIMEOUT_MS,
        }),
      ),

    checkReady: () =>
      orUnavailable(async () => {
        const signal = AbortSignal.timeout(READY_TIMEOUT_MS);
        const { statusCode, body } = await pool.request({ path: "/ready", method: "GET", signal });
        await body.dump();
        if (statusCode !== 200) throw new Error(`/ready answers ${statusCode}`);
      }),

    download: (path) =>
      orUnavailable(() =>
        files.request({
          path,
          method: "GET",
          headersTimeout: ANSWER_TIMEOUT_MS,
          bodyTimeout: ANSWER_TIMEOUT_MS,
        }),
      ),

    listen: ({ query, variables }, headers, signal) =>
      orUnavailable(() =>
        streams.request({
          path: pathname + search,
          method: "POST",
          headers: { "content-type": "application/json", accept: "text/event-stream", ...headers },
          body: JSON.stringify({ query, variables }),
          signal,
        }),
      ),

    close: async () => void (await Promise.all([pool.close(), files.close(), streams.destroy()])),
  };
}
