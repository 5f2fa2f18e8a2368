import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

const MUTATION = 'mutation { rename(name: "x") { id } }';
const SUBSCRIPTION = "subscription { greeted { text } }";
const EVIL = { origin: "https://evil.example", cookie: "session=1" };

type Request = {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

// What a page makes a browser send without asking the server first: these methods, these content types, no header of its own.
const simple: readonly (readonly [string, Request])[] = [
  ["a GET", { query: "{__typename}" }],
  [
    "a GET with an empty header against it",
    { query: "{__typename}", headers: { "x-apollo-operation-name": "" } },
  ],
  ["a GET that says it is a form", { query: "{__typename}", headers: { "content-type": "text/plain" } }],
  ["a mutation by GET", { query: MUTATION }],
  [
    "a subscription by GET, for an EventSource",
    { query: SUBSCRIPTION, headers: { accept: "text/event-stream" } },
  ],
  ["a HEAD", { method: "HEAD", query: "{__typename}" }],
  ...[
    undefined,
    "text/plain",
    "text/plain;application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    ";application/json",
  ].flatMap((type): [string, Request][] =>
    [MUTATION, SUBSCRIPTION].map((query) => [
      `a POST of ${type ?? "no type"}: ${query}`,
      {
        method: "POST",
        body: JSON.stringify({ query }),
        headers: { accept: "text/event-stream, */*", ...(type !== undefined && { "content-type": type }) },
      },
    ]),
  ),
];

describe("a request that any web page could make a browser send", () => {
  let graph: Awaited<ReturnType<typeof startStubGraph>>;
  beforeAll(async () => {
    graph = await startStubGraph({ stubs: { ...people, greetings: greetings().stub } });
  });
  afterAll(() => graph.close());

  it.each(simple)("reaches no subgraph: %s", async (_what, { method = "GET", query, headers, body }) => {
    graph.asked.length = 0;
    const token = await graph.issuer.tokenOf("alice");
    const search = query === undefined ? "" : `?query=${encodeURIComponent(query)}`;

    const response = await fetch(`${graph.url}/graphql${search}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...EVIL, ...headers },
      // Bytes, since a text would be given a type.
      ...(body !== undefined && { body: new TextEncoder().encode(body) }),
    });

    expect([400, 405, 415]).toContain(response.status);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(graph.asked).toEqual([]);
  });

  it.each(["apollo-require-preflight", "graphql-require-preflight", "x-apollo-operation-name"])(
    "is not what has the header %s, for which browsers ask beforehand",
    async (name) => {
      const response = await fetch(`${graph.url}/graphql?query={__typename}`, { headers: { [name]: "1" } });

      expect(response.status).toBe(200);
    },
  );
});
