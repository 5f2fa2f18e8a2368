import { ApiError } from "@kith/kit/api-error.ts";
import { COMPLETE_TEXT, isEventId, nextText, placeText } from "@kith/kit/subscriptions/event-stream.ts";
import { sendEventStream } from "@kith/kit/subscriptions/event-stream-reply.ts";
import { wantsEventStream } from "@kith/kit/subscriptions/subscription-handler.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Caller } from "./caller.ts";
import type { Dialect } from "./dialect.ts";
import { endOfToken } from "./end-of-token.ts";
import type { EventResult, OpenOperation } from "./operation-results.ts";
import { holderOf, type Places } from "./places.ts";
import { sendRefusal } from "./refusal-reply.ts";
import { resultsToTheEnd } from "./results-to-the-end.ts";
import { operationIn, sentIn } from "./sent-in.ts";
import { isSubscription } from "./subscription-document.ts";

type Parts = {
  readonly open: OpenOperation;
  readonly places: Places;
  readonly dialect: Pick<Dialect, "showErrors">;
};

/**
 * Whether a request is a subscription that wants its results as Server-Sent Events. Some clients say so of all they send:
 * what is no subscription is answered as ever.
 */
export const isStreamRequest = (request: FastifyRequest): boolean =>
  (request.method === "POST" || request.method === "GET") &&
  wantsEventStream(request) &&
  isSubscription(sentIn(request));

/** Answers subscriptions by Server-Sent Events, each on a connection of its own, as `graphql-sse` has it. */
export function sseHandler({ open, places, dialect }: Parts) {
  return async (request: FastifyRequest, reply: FastifyReply, { viewer, identity, speaker }: Caller) => {
    const { expiresAtMs, forwarded = {} } = speaker;
    const lastEventId = request.headers["last-event-id"] ?? null;
    if (lastEventId !== null && !isEventId(lastEventId))
      throw new ApiError("BAD_REQUEST", "Last-Event-ID must be an id that came with an event.");
    const gone = new AbortController();
    // Somebody may leave before there is a stream that would notice it.
    if (reply.raw.closed) gone.abort();
    else reply.raw.once("close", () => gone.abort());
    const leave = places.take(holderOf(viewer), () => gone.abort());
    const token = endOfToken(expiresAtMs);
    try {
      const signal = AbortSignal.any([gone.signal, token.signal]);
      const opened = await open(operationIn(request), { viewer, identity, forwarded, lastEventId, signal });
      if ("refusal" in opened) return await sendRefusal(reply, opened);
      const { requestId } = viewer;
      const { showErrors } = dialect;
      const results = resultsToTheEnd(opened.results, { expired: token.signal, requestId, showErrors });
      return await sendEventStream(reply, { texts: textsOf(results), gone });
    } finally {
      gone.abort();
      token.forget();
      leave();
    }
  };

  async function* textsOf(results: AsyncIterable<EventResult>) {
    for await (const { result, id } of results) {
      if (result !== null) yield nextText(result, id);
      else if (id !== null) yield placeText(id);
    }
    yield COMPLETE_TEXT;
  }
}
