import { openEventStream } from "@kith/kit/testing/event-client.ts";
import { createClient } from "graphql-ws";
import { describe, expect, it, vi } from "vitest";
import { composed } from "../testing/composed.ts";
import { startNewsGraph } from "../testing/news-graph.ts";
import { openRaw } from "../testing/raw-websocket.ts";
import { sharedStreamClient } from "../testing/shared-stream.ts";
import { subscriptionSettings } from "./any-graph-settings.ts";

const QUERY = "subscription { published { title } }";

describe("subscriptions of any graph", () => {
  it("are bounded for each address, by either transport together, and for all", async () => {
    await using graph = await startNewsGraph({
      trustedProxies: "127.0.0.1",
      subscriptions: subscriptionSettings([], {
        "max-subscriptions-per-address": "2",
        "max-subscriptions": "3",
      }),
    });
    const from = (address: string) =>
      openEventStream(graph.endpoint, undefined, QUERY, { headers: { "x-forwarded-for": address } });
    class FromAddress extends WebSocket {
      constructor(url: string, protocol: string) {
        super(url, { protocols: protocol, headers: { "x-forwarded-for": "192.0.2.1" } });
      }
    }
    const client = createClient({
      url: graph.endpoint.replace("http", "ws"),
      retryAttempts: 0,
      webSocketImpl: FromAddress,
    });

    using first = await from("192.0.2.1");
    void client
      .iterate({ query: QUERY })
      .next()
      .catch(() => {});
    await vi.waitFor(() => expect(graph.subgraphs.listenerCount).toBe(2));
    const third = await from("192.0.2.1");
    using other = await from("192.0.2.2");
    const fourth = await from("192.0.2.3");
    first.close();
    await vi.waitFor(() => expect(graph.subgraphs.listenerCount).toBe(2));
    using again = await from("192.0.2.1");

    expect([other.status, again.status]).toEqual([200, 200]);
    expect([third, fourth].map(({ status, refusal }) => [status, refusal?.errors])).toEqual([
      [
        429,
        [
          {
            message: "An address may have at most 2 subscriptions open: end one of them first.",
            extensions: { code: "TOO_MANY_SUBSCRIPTIONS" },
          },
        ],
      ],
      [
        429,
        [
          {
            message: "Too many subscriptions are open: try again later.",
            extensions: { code: "TOO_MANY_SUBSCRIPTIONS" },
          },
        ],
      ],
    ]);
    await client.dispose();
  });

  it("are bounded on a stream that they share, which is of whoever shows the token that it was reserved with", async () => {
    await using graph = await startNewsGraph({
      subscriptions: subscriptionSettings(["authorization"], { "max-subscriptions-per-address": "5000" }),
    });
    const owner = sharedStreamClient(graph.endpoint, { authorization: "Bearer a" });
    const thief = sharedStreamClient(graph.endpoint, { authorization: "Bearer b" });
    const { text: token } = await owner.reserve();
    using stream = await owner.read(token);

    const stolen = await thief.subscribe(token, QUERY, { operationId: "0" });
    const statuses = await Promise.all(
      Array.from({ length: 101 }, async (_, id) => {
        const { status } = await owner.subscribe(token, QUERY, { operationId: String(id) });
        return status;
      }),
    );

    expect([stream.status, stolen.status]).toEqual([200, 404]);
    expect(statuses.filter((status) => status === 202)).toHaveLength(100);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    stream.close();
    await vi.waitFor(() => expect(graph.subgraphs.listenerCount).toBe(0));
  });

  it("are broken off when the gateway ends, so that clients ask again, and nobody listens on", async () => {
    const graph = await startNewsGraph();
    using events = await openEventStream(graph.endpoint, undefined, QUERY);
    const closes: number[] = [];
    const client = createClient({
      url: graph.endpoint.replace("http", "ws"),
      retryAttempts: 0,
      on: { closed: (event) => closes.push((event as { readonly code: number }).code) },
    });
    const broken = expect(client.iterate({ query: QUERY }).next()).rejects.toMatchObject({ code: 1012 });
    await vi.waitFor(() => expect(graph.subgraphs.listenerCount).toBe(2));
    const end = events.end();

    await graph.gateway.close();

    expect(await end).toBe("broken off");
    await broken;
    expect(closes).toEqual([1012]);
    await vi.waitFor(() => expect(graph.subgraphs.listenerCount).toBe(0));
    await graph.close();
  });

  it("end where a subgraph is silent for longer than it may be", async () => {
    await using graph = await startNewsGraph({
      subscriptions: subscriptionSettings([], { "stream-quiet-ms": "100" }),
    });

    using events = await openEventStream(graph.endpoint, undefined, QUERY);

    expect((await events.next()).errors).toMatchObject([
      { extensions: { code: "SUBSCRIPTION_INTERRUPTED" } },
    ]);
  });

  it("are nothing that a graph without them knows of", async () => {
    await using graph = await startNewsGraph({
      supergraphSdl: composed({ hello: "type Query { hello: String }" }),
    });

    const webSocket = await openRaw(graph.endpoint);
    const { status: reserving } = await fetch(graph.endpoint, { method: "PUT" });
    const { status, refusal } = await openEventStream(graph.endpoint, undefined, QUERY, {
      headers: { accept: "application/json, text/event-stream" },
    });

    expect({ webSocket, reserving, status }).toEqual({
      webSocket: { status: 400 },
      reserving: 405,
      status: 400,
    });
    expect(refusal?.errors).toMatchObject([
      {
        message: "This graph has no type for operations of the kind subscription.",
        extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
      },
    ]);
  });
});

describe("the settings of subscriptions of any graph", () => {
  it("let authorization alone be said in the first message of a WebSocket, unless more is named", () => {
    const paramsOf = (forwarded: readonly string[], given?: string) =>
      subscriptionSettings(forwarded, given === undefined ? {} : { "forward-params": given }).forwardedParams;

    expect(paramsOf(["authorization", "x-user"])).toEqual(["authorization"]);
    expect(paramsOf(["x-user"])).toEqual([]);
    expect(paramsOf(["authorization", "x-user"], " X-User,")).toEqual(["x-user"]);
    expect(paramsOf(["authorization"], "")).toEqual([]);
  });

  it("are refused together where they cannot be", () => {
    expect(() =>
      subscriptionSettings(["x-user"], {
        "forward-params": "x-key",
        "max-subscriptions": "0",
        "max-subscriptions-per-address": "many",
        "stream-quiet-ms": "-1",
      }),
    ).toThrow(
      [
        '--max-subscriptions-per-address must be a whole number from 1 to 5000, got "many".',
        '--max-subscriptions must be a whole number from 1 to 5000, got "0".',
        '--stream-quiet-ms must be a whole number from 0 to 86400000, got "-1".',
        '--forward-params names "x-key", which --forward does not: add it there.',
      ].join("\n"),
    );
  });
});
