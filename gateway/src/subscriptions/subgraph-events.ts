import { setTimeout as sleep } from "node:timers/promises";
import { ApiError } from "@kith/kit/api-error.ts";
import { EVENT_STREAM, readEventStream } from "@kith/kit/subscriptions/event-stream.ts";
import type { GraphQLFormattedError } from "graphql";
import { type Answer, readAnswer } from "../fetch/answer.ts";
import type { SubgraphHttp } from "../fetch/subgraph-http.ts";
import type { Dialect } from "./dialect.ts";
import { insteadOfEvents } from "./instead-of-events.ts";
import type { EventSource } from "./subscription-stage.ts";

const EVENT_SIZE_MAX = 4 * 1024 * 1024;
/** Waits between tries to have a stream again that broke off, in ms, each made up to a half longer so that not all come at once. */
const RETRY_AFTER_MS: readonly number[] = [200, 400, 800, 1_600, 3_200, 6_400, 6_400];

/** What a subgraph tells: an event, or only where to go on from. */
export type SubgraphEvent = {
  readonly answer: (Answer & { readonly extensions?: unknown }) | null;
  /** Where to go on from. */
  readonly id: string | null;
};

/** The subgraph has no events for this subscription, and says why. */
export class SubscriptionRefused extends Error {
  override readonly name = "SubscriptionRefused";
  readonly errors: readonly GraphQLFormattedError[];
  /** Whether it may say otherwise soon. */
  readonly isPassing: boolean;
  constructor(errors: readonly GraphQLFormattedError[], isPassing = false) {
    super(errors[0]?.message ?? "refused");
    this.errors = errors;
    // A subgraph that is back before its database says so.
    this.isPassing =
      isPassing || errors.every(({ extensions }) => extensions?.code === "SUBGRAPH_UNAVAILABLE");
  }
}

type Parts = {
  readonly http: SubgraphHttp;
  readonly source: EventSource;
  /** What the subgraph is told of whoever listens, each time that it is asked. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly refusalOf: Dialect["refusalOf"];
  readonly lastEventId: string | null;
  readonly signal: AbortSignal;
  readonly warn: (error: unknown, message: string) => void;
  readonly retryAfterMs?: readonly number[];
};

/**
 * The events of a subscription, over one connection to the subgraph that has them. A stream that breaks off is asked for again
 * from the last event on, seven times within some twenty seconds.
 *
 * The iterator throws ApiError SUBSCRIPTION_INTERRUPTED when events may have been missed.
 *
 * @throws ApiError SUBGRAPH_UNAVAILABLE when there is no stream within 5 s.
 * @throws SubscriptionRefused, or what else is made of an answer that is no stream.
 */
export async function subgraphEvents(parts: Parts): Promise<AsyncGenerator<SubgraphEvent, void, undefined>> {
  return follow(parts, await open(parts, parts.lastEventId));
}

type Body = AsyncIterable<Uint8Array>;
type Place = { lastEventId: string | null; tries: number };

async function* follow(parts: Parts, first: Body): AsyncGenerator<SubgraphEvent, void, undefined> {
  const { signal, warn, source } = parts;
  const place: Place = { lastEventId: parts.lastEventId, tries: 0 };
  for (let body: Body | null = first; body !== null; body = await openAgain(parts, place)) {
    try {
      for await (const { event, id, data } of readEventStream(body, EVENT_SIZE_MAX)) {
        if (event === "complete") return;
        if (event === "next") {
          const answer = readAnswer(200, data);
          place.tries = 0;
          yield { answer, id };
        }
        if (event === "" && data !== "") throw unnamed(source.subgraph);
        if (event === "" && id !== null) yield { answer: null, id };
        place.lastEventId = id ?? place.lastEventId;
      }
    } catch (error) {
      if (error instanceof ApiError) throw error;
      if (!signal.aborted) warn(error, `the events of ${source.subgraph} broke off`);
    }
    if (signal.aborted) return;
  }
}

/** @returns null when nobody wants it any more. @throws ApiError SUBSCRIPTION_INTERRUPTED */
async function openAgain(parts: Parts, place: Place): Promise<Body | null> {
  const { source, signal, warn, retryAfterMs = RETRY_AFTER_MS } = parts;
  while (place.lastEventId !== null && place.tries < retryAfterMs.length) {
    const waitMs = retryAfterMs[place.tries] ?? 0;
    place.tries += 1;
    await sleep(waitMs * (1 + Math.random() / 2), null, { signal }).catch(() => {});
    if (signal.aborted) return null;
    try {
      return await open(parts, place.lastEventId);
    } catch (error) {
      if (signal.aborted) return null;
      if (error instanceof SubscriptionRefused && !error.isPassing) throw error;
      warn(error, `the events of ${source.subgraph} are not to be had again yet`);
    }
  }
  throw interrupted(source.subgraph);
}

const unnamed = (subgraph: string) =>
  new ApiError(
    "SUBGRAPH_UNAVAILABLE",
    `The subgraph ${subgraph} sends messages without a name: they have to be next or complete, as graphql-sse has them.`,
  );

const interrupted = (subgraph: string) =>
  new ApiError(
    "SUBSCRIPTION_INTERRUPTED",
    `The ${subgraph} service broke off: events may have been missed. Subscribe again, and read what they are about.`,
  );

async function open(
  { http, source, headers, refusalOf, signal }: Parts,
  lastEventId: string | null,
): Promise<Body> {
  const answer = await http.listen(
    source.question,
    { ...headers(), ...(lastEventId !== null && { "last-event-id": lastEventId }) },
    signal,
  );
  const contentType = String(answer.headers["content-type"]).toLowerCase();
  // With whatever status: some tell in the stream why there are no events.
  if (contentType.startsWith(EVENT_STREAM)) return answer.body;
  throw refusalOf(await insteadOfEvents(source.subgraph, answer));
}
