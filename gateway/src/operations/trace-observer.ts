import type { Span, Tracer } from "@kith/kit/tracing/tracer.ts";
import { type ClientRequest, currentClientRequest } from "../client-request.ts";
import { type KnownNames, labelOf } from "./known-names.ts";
import type { Observer } from "./observer.ts";

/**
 * Makes a span of each request, and below it one of its planning and of each question to a subgraph, which carries the trace on.
 * No attribute tells what a client wrote: operations are called by their registered names.
 */
export function traceObserver(tracer: Tracer, knownNames: () => KnownNames): Observer {
  // By its cost, of which there is one however often a request is copied to speak for somebody else.
  const spanByCost = new WeakMap<ClientRequest["cost"], Span>();
  const begin = (client: ClientRequest, traceparent: unknown): Span => {
    const { startedAtMs, viewer, cost } = client;
    const attributes = { "kith.request_id": viewer.requestId };
    const span = tracer.begin({ name: "request", kind: "server", startedAtMs, attributes }, traceparent);
    spanByCost.set(cost, span);
    return span;
  };
  // What happens for a subscription did not arrive: each of its events begins a trace.
  const spanOf = (client: ClientRequest): Span => spanByCost.get(client.cost) ?? begin(client, undefined);

  return {
    arrived: (client, { traceparent }) => void begin(client, traceparent),
    answered(client, { name, kind, outcome }) {
      const called = labelOf(knownNames().operations, name);
      spanOf(client).end({
        name: `${kind} ${called}`,
        attributes: {
          "graphql.operation.type": kind,
          "graphql.operation.name": called,
          "kith.outcome": outcome,
        },
        isFailed: outcome === "failed",
      });
    },
    planned(tookMs, isPlanned) {
      const client = currentClientRequest();
      if (client === undefined) return;
      const startedAtMs = performance.now() - tookMs;
      spanOf(client).child({ name: "plan", kind: "internal", startedAtMs }).end({ isFailed: !isPlanned });
    },
    fetching(client, subgraph) {
      const attributes = { "kith.subgraph": subgraph };
      const span = spanOf(client).child({ name: `fetch ${subgraph}`, kind: "client", attributes });
      return {
        headers: { traceparent: span.traceparent },
        done: (isAnswered) => span.end({ isFailed: !isAnswered }),
      };
    },
  };
}
