import { ApiError } from "@kith/kit/api-error.ts";
import { streamText } from "@kith/kit/subscriptions/event-stream.ts";
import { sendEventStream } from "@kith/kit/subscriptions/event-stream-reply.ts";
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from "fastify";
import { HttpRefusal } from "../../http/http-refusal.ts";
import type { Caller } from "../caller.ts";
import type { Dialect, Speaker } from "../dialect.ts";
import { endOfToken } from "../end-of-token.ts";
import { lastEventIdIn } from "../last-event-id.ts";
import type { OpenOperation } from "../operation-results.ts";
import { holderOf, type Places } from "../places.ts";
import { sendRefusal } from "../refusal-reply.ts";
import { resultsToTheEnd } from "../results-to-the-end.ts";
import { operationIn, sentIn } from "../sent-in.ts";
import { isSubscription } from "../subscription-document.ts";
import type { SubscriptionBounds } from "../subscriptions.ts";
import { type ReservedStream, reservedStreams } from "./reserved-streams.ts";
import { streamOwner } from "./stream-owner.ts";
import { operationIdFrom, streamRequestOf } from "./stream-request.ts";

type Parts = {
  readonly open: OpenOperation;
  readonly places: Places;
  readonly dialect: Pick<Dialect, "showErrors">;
  readonly bounds: SubscriptionBounds;
  readonly log: FastifyBaseLogger;
  readonly reservedMaxMs?: number;
};

/** Of one stream, whoever may have how many. */
const OPERATIONS_MAX = 100;

/**
 * Answers subscriptions on a stream of Server-Sent Events that they share, where connections are few: the single connection mode
 * of `graphql-sse`. A stream is its viewer's, and ends with its connection.
 *
 * @see https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#single-connection-mode
 */
export function sharedStreamHandler({ open, places, dialect, bounds, log, reservedMaxMs }: Parts) {
  const streams = reservedStreams({ bounds, ...(reservedMaxMs !== undefined && { reservedMaxMs }) });

  async function read(reply: FastifyReply, { gone, texts, begin }: ReservedStream, speaker: Speaker) {
    begin();
    const token = endOfToken(speaker.expiresAtMs);
    token.signal.addEventListener("abort", () => gone.abort());
    try {
      return await sendEventStream(reply, { texts, gone });
    } finally {
      gone.abort();
      token.forget();
    }
  }

  async function subscribe(
    request: FastifyRequest,
    reply: FastifyReply,
    { stream, caller }: { readonly stream: ReservedStream; readonly caller: Caller },
  ) {
    const { viewer, identity, speaker } = caller;
    const { endById } = stream;
    const sent = sentIn(request) as { readonly extensions?: Readonly<Record<string, unknown>> };
    const id = operationIdFrom(sent.extensions?.operationId, "extensions.operationId");
    if (!isSubscription(sentIn(request)))
      throw new ApiError(
        "BAD_REQUEST",
        "Only subscriptions are answered on a stream: send others without its token.",
      );
    const lastEventId = lastEventIdIn(sent.extensions);
    const operation = operationIn(request);
    if (endById.has(id))
      throw new HttpRefusal("extensions.operationId is in use on this stream.", { status: 409 });
    if (endById.size >= OPERATIONS_MAX)
      throw new ApiError(
        "TOO_MANY_SUBSCRIPTIONS",
        `A stream may have at most ${OPERATIONS_MAX} subscriptions.`,
      );

    const ended = new AbortController();
    const leavePlace = places.take(holderOf(viewer), () => ended.abort());
    endById.set(id, ended);
    const token = endOfToken(speaker.expiresAtMs);
    const leave = () => {
      ended.abort();
      token.forget();
      leavePlace();
      endById.delete(id);
    };
    try {
      const opened = await open(operation, {
        ...{ viewer, identity, forwarded: speaker.forwarded ?? {}, lastEventId },
        signal: AbortSignal.any([ended.signal, token.signal]),
      });
      if ("refusal" in opened) {
        const isGivenUp = ended.signal.aborted;
        leave();
        // What its client has ended before it began needs no reason.
        if (isGivenUp) return reply.code(204).send();
        return sendRefusal(reply, opened);
      }
      const { requestId } = viewer;
      const { showErrors } = dialect;
      const results = resultsToTheEnd(opened.results, { expired: token.signal, requestId, showErrors });
      tell(stream, id, results)
        .catch((err) => log.error({ err, requestId }, "a subscription did not end cleanly"))
        .finally(leave);
      return reply.code(202).send();
    } catch (error) {
      leave();
      throw error;
    }
  }

  return {
    /** @returns null when it has nothing to do with a shared stream. */
    answer(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<unknown> | null {
      const asked = streamRequestOf(request);
      if (asked === null) return null;
      const { viewer, speaker } = caller;
      const owner = streamOwner(viewer, speaker.forwarded ?? {});
      reply.header("cache-control", "no-store");
      if (asked.kind === "reserve")
        return Promise.resolve(
          reply
            .code(201)
            .type("text/plain; charset=utf-8")
            .send(streams.reserve(owner, holderOf(viewer))),
        );
      const stream = streams.find(asked.token, owner);
      if (asked.kind === "read") return read(reply, stream, speaker);
      if (asked.kind === "subscribe") return subscribe(request, reply, { stream, caller });
      const { operationId } = request.query as { readonly operationId?: unknown };
      // What has ended by itself meanwhile has ended.
      stream.endById.get(operationIdFrom(operationId, "operationId in the URL"))?.abort();
      return Promise.resolve(reply.code(200).send());
    },

    close: streams.endAll,
  };
}

async function tell(
  { send }: ReservedStream,
  id: string,
  results: ReturnType<typeof resultsToTheEnd>,
): Promise<void> {
  const textOf = (event: string, message: object) =>
    streamText({ event, id: null, data: JSON.stringify(message) });
  for await (const { result } of results)
    if (result !== null) await send(textOf("next", { id, payload: result }));
  await send(textOf("complete", { id }));
}
