import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { serveAnyGraph } from "./any-graph.ts";
import { composed } from "./testing/composed.ts";

async function startAnyGraph() {
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
  const sdl = composed({ a: "type Query { hello: String secret: String @authenticated }" });
  const gateway = await serveAnyGraph({
    host: "127.0.0.1",
    port: 0,
    logLevel: "silent",
    planner: "here",
    supergraphSdl: sdl.replaceAll("http://127.0.0.1:9", origin),
    forwarded: ["x-user"],
    sharesQueries: true,
  });
  return {
    asked,
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

  it("refuses what is guarded, since it knows nobody", async () => {
    await using graph = await startAnyGraph();

    const { errors } = (await graph.query("{ hello secret }")) as {
      errors: { extensions: { code: string } }[];
    };

    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
    expect(graph.asked).toEqual([]);
  });
});
