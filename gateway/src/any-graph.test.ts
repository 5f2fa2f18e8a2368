import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { serveAnyGraph } from "./any-graph.ts";
import type { Limits } from "./limits/limits.ts";
import { composed } from "./testing/composed.ts";

const SDL = `
  type Query {
    hello: String
    secret: String @authenticated
    friend: Friend
    friends(first: Int): Page @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
  }
  type Page { nodes: [Friend] }
  type Friend { friend: Friend hello: String @cost(weight: 5) }`;

async function startAnyGraph(limits: Partial<Limits> = {}) {
  const asked: { headers: Record<string, unknown>; query: string }[] = [];
  const subgraph = Fastify({ forceCloseConnections: true });
  subgraph.post("/a", async ({ headers, body }) => {
    const { query } = body as { query: string };
    asked.push({ headers, query });
    return {
      data: { hello: null },
      errors: [{ message: "as it is", path: ["hello"], extensions: { code: "MINE" } }],
    };
  });
  const origin = await subgraph.listen({ host: "127.0.0.1", port: 0 });
  const sdl = composed({ a: SDL });
  const gateway = await serveAnyGraph({
    host: "127.0.0.1",
    port: 0,
    logLevel: "silent",
    planner: "here",
    supergraphSdl: sdl.replaceAll("http://127.0.0.1:9", origin),
    forwarded: ["x-user"],
    sharesQueries: true,
    limits,
  });
  return {
    asked,
    url: gateway.url,
    async query(query: string, headers: Record<string, string> = {}) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query }),
      });
      return response.json();
    },
    async [Symbol.asyncDispose]() {
      await gateway.close();
      await subgraph.close();
    },
  };
}

describe("serveAnyGraph", () => {
  it("answers anybody, with errors as the subgraph tells them, and forwards the headers it is told to", async () => {
    await using graph = await startAnyGraph();

    const answer = await graph.query("{ hello }", { "x-user": "alice", cookie: "x" });

    expect(answer).toEqual({
      errors: [{ message: "as it is", path: ["hello"], extensions: { code: "MINE", serviceName: "a" } }],
      data: { hello: null },
    });
    expect(graph.asked[0]?.headers).toMatchObject({ "x-user": "alice" });
    expect(graph.asked[0]?.headers).not.toHaveProperty("cookie");
  });

  it("answers introspection", async () => {
    await using graph = await startAnyGraph();

    const { data } = (await graph.query("{ __schema { queryType { name } } }")) as { data: object };

    expect(data).toEqual({ __schema: { queryType: { name: "Query" } } });
  });

  it.each(["query A { hello } query B { hello }", "query A { hello } query A2 { secret }"])(
    "asks which operation to run: %s",
    async (query) => {
      await using graph = await startAnyGraph();

      const { errors } = (await graph.query(query)) as { errors: { extensions: { code: string } }[] };

      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["OPERATION_RESOLUTION_FAILURE"]);
      expect(graph.asked).toEqual([]);
    },
  );

  it("refuses what is guarded, since it knows nobody", async () => {
    await using graph = await startAnyGraph();

    const { errors } = (await graph.query("{ hello secret }")) as {
      errors: { extensions: { code: string } }[];
    };

    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
    expect(graph.asked).toEqual([]);
  });
});

describe("the limits of any graph", () => {
  const deep = "{ friend { friend { friend { hello } } } }";
  const wide = "{ a: hello b: hello hello }";
  const twice = "{ hello @include(if: true) @skip(if: false) }";
  const many = "{ friends(first: 1000) { nodes { hello } } }";
  const cases: readonly (readonly [Partial<Limits>, string, string])[] = [
    [{ depth: 3 }, deep, "An operation may have at most 3 levels of fields, got 4."],
    [{ fields: 2 }, wide, "An operation may have at most 2 fields, got 3."],
    [{ aliases: 1 }, wide, "An operation may have at most 1 aliases, got 2."],
    [{ directives: 1 }, twice, "An operation may have at most 1 directives, got 2."],
    [{ rootFields: 2 }, wide, "An operation may have at most 2 fields at its root, got 3."],
    [{ rows: 999 }, many, "An operation may ask for at most 999 rows of lists, this one could come to 1000"],
    [{ cost: 6_000 }, many, "An operation may cost at most 6000, this one could cost 6001"],
    [{ tokens: 10 }, deep, "Syntax Error: Document contains more that 10 tokens. Parsing aborted."],
  ];

  it.each(cases)("refuse where %o is given, before anybody is asked: %s", async (limits, query, message) => {
    await using graph = await startAnyGraph(limits);

    const { errors } = (await graph.query(query)) as { errors: { message: string }[] };

    expect(errors.map((error) => error.message.slice(0, message.length))).toEqual([message]);
    expect(graph.asked).toEqual([]);
  });

  it("hold to what is given and to nothing else", async () => {
    await using graph = await startAnyGraph({ depth: 4 });

    for (const query of [deep, wide, twice, many]) await graph.query(query);

    expect(graph.asked).toHaveLength(4);
  });

  it("are none that are not given, beyond what Kith itself would let anybody ask for", async () => {
    await using graph = await startAnyGraph();
    const aliases = Array.from({ length: 2_500 }, (_, index) => `a${index}: hello`).join(" ");

    await graph.query(`{ ${aliases} friends(first: 1000000) { nodes { hello } } }`);
    await graph.query(`{ ${"friend { ".repeat(300)} hello ${"}".repeat(300)} }`);

    expect(graph.asked).toHaveLength(2);
  });

  it("bound the body while it is read", async () => {
    await using graph = await startAnyGraph({ bodyBytes: 1_024 });
    const post = async (size: number) =>
      (
        await fetch(`${graph.url}/graphql`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ query: "{ hello }" }).padEnd(size),
        })
      ).status;

    expect([await post(1_024), await post(1_025)]).toEqual([200, 413]);
  });
});
