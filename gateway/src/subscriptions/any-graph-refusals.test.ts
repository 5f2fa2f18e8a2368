import { describe, expect, it } from "vitest";
import { NEWS_QUERY } from "../testing/news-clients.ts";
import { codesOf, connect, graph, shareNewsGraph, subscribe } from "../testing/news-suite.ts";

shareNewsGraph();

describe("a subgraph that has no events", () => {
  const json = { "content-type": "application/json" };
  const errors = [{ message: "Not for you.", extensions: { code: "MINE", why: 1 } }];
  const told = [{ message: "Not for you.", extensions: { code: "MINE", why: 1, serviceName: "news" } }];
  const speechless = (answer: string) => [
    {
      message: `The subgraph news has to answer a subscription as text/event-stream, in the distinct connections mode of graphql-sse. It answers ${answer}.`,
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    },
  ];
  const answers: Record<string, [number, Record<string, string>, string, number, object[]]> = {
    "says why in JSON": [200, json, JSON.stringify({ errors }), 200, told],
    "says why in JSON with another status": [401, json, JSON.stringify({ errors }), 200, told],
    "answers with data": [
      200,
      json,
      '{"data":{"published":null}}',
      503,
      speechless("200 with application/json"),
    ],
    "answers with a page": [
      404,
      { "content-type": "text/html" },
      "<html>",
      503,
      speechless("404 with text/html"),
    ],
    "answers with nothing": [204, {}, "", 503, speechless("204 with no content type")],
    "sends the caller elsewhere": [
      302,
      { location: "http://127.0.0.1:9/" },
      "",
      503,
      speechless("302 with no content type"),
    ],
  };
  it.each(Object.entries(answers))("and %s is told of", async (_name, answer) => {
    const [statusCode, headers, text, status, shown] = answer;
    graph.subgraphs.news.answerEventsBy((_request, response) =>
      response.writeHead(statusCode, headers).end(text),
    );
    await using one = connect();

    const { refusal, status: got } = await subscribe();
    const overWebSocket = await one.refusalOf(NEWS_QUERY);

    expect({ got, errors: refusal?.errors }).toEqual({ got: status, errors: shown });
    expect(overWebSocket).toEqual(shown);
  });

  it("since it refuses the connection is told of", async () => {
    graph.subgraphs.news.answerEventsBy((request) => request.socket.destroy());

    const { refusal, status } = await subscribe();

    expect({ status, codes: codesOf(refusal ?? {}) }).toEqual({
      status: 503,
      codes: ["SUBGRAPH_UNAVAILABLE"],
    });
  });

  it("and whose messages have no names is told of", async () => {
    graph.subgraphs.news.answerEventsBy((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write('data: {"data":{"published":null}}\n\n');
    });

    using events = await subscribe();

    expect((await events.next()).errors).toEqual([
      {
        message:
          "The subgraph news sends messages without a name: they have to be next or complete, as graphql-sse has them.",
        extensions: { code: "SUBGRAPH_UNAVAILABLE" },
      },
    ]);
    expect(await events.end()).toBe("complete");
  });

  it("since its resolver refuses says so, as graphql-sse does, in a stream", async () => {
    using events = await subscribe('subscription { published(topic: "none") { title } }');

    const { data, errors: refused } = await events.next();

    expect(data).toEqual({ published: null });
    expect(refused).toEqual([
      {
        message: "There is no topic none.",
        path: ["published"],
        extensions: { code: "DOWNSTREAM_SERVICE_ERROR", serviceName: "news" },
      },
    ]);
    expect(await events.end()).toBe("complete");
  });

  it("and says so in a stream with the status of an error is told of", async () => {
    graph.subgraphs.news.answerEventsBy((_request, response) => {
      response.writeHead(500, { "content-type": "text/event-stream" });
      response.end(`:\n\nevent: next\ndata: ${JSON.stringify({ errors })}\n\nevent: complete\ndata:\n\n`);
    });

    using events = await subscribe("subscription { published { title } }");

    expect(await events.next()).toEqual({ data: { published: null }, errors: told });
    expect(await events.end()).toBe("complete");
  });

  it("but an answer without an end is told of by what came of it", async () => {
    graph.subgraphs.news.answerEventsBy((_request, response) => {
      response.writeHead(500, { "content-type": "text/plain" });
      const more = () => response.destroyed || response.write("x".repeat(64 * 1024), more);
      more();
    });

    const { refusal } = await subscribe();

    expect(refusal?.errors).toEqual(speechless("500 with text/plain"));
  });
});
