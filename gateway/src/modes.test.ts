import { describe, expect, it } from "vitest";
import { people } from "./testing/people.ts";
import { startStubGraph } from "./testing/stub-graph.ts";

describe("development mode", () => {
  it("answers introspection and serves both pages from here", async () => {
    await using graph = await startStubGraph({ stubs: people });

    const { data } = await graph.query("{ __schema { queryType { name } } }");
    const pages = [
      "/",
      "/explorer",
      "/explorer/graphiql.js",
      "/explorer/react.js",
      "/explorer/first-query.graphql",
    ];
    const responses = await Promise.all(pages.map((path) => fetch(graph.url + path)));

    expect(data).toEqual({ __schema: { queryType: { name: "Query" } } });
    expect(responses.map(({ status }) => status)).toEqual(pages.map(() => 200));
    expect(responses[1]?.headers.get("content-security-policy")).toContain("default-src 'self'");
  });
});

describe("production mode", () => {
  it("tells nothing about itself", async () => {
    await using graph = await startStubGraph({ stubs: people, mode: "production" });

    const answered = await graph.query("{ viewer { id } }", {
      headers: { "apollo-query-plan-experimental": "1", "apollo-federation-include-trace": "ftv1" },
    });
    const introspected = await graph.query("{ __schema { queryType { name } } }");
    const misspelt = await graph.query("{ veiwer { id } }");
    const refused = await graph.query('{ user(id: "bob") { email } }');
    const pages = await Promise.all(["/", "/explorer"].map((path) => fetch(graph.url + path)));

    expect([answered, introspected, misspelt, refused].map(({ extensions }) => extensions)).toEqual(
      Array(4).fill(undefined),
    );
    expect(introspected.errors[0]?.message).toContain("introspection is not allowed");
    expect(misspelt.errors[0]?.message).toBe('Cannot query field "veiwer" on type "Query".');
    expect(pages.map(({ status }) => status)).toEqual([404, 404]);
  });
});
