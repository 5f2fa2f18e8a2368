import { GraphQLError, parse } from "graphql";
import { expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import { loadGraph } from "./graph.ts";
import { operationCache } from "./operation-cache.ts";

it("keeps as many operations as may take so many bytes, whatever stands in them", async () => {
  const operations = operationCache(
    loadGraph(composed({ a: "type Query { said(words: String): String }" })),
    1_000,
  );
  for (let index = 0; index < 40; index += 1) {
    const document = parse(`{ said(words: "${index}${"w".repeat(200_000)}") }`);
    await operations.get({ document, documentHash: String(index) });
  }

  expect(operations.counts.size).toBeGreaterThan(5);
  expect(operations.counts.size).toBeLessThan(20);
});

it("keeps what the planner refuses, and not that it had too much to do", async () => {
  const graph = loadGraph(composed({ a: "type Query { one: Int }" }));
  const codes = ["OVERLOADED", "GRAPHQL_VALIDATION_FAILED"];
  const operations = operationCache(
    {
      ...graph,
      planOf: () => Promise.reject(new GraphQLError("no", { extensions: { code: codes.shift() } })),
    },
    10,
  );
  const codeOf = () =>
    Promise.resolve(operations.get({ document: parse("{ one }"), documentHash: "a" })).catch(
      ({ extensions }) => extensions.code,
    );

  const told = [await codeOf(), await codeOf(), await codeOf()];

  expect(told).toEqual(["OVERLOADED", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED"]);
});
