import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import { executorOf } from "../executor.ts";
import { loadGraph } from "../plan/graph.ts";
import type { Answer } from "./ask.ts";

const { execute } = executorOf(
  loadGraph(
    composed({
      a: `type Query { people: [Person!]! pet: Pet } type Person @key(fields: "id") { id: ID! } type Pet @key(fields: "id") { id: ID! }`,
      b: `type Person @key(fields: "id") { id: ID! age: Int mail: String } type Pet @key(fields: "id") { id: ID! name: String }`,
    }),
  ),
);
const people = ["1", "2"].map((id) => ({ __typename: "Person", id }));
const pet = { __typename: "Pet", id: "1" };

/** What becomes of an answer of the subgraph that is asked about entities. */
async function told(query: string, answer: Answer) {
  const { text, errors } = await execute({
    document: parse(query),
    documentHash: query,
    variables: {},
    ask: async ({ subgraph }) => structuredClone(subgraph === "a" ? { data: { people, pet } } : answer),
  });
  return {
    data: JSON.parse(text ?? ""),
    errors: errors.map(({ path, message }) => `${path?.join(".")}: ${message}`),
  };
}

describe("a subgraph that was asked about entities", () => {
  it.each([
    ["nothing of them", { data: {} }, "2 entities and gave none"],
    ["null for them", { data: { _entities: null } }, "2 entities and gave none"],
    ["no data", { data: null }, "2 entities and gave none"],
    ["too few", { data: { _entities: [{ age: 1 }] } }, "2 entities and gave 1"],
    [
      "something else than a list",
      { data: { _entities: "all" } },
      "a list of entities and gave something else: string",
    ],
  ])("and tells %s has not answered", async (_what, answer, complaint) => {
    const { data, errors } = await told("{ people { age mail } }", answer);

    const message = `A subgraph was asked for ${complaint}.`;
    expect(data).toEqual({ people: people.map(() => ({ age: null, mail: null })) });
    expect(errors).toEqual(
      ["people.0.age", "people.0.mail", "people.1.age", "people.1.mail"].map((path) => `${path}: ${message}`),
    );
  });

  it.each([
    [["_entities"], ["people.0.age: no", "people.1.age: no"]],
    [["_entities", 1], ["people.1: no"]],
    [undefined, ["undefined: no"]],
  ])("and says why it tells nothing, at %j, is told of by nothing more", async (path, expected) => {
    const errors = [{ message: "no", ...(path && { path }) }];

    const outcome = await told("{ people { age } }", { data: { _entities: null }, errors });

    expect(outcome.errors).toEqual(expected);
  });

  it.each([[["people", 0]], [["_entities", 2, "age"]], [["_entities", -1]], [[]]])(
    "and complains of what it was not asked about, at %j, is told of without a place",
    async (path) => {
      const outcome = await told("{ people { age } }", {
        data: { _entities: [{ age: 1 }, { age: null }] },
        errors: [{ message: "no", path }],
      });

      expect(outcome.errors).toEqual(["undefined: no"]);
    },
  );

  it("and gives something else for one of them is told of there", async () => {
    const { data, errors } = await told("{ people { age } }", { data: { _entities: ["all", { age: 7 }] } });

    expect(data).toEqual({ people: [{ age: null }, { age: 7 }] });
    expect(errors).toEqual([
      "people.0.age: A subgraph was asked for an entity and gave something else: string.",
    ]);
  });

  it("and complains of what it was not asked about, among several questions, is told of once", async () => {
    const outcome = await told("{ people { age } pet { name } }", {
      data: { p0__entities: [{ age: 1 }, { age: 2 }], p1__entities: [{ name: null }] },
      errors: [{ message: "no", path: ["pet", "name"] }],
    });

    expect(outcome.errors).toEqual(["undefined: no"]);
  });

  it("and says of an entity that there is none has answered", async () => {
    const { data, errors } = await told("{ people { age } }", { data: { _entities: [null, { age: 7 }] } });

    expect(data).toEqual({ people: [{ age: null }, { age: 7 }] });
    expect(errors).toEqual([]);
  });

  it("and is silent about some of several kinds, complaining of others, has not answered about those", async () => {
    const { data, errors } = await told("{ people { age } pet { name } }", {
      data: { p0__entities: [null, { age: 7 }], p1__entities: null },
      errors: [{ message: "no", path: ["p0__entities", 0, "age"] }],
    });

    expect(data).toEqual({ people: [{ age: null }, { age: 7 }], pet: { name: null } });
    expect(errors).toEqual([
      "people.0.age: no",
      "pet.name: A subgraph was asked for 1 entities and gave none.",
    ]);
  });
});
