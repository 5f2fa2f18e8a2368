import { parse } from "graphql";
import { describe, expect, it } from "vitest";
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

describe("a type that a value cannot be of", () => {
  const graph = loadGraph(
    composed({
      a: `type Query { one: Person two: Being any: Any post: Post } union Any = Person | Post
          interface Being { name: String } type Person implements Being { name: String } type Post { title: String }`,
    }),
  );
  const answered = async (query: string, data: object) => {
    const { text, misfits } = await executorOf(graph).execute({
      document: parse(query),
      documentHash: query,
      variables: {},
      ask: async () => structuredClone({ data }) as object,
    });
    return { text, paths: misfits.map(({ path }) => path?.join(".")) };
  };

  it.each([
    ["of an object", "{ one { name } post { title } }", "one", "Post"],
    ["behind an interface", "{ two { name } post { title } }", "two", "Post"],
    ["behind a union", "{ any { ... on Person { name } } post { title } }", "any", "Query"],
    ["of which nothing is asked but that", "{ one { __typename } post { title } }", "one", "Post"],
    ["that is an interface", "{ one { name } post { title } }", "one", "Being"],
  ])("is no answer: %s", async (_where, query, key, typename) => {
    const data = { [key]: { __typename: typename, name: "x" }, post: { __typename: "Post", title: "t" } };

    expect(await answered(query, data)).toEqual({
      text: `{"${key}":null,"post":{"title":"t"}}`,
      paths: [key],
    });
  });
});
