import type { FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { Viewer } from "../viewer-header.ts";
import { EVENT_STREAM, isEventId } from "./event-stream.ts";
import { sendEventStream } from "./event-stream-reply.ts";
import { fieldEvents, type SubscriptionRequest } from "./field-events.ts";
import type { Listener } from "./listener.ts";

/** Subscriptions that one process serves at once; each of them is a connection. */
const STREAMS_MAX = 10_000;

type Parts = {
  readonly schema: GraphQLSchema;
  readonly contextFor: (viewer: Viewer, listener: Listener) => object;
  readonly present: (error: GraphQLError, requestId: string) => GraphQLFormattedError;
};

/** Whether the answer is wanted as a stream of events. */
export const wantsEventStream = ({ headers }: FastifyRequest): boolean =>
  (headers.accept ?? "").split(",").some((type) => type.trim().split(";")[0] === EVENT_STREAM);

/** Answers subscriptions to the gateway, each as a stream of Server-Sent Events. */
export function subscriptionHandler({ schema, contextFor, present }: Parts) {
  const underWay = new Set<AbortController>();
  let isOver = false;
  const send = async (reply: FastifyReply, texts: AsyncIterable<string>, gone: AbortController) => {
    underWay.add(gone);
    // What was being opened at the end would be waited for.
    if (isOver) gone.abort();
    await sendEventStream(reply, { texts, gone });
    underWay.delete(gone);
  };

  return {
    async answer(request: FastifyRequest, reply: FastifyReply, viewer: Viewer): Promise<unknown> {
      if (underWay.size >= STREAMS_MAX) return reply.code(503).send({ errors: [TOO_MANY] });
      const gone = new AbortController();
      const lastEventId = request.headers["last-event-id"];
      const listener = { lastEventId: isEventId(lastEventId) ? lastEventId : null, signal: gone.signal };

      const { query, variables } = (request.body ?? {}) as Partial<SubscriptionRequest>;
      const ask = fieldEvents(
        { query: String(query), variables: variables ?? {} },
        {
          schema,
          newContext: () => ({ viewer, ...contextFor(viewer, listener) }),
          present: (error) => present(error, viewer.requestId),
        },
      );
      const events = await ask.catch((error) => {
        gone.abort();
        throw error;
      });
      if ("texts" in events) return send(reply, events.texts, gone);
      // What it had begun to listen to ends with it.
      gone.abort();
      return reply.send(events);
    },

    /** Breaks off all streams: whoever listens asks again, somewhere else. */
    close(): void {
      isOver = true;
      for (const gone of underWay) gone.abort();
    },
  };
}

const TOO_MANY = {
  message: "Too many subscriptions are open.",
  extensions: { code: "SUBGRAPH_UNAVAILABLE" },
};
