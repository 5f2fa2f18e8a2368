import { createClient as createSseClient } from "graphql-sse";
import { describe, expect, it } from "vitest";
import { NEWS_QUERY } from "../testing/news-clients.ts";
import { codesOf, connect, graph, listening, shareNewsGraph, subscribe } from "../testing/news-suite.ts";
import { sharedStreamClient } from "../testing/shared-stream.ts";

shareNewsGraph();
const QUERY_OF_TITLE = "subscription { published { title } }";
const ADA = { published: { title: "hello", author: { name: "Ada" } } };

describe("subscriptions of any graph", () => {
  it.each(["POST", "GET"] as const)("give events with what other subgraphs know, by %s", async (method) => {
    using events = await subscribe(
      "subscription News($topic: String) { published(topic: $topic) { t: title author { name } } }",
      {
        method,
        variables: { topic: "all" },
        operationName: "News",
        headers: { "x-user": "alice", cookie: "x", "apollo-require-preflight": "1" },
      },
    );
    graph.subgraphs.publish("hello");
    graph.subgraphs.publish("again", "2");

    expect((await events.next()).data).toEqual({ published: { t: "hello", author: { name: "Ada" } } });
    expect((await events.next()).data).toEqual({ published: { t: "again", author: { name: "Grace" } } });
    for (const { asked } of [graph.subgraphs.news, graph.subgraphs.authors]) {
      expect(asked[0]?.headers).toMatchObject({ "x-user": "alice" });
      expect(asked[0]?.headers).not.toHaveProperty("cookie");
    }
    expect([graph.subgraphs.news, graph.subgraphs.authors].map(({ asked }) => asked.length)).toEqual([1, 2]);
  });

  it("are what the library graphql-sse asks for", async () => {
    const client = createSseClient({ url: graph.endpoint, retryAttempts: 0 });
    const events = client.iterate({ query: NEWS_QUERY });
    const next = events.next();
    await listening(1);

    graph.subgraphs.publish("hello");

    expect((await next).value).toEqual({ data: ADA });
    client.dispose();
  });

  it("are what it asks for over one connection for all", async () => {
    const client = createSseClient({
      url: graph.endpoint,
      singleConnection: true,
      headers: { authorization: "Bearer a" },
      retryAttempts: 0,
    });
    const got = [QUERY_OF_TITLE, NEWS_QUERY].map((query) => client.iterate({ query }).next());
    await listening(2);

    graph.subgraphs.publish("hello");

    expect((await Promise.all(got)).map(({ value }) => value)).toEqual([
      { data: { published: { title: "hello" } } },
      { data: ADA },
    ]);
    expect(graph.subgraphs.news.asked.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer a",
      "Bearer a",
    ]);
    client.dispose();
  });

  it("give events over a WebSocket, several over one connection", async () => {
    await using one = connect();
    const [all, some] = [NEWS_QUERY, 'subscription { published(topic: "x") { title } }'].map((query) =>
      one.client.iterate({ query }),
    );
    const got = [all?.next(), some?.next()];
    await listening(2);

    graph.subgraphs.publish("hello");

    expect((await Promise.all(got)).map((result) => result?.value)).toEqual([
      { data: ADA },
      { data: { published: { title: "hello" } } },
    ]);
    await some?.return?.();
    await listening(1);
  });

  it("are complete when the subgraph has no more events", async () => {
    using events = await subscribe();
    await using one = connect();
    const next = one.first();
    await listening(2);

    graph.subgraphs.end();

    expect(await events.end()).toBe("complete");
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it("say so when the subgraph breaks off and cannot go on from where it was", async () => {
    using events = await subscribe();
    await using one = connect();
    const broken = expect(one.first()).rejects.toMatchObject([
      { extensions: { code: "SUBSCRIPTION_INTERRUPTED" } },
    ]);
    await listening(2);

    graph.subgraphs.news.cut();

    expect(codesOf(await events.next())).toEqual(["SUBSCRIPTION_INTERRUPTED"]);
    expect(await events.end()).toBe("complete");
    await broken;
  });

  it("go on where a subgraph that gives its events ids broke off", async () => {
    const from: unknown[] = [];
    graph.subgraphs.news.answerEventsBy(({ headers }, response) => {
      from.push(headers["last-event-id"]);
      response.writeHead(200, { "content-type": "text/event-stream" });
      const title = `event ${from.length}`;
      response.write(
        `event: next\nid: ${from.length}\ndata: ${JSON.stringify({ data: { published: { title } } })}\n\n`,
        () => (from.length < 2 ? response.destroy() : response.end("event: complete\ndata:\n\n")),
      );
    });

    using events = await subscribe("subscription { published { title } }");

    expect((await events.next()).data).toEqual({ published: { title: "event 1" } });
    expect((await events.next()).data).toEqual({ published: { title: "event 2" } });
    expect(await events.end()).toBe("complete");
    expect(from).toEqual([undefined, "1"]);
  });

  it("tell what goes wrong with an event as the subgraph tells it, and go on", async () => {
    using events = await subscribe("subscription { published { title } }");

    graph.subgraphs.publish("broken");
    graph.subgraphs.publish("whole");

    const { data, errors } = await events.next();
    expect(data).toEqual({ published: null });
    expect(errors).toEqual([
      {
        message: "the press at 10.0.0.7 fell over",
        path: ["published", "title"],
        extensions: { code: "DOWNSTREAM_SERVICE_ERROR", serviceName: "news" },
      },
    ]);
    expect((await events.next()).data).toEqual({ published: { title: "whole" } });
  });

  it("tell what else a subgraph does not know of an event, beside what came", async () => {
    using events = await subscribe();
    graph.subgraphs.authors.answerQueriesBy((_request, response) => response.writeHead(500).end("down"));

    graph.subgraphs.publish("hello");

    const { data, errors } = await events.next();
    graph.subgraphs.authors.answerQueriesBy(null);
    expect(data).toEqual({ published: { title: "hello", author: { name: null } } });
    expect(errors?.map(({ path }) => path)).toEqual([["published", "author", "name"]]);
  });
});

describe("a client that goes away", () => {
  it("is not waited for by a subgraph that has not begun to answer", async () => {
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    graph.subgraphs.news.answerEventsBy((_request, response) => {
      response.on("close", left.resolve);
      asked.resolve();
    });
    const gone = new AbortController();
    const answer = fetch(graph.endpoint, {
      method: "POST",
      signal: gone.signal,
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ query: NEWS_QUERY }),
    });
    await asked.promise;

    gone.abort();

    await expect(answer).rejects.toThrow("aborted");
    await left.promise;
  });

  it("has nothing begin on a shared stream that it has ended before", async () => {
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    graph.subgraphs.news.answerEventsBy((_request, response) => {
      response.on("close", left.resolve);
      asked.resolve();
    });
    const client = sharedStreamClient(graph.endpoint, {});
    const { text: token } = await client.reserve();
    const subscribing = client.subscribe(token, NEWS_QUERY, { operationId: "a" });
    await asked.promise;

    const ended = await client.end(token, "a");

    expect([ended.status, (await subscribing).status]).toEqual([200, 204]);
    await left.promise;
  });

  it("leaves nobody who listens for it, however it goes", async () => {
    const events = await subscribe();
    const one = connect();
    void one.first().catch(() => {});
    await listening(2);

    events.close();
    one.client.terminate();

    await listening(0);
  });
});
