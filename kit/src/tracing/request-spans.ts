import type { FastifyReply, FastifyRequest } from "fastify";
import { wantsEventStream } from "../subscriptions/subscription-handler.ts";
import { withSpan } from "./current-span.ts";
import { tracerOf } from "./tracer.ts";
import type { TracingSettings } from "./tracing-settings.ts";

type Work = { readonly requestId: string; readonly run: () => void };

export type RequestSpans = {
  /** Runs the rest of a request as a part of its caller's trace. */
  run(request: FastifyRequest, reply: FastifyReply, work: Work): void;
  close(): Promise<void>;
};

const UNTRACED: RequestSpans = { run: (_request, _reply, { run }) => run(), close: async () => {} };

/** A span of each request to a service whose caller is traced. Streams of events are none: they last for hours. */
export async function requestSpans(service: string, tracing: TracingSettings | null): Promise<RequestSpans> {
  if (tracing === null) return UNTRACED;
  const tracer = await tracerOf({ ...tracing, service, decides: false });
  return {
    run(request, reply, { requestId, run }) {
      const { traceparent } = request.headers;
      if (traceparent === undefined || wantsEventStream(request)) return run();
      const attributes = { "kith.request_id": requestId };
      const span = tracer.begin({ name: `answer ${service}`, kind: "server", attributes }, traceparent);
      reply.raw.once("close", () => span.end({ isFailed: reply.statusCode >= 500 }));
      withSpan(span, run);
    },
    close: tracer.close,
  };
}
