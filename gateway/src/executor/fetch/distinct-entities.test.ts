import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import { executorOf } from "../executor.ts";
import type { JsonObject } from "../json.ts";
import { loadGraph } from "../plan/graph.ts";

const sdls = {
  a: `type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! mood: String name: String }`,
  b: `type Person @key(fields: "id") { id: ID! best: Person! }`,
};
const person = (id: string) => ({ __typename: "Person", id });

describe("an entity that stands in two places and is like another one", () => {
  it("is told of in both", async () => {
    const { execute } = executorOf(loadGraph(composed(sdls)));
    const people = [
      { ...person("2"), mood: "good" },
      { ...person("1"), mood: "good" },
      // The same person, of whom something else is told: one answer about both, which then has two places.
      { ...person("1"), mood: "bad" },
    ];
    const query = "{ people { mood best { name } } }";

    const { text } = await execute({
      document: parse(query),
      documentHash: query,
      variables: {},
      async ask({ subgraph, body }) {
        const { variables } = JSON.parse(body) as { variables: { representations?: JsonObject[] } };
        const { representations } = variables;
        if (representations === undefined) return { data: { people } };
        const told = () => (subgraph === "a" ? { name: "Eve" } : { best: person("9") });
        return { data: { _entities: representations.map(told) } };
      },
    });

    const best = { name: "Eve" };
    expect(JSON.parse(text ?? "")).toEqual({
      people: [
        { mood: "good", best },
        { mood: "good", best },
        { mood: "bad", best },
      ],
    });
  });
});
