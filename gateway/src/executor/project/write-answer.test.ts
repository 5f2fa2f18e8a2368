import { parse } from "graphql";
import { expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import { executorOf } from "../executor.ts";
import { loadGraph } from "../plan/graph.ts";
import { MISFITS_MAX } from "./write-answer.ts";

const { execute } = executorOf(
  loadGraph(composed({ a: "type Query { people: [Person] } type Person { name: String! best: Person }" })),
);
const written = (query: string, person: object) =>
  execute({
    document: parse(query),
    documentHash: query,
    variables: {},
    ask: async () => ({ data: { people: Array.from({ length: 1_000 }, () => person) } }),
  });

it("tells of one mistake in each element of a list at the first 100 of them", async () => {
  const { text, misfits } = await written("{ people { name } }", { name: null });

  expect(JSON.parse(text ?? "").people).toEqual(Array(1_000).fill(null));
  expect(misfits.map(({ path }) => path)).toEqual(
    Array.from({ length: MISFITS_MAX }, (_, index) => ["people", index, "name"]),
  );
});
