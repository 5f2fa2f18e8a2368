import { ApiError } from "@kith/kit/api-error.ts";
import { DEADLINE_HEADER } from "@kith/kit/deadline/deadline-header.ts";
import { type Dispatcher, Pool } from "undici";
import type { BreakerState } from "../resilience/circuit-breaker.ts";
import type { Life } from "../resilience/request-life.ts";
import { DEFAULT_RESILIENCE, type ResilienceSettings } from "../resilience/settings.ts";
import { type SubgraphLine, subgraphLine } from "../resilience/subgraph-line.ts";
import type { Question } from "./answer.ts";
import type { Posted, Poster } from "./answer-to.ts";
import { http1Pool } from "./http1/http1-pool.ts";
import { undiciPoster } from "./undici-poster.ts";

const DOWNLOADS_MAX = 16;
/** Those who ask whether it is ready: never behind questions, since who has much to do is ready all the same. */
const READY_CHECKS_MAX = 8;
/** Each stream of events is a connection for as long as somebody listens. */
const STREAMS_MAX = 5_000;
/** A stream that is quiet sends a ping every 10 s. */
const STREAM_QUIET_MAX_MS = 25_000;
const CONNECT_TIMEOUT_MS = 2_000;
const KEEP_ALIVE_MS = 30_000;
const RESPONSE_SIZE_MAX = 16 * 1024 * 1024;
const ANSWER_TIMEOUT_MS = 5_000;
const READY_TIMEOUT_MS = 2_000;

/** How long an answer is waited for. */
export type Within = {
  readonly timeoutMs: number;
  readonly life: Life | null;
  /** When nobody waits any more, on the clock of `performance.now()`: the subgraph is told. */
  readonly endsAtMs: number;
};

/** The way to one subgraph, over connections that outlive requests. */
export type SubgraphHttp = {
  /** What every question goes through. */
  readonly line: SubgraphLine;
  /**
   * Asks a question once, as JSON of `query` and `variables`.
   *
   * @throws SubgraphFailure; what ended the life.
   */
  send(body: string, headers: Readonly<Record<string, string>>, within: Within): Promise<Posted>;
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

type Options = {
  readonly settings?: ResilienceSettings;
  readonly onBreaker?: (state: BreakerState) => void;
  /** How long a stream of events may be silent; 0: for as long as its connection stands. */
  readonly streamQuietMaxMs?: number;
};

export function subgraphHttp(
  name: string,
  url: string,
  { settings = DEFAULT_RESILIENCE, onBreaker, streamQuietMaxMs = STREAM_QUIET_MAX_MS }: Options = {},
): SubgraphHttp {
  const { origin, pathname, search } = new URL(url);
  const poster = posterTo(origin, settings.inFlightMax);
  const checks = new Pool(origin, {
    connections: READY_CHECKS_MAX,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    keepAliveTimeout: KEEP_ALIVE_MS,
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
    bodyTimeout: streamQuietMaxMs,
  });
  const orUnavailable = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    try {
      return await run();
    } catch (error) {
      throw unavailable(name, error);
    }
  };

  return {
    line: subgraphLine({ name, settings, ...(onBreaker && { onBreaker }) }),

    send: (body, headers, { timeoutMs, life, endsAtMs }) =>
      poster.post({
        path: pathname + search,
        headers: {
          "content-type": "application/json",
          accept: "application/json",
          ...headers,
          [DEADLINE_HEADER]: msLeft(Math.min(timeoutMs, endsAtMs - performance.now())),
        },
        body,
        timeoutMs,
        life,
      }),

    checkReady: () =>
      orUnavailable(async () => {
        const signal = AbortSignal.timeout(READY_TIMEOUT_MS);
        const { statusCode, body } = await checks.request({ path: "/ready", method: "GET", signal });
        await body.dump();
        if (statusCode !== 200) throw new Error(`/ready answers ${statusCode}`);
      }),

    download: (path) =>
      orUnavailable(async () => {
        // The wait for a connection counts too: all may be in use for as long as somebody reads slowly. Undici looks at the
        // signal of a request only when it sends it.
        const { promise: late, reject } = Promise.withResolvers<never>();
        const ended = new AbortController();
        const timer = setTimeout(() => {
          ended.abort();
          reject(new Error(`no answer within ${ANSWER_TIMEOUT_MS} ms`));
        }, ANSWER_TIMEOUT_MS);
        const { signal } = ended;
        const file = files.request({ path, method: "GET", bodyTimeout: ANSWER_TIMEOUT_MS, signal });
        return Promise.race([file, late]).finally(() => clearTimeout(timer));
      }),

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

    close: async () =>
      void (await Promise.all([poster.close(), checks.close(), files.close(), streams.destroy()])),
  };
}

/** What is encrypted goes by undici: there what a client of our own would save is little of what it costs. */
function posterTo(origin: string, connectionsMax: number): Poster {
  if (!origin.startsWith("https:"))
    return http1Pool(new URL(origin), {
      connectionsMax,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      idleMaxMs: KEEP_ALIVE_MS,
      bodySizeMax: RESPONSE_SIZE_MAX,
    });
  return undiciPoster(
    new Pool(origin, {
      connections: connectionsMax,
      connect: { timeout: CONNECT_TIMEOUT_MS },
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxResponseSize: RESPONSE_SIZE_MAX,
      // Whoever asks has one time for all of it.
      headersTimeout: 0,
      bodyTimeout: 0,
    }),
  );
}

const msLeft = (ms: number): string => String(Math.max(1, Math.floor(ms)));
