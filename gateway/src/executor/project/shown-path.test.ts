import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import { executorOf } from "../executor.ts";
import { loadGraph } from "../plan/graph.ts";

const { execute } = executorOf(
  loadGraph(
    composed({
      a: `type Query { media: [Media] } interface Media { id: ID! }
          type Book implements Media @key(fields: "id") { id: ID! } type Film implements Media @key(fields: "id") { id: ID! }`,
      b: `type Book @key(fields: "id") { id: ID! isbn: String } type Film @key(fields: "id") { id: ID! isbn: String }`,
    }),
  ),
);

/** Where a client is told of what a subgraph says of a book. @param key Below the book, as the subgraph has it. */
async function placesOf(query: string, key: string) {
  const { errors } = await execute({
    document: parse(query),
    documentHash: query,
    variables: {},
    ask: async ({ subgraph }) =>
      subgraph === "a"
        ? { data: { media: [{ __typename: "Book", id: "1" }] } }
        : { data: { _entities: [{}] }, errors: [{ message: "no", path: ["_entities", 0, key] }] },
  });
  return errors.map(({ path }) => path);
}

describe("an error about a field of a type that stands behind an interface", () => {
  it.each([
    ["isbn", "{ media { ... on Book { isbn } } }"],
    ["number", "{ media { ... on Book { number: isbn } } }"],
  ])("is told at the field, which the client calls %s", async (key, query) => {
    expect(await placesOf(query, key)).toEqual([["media", 0, key]]);
  });

  it("is told at the object when the client has asked for it of another type only", async () => {
    const query = "{ media { ... on Book { isbn } ... on Film { number: isbn } } }";

    expect(await placesOf(query, "number")).toEqual([["media", 0]]);
  });
});
