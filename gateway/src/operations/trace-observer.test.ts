import type { Span, Tracer } from "@kith/kit/tracing/tracer.ts";
import { expect, it } from "vitest";
import { newClientRequest, onBehalfOfNobody } from "../client-request.ts";
import { traceObserver } from "./trace-observer.ts";

it("finds the span of a request again when that is asked on behalf of nobody", () => {
  const begun: string[] = [];
  const spanNamed = (name: string): Span => ({
    traceparent: name,
    child: (below) => spanNamed(`${name}/${below.name}`),
    end: () => {},
  });
  const tracer: Tracer = {
    begin(_beginning, traceparent) {
      begun.push(String(traceparent));
      return spanNamed(String(traceparent));
    },
    close: async () => {},
  };
  const observer = traceObserver(tracer, () => ({ operations: new Set(), clients: new Set() }));
  const client = newClientRequest({ viewerId: "alice", scopes: [] }, "r1");
  observer.arrived(client, { traceparent: "of-the-client" });

  const { headers } = observer.fetching(onBehalfOfNobody(client), "social");

  expect(headers).toEqual({ traceparent: "of-the-client/fetch social" });
  expect(begun).toEqual(["of-the-client"]);
});
