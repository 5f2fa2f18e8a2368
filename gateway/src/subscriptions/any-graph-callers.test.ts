import type { EventAnswer, StreamOptions } from "@kith/kit/testing/event-client.ts";
import { describe, expect, it } from "vitest";
import { NEWS_QUERY } from "../testing/news-clients.ts";
import { codesOf, connect, graph, listening, shareNewsGraph, subscribe } from "../testing/news-suite.ts";
import { openRaw } from "../testing/raw-websocket.ts";

shareNewsGraph();
const ADA = { published: { title: "hello", author: { name: "Ada" } } };

describe("a request that is for no subscription, or comes the wrong way", () => {
  it("is told which way is right", async () => {
    const post = async (query: string, headers: Record<string, string> = {}) => {
      const response = await fetch(graph.endpoint, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query }),
      });
      return { status: response.status, ...((await response.json()) as EventAnswer) };
    };
    await using one = connect();

    const asked = await post(NEWS_QUERY);
    expect({ status: asked.status, codes: codesOf(asked) }).toEqual({ status: 400, codes: ["BAD_REQUEST"] });
    expect(asked.errors?.[0]?.message).toContain("send it with the header accept: text/event-stream");
    expect(await post("{ headline }", { accept: "application/json, text/event-stream" })).toEqual({
      status: 200,
      data: { headline: "none" },
    });
    expect(await one.refusalOf("{ headline }")).toMatchObject([{ extensions: { code: "BAD_REQUEST" } }]);
    expect(codesOf(await post("subscription ($x: Boolean!) { published @skip(if: $x) { title } }"))).toEqual([
      "GRAPHQL_VALIDATION_FAILED",
    ]);
    expect(graph.subgraphs.news.asked.map(({ query }) => query)).toEqual(["{headline}"]);
  });

  const simple: Record<string, StreamOptions & { readonly status: number }> = {
    "a GET of an EventSource of another host": {
      method: "GET",
      headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      status: 400,
    },
    "a GET without a word of where it comes from": { method: "GET", status: 400 },
    "a POST of a form": { headers: { "content-type": "text/plain" }, status: 406 },
  };
  it.each(Object.entries(simple))(
    "reaches no subgraph where any page could send it: %s",
    async (...given) => {
      const [, { status, ...options }] = given;

      const { refusal, status: got } = await subscribe(NEWS_QUERY, options);

      expect({ got, codes: codesOf(refusal ?? {}) }).toEqual({ got: status, codes: ["BAD_REQUEST"] });
      expect(graph.subgraphs.news.asked).toEqual([]);
    },
  );

  it("is let through from an EventSource of a page from here", async () => {
    using events = await subscribe(NEWS_QUERY, {
      method: "GET",
      headers: { "sec-fetch-site": "same-origin" },
    });

    graph.subgraphs.publish("hello");

    expect((await events.next()).data).toEqual(ADA);
  });

  it("is no WebSocket of a page of another host", async () => {
    expect(await openRaw(graph.endpoint, { origin: "https://evil.example" })).toEqual({ status: 403 });
  });
});

describe("what a WebSocket says of who listens", () => {
  const heardOf = async (...given: Parameters<typeof connect>) => {
    await using one = connect(...given);
    const next = one.first();
    await listening(1);
    graph.subgraphs.publish("hello");
    await next;
    const [{ headers } = { headers: {} as Record<string, unknown> }] = graph.subgraphs.news.asked;
    expect(graph.subgraphs.authors.asked[0]?.headers.authorization).toBe(headers.authorization);
    return [headers.authorization, headers["x-user"]];
  };

  it("is the token of its first message, and headers of the request for it", async () => {
    expect(await heardOf({ Authorization: "Bearer a" }, { "x-user": "alice" })).toEqual([
      "Bearer a",
      "alice",
    ]);
  });

  it("is nothing else of its first message: no proxy has looked at that", async () => {
    expect(await heardOf({ "x-user": "root", cookie: "x" })).toEqual([undefined, undefined]);
  });

  it("is not another token than a proxy has looked at", async () => {
    expect(await heardOf({ authorization: "Bearer forged" }, { authorization: "Bearer a" })).toEqual([
      "Bearer a",
      undefined,
    ]);
  });

  it.each([[7], [{}], ["two\r\nx-user: root"], ["名字"], ["x".repeat(8_193)], [""]])(
    "is no header that could not be one: %j",
    async (authorization) => {
      await using one = connect({ authorization });

      await one.refusalOf(NEWS_QUERY);

      expect(one.closes).toEqual([4400]);
      expect(graph.subgraphs.news.asked).toEqual([]);
    },
  );
});
