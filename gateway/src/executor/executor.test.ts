import { parse } from "graphql";
import { expect, it } from "vitest";
import { newLife, RequestOver } from "../resilience/request-life.ts";
import { composed } from "../testing/composed.ts";
import { executorOf } from "./executor.ts";
import { loadGraph } from "./plan/graph.ts";

it("waits no longer for a plan than whoever asks has time, and uses it for the next", async () => {
  const graph = loadGraph(composed({ a: "type Query { name: String }" }));
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  let plannedCount = 0;
  const executor = executorOf({
    ...graph,
    async planOf(document) {
      plannedCount += 1;
      await promise;
      return graph.planOf(document, undefined);
    },
  });
  const execution = {
    document: parse("{ name }"),
    documentHash: "a",
    variables: {},
    ask: async () => ({ data: { name: "Ann" } }),
  };
  const life = newLife(Number.POSITIVE_INFINITY);

  const first = executor.execute({ ...execution, life });
  life.end(new RequestOver("its 10 ms are over"));

  await expect(first).rejects.toMatchObject({ extensions: { code: "DEADLINE_EXCEEDED" } });
  goOn();
  expect(await executor.execute(execution)).toMatchObject({ text: '{"name":"Ann"}', errors: [] });
  expect(plannedCount).toBe(1);
});

it("tells of so many wrong values of a variable, not of each in a list", async () => {
  const { execute } = executorOf(loadGraph(composed({ a: "type Query { people(ids: [Int]): String }" })));

  const { text, errors } = await execute({
    document: parse("query ($ids: [Int]) { people(ids: $ids) }"),
    documentHash: "a",
    variables: { ids: Array(10_000).fill("x") },
    ask: () => expect.unreachable("a subgraph was asked"),
  });

  expect(text).toBeNull();
  expect(errors).toHaveLength(51);
  expect(errors.at(-1)?.message).toMatch(/^Too many errors processing variables/);
});
