import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  buildSchema,
  execute,
  type FieldNode,
  type GraphQLError,
  graphql,
  Kind,
  parse,
  visit,
} from "graphql";
import { describe, expect, it } from "vitest";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import { executorOf } from "../executor.ts";
import type { Ask } from "../fetch/ask.ts";
import type { JsonObject } from "../json.ts";
import { loadGraph } from "../plan/graph.ts";
import { withDataKeys } from "./data-keys.ts";

const sdls = {
  a: `type Query { people: [Person!]! beings: [Being!]! node: Node }
      interface Node { id: ID! title: String }
      union Being = Person | Ghost type Ghost { code: ID! name: String! rank: String }
      type Person implements Node @key(fields: "id") @key(fields: "home { zip }") {
        id: ID! name: String! title: String weight: Int size(unit: String): Int home: Home! }
      type Home { zip: String! street: String }`,
  b: `type Person @key(fields: "id") {
        id: ID! weight: Int @external size(unit: String): Int @external
        age: Int! friends: [Person!]! fee: Int @requires(fields: "weight") volume: Int @requires(fields: "size") }`,
  c: `type Person @key(fields: "home { zip }") { home: Home! postman: String } type Home { zip: String! }`,
};
const merged = `type Query { people: [Person!]! beings: [Being!]! node: Node }
  interface Node { id: ID! title: String }
  union Being = Person | Ghost type Ghost { code: ID! name: String! rank: String }
  type Person implements Node { id: ID! name: String! title: String weight: Int size(unit: String): Int home: Home!
    age: Int! friends: [Person!]! fee: Int volume: Int postman: String }
  type Home { zip: String! street: String }`;

const person = (id: string, friends: readonly string[] = []) => ({
  __typename: "Person",
  id,
  name: `name of ${id}`,
  title: `title of ${id}`,
  weight: 50 + Number(id),
  size: ({ unit = "cm" }: { unit?: string }) => (unit === "cm" ? 170 : 2),
  home: { zip: `zip of ${id}`, street: `street of ${id}` },
  age: 20 + Number(id),
  friends: () => friends.map((one) => person(one)),
  fee: 2 * (50 + Number(id)),
  volume: 2 * 170,
  postman: `postman of zip of ${id}`,
});
const people = [person("1", ["2", "3"]), person("2", ["1"]), person("3")];
const rootValue = {
  people,
  beings: [people[0], { __typename: "Ghost", code: "x", name: "Boo", rank: "high" }],
  node: people[1],
};

/** Subgraphs that know what they are told of an entity, and find the rest by it. */
const referenced = {
  b: ({ id, weight = 0, size = 0 }: { id: string; weight?: number; size?: number }) => ({
    ...people.find((one) => one.id === id),
    fee: 2 * weight,
    volume: 2 * size,
  }),
  c: ({ home }: { home: { zip: string } }) => ({ home, postman: `postman of ${home.zip}` }),
};
const schemas = Object.entries(sdls).map(([name, sdl]) => {
  const __resolveReference = name === "c" ? referenced.c : referenced.b;
  const typeDefs = parse(subgraphSdl(sdl));
  return [name, buildSubgraphSchema({ typeDefs, resolvers: { Person: { __resolveReference } } })] as const;
});
const schemaOf = new Map(schemas);
const ask: Ask = async ({ subgraph, body }) => {
  const { query, variables } = JSON.parse(body) as { query: string; variables: JsonObject };
  const schema = schemaOf.get(subgraph);
  if (schema === undefined) throw new Error(`There is no ${subgraph}.`);
  const document = parse(query);
  return JSON.parse(
    JSON.stringify(await execute({ schema, document, rootValue, variableValues: variables })),
  );
};

const graph = loadGraph(composed(sdls));
const executor = executorOf(graph);
const executed = (query: string, asked = ask) =>
  executor.execute({ document: parse(query), documentHash: query, variables: {}, ask: asked });
const pathsOf = (errors: readonly GraphQLError[]) => errors.map(({ path }) => path?.join("."));

describe("what a client calls", () => {
  it.each([
    ["another field like the key", "{ people { id: name age } }"],
    ["another field like a part of the key", "{ people { home { zip: street } postman } }"],
    ["another field like the object of the key", "{ people { home: title postman } }"],
    ["another field like the type of an object", "{ people { __typename: name age } }"],
    [
      "something else than a text like the type",
      "{ people { __typename: age friends { __typename: home { zip } } } }",
    ],
    ["another field like the type of an interface", "{ node { __typename: title ... on Person { age } } }"],
    [
      "another field like the type of a union",
      "{ beings { ... on Person { __typename: name age } ... on Ghost { __typename: name } } }",
    ],
    ["the type like the key", "{ people { id: __typename age } beings { id: __typename } }"],
    ["another field like what is required", "{ people { weight: age fee } }"],
    ["what is required by another name", "{ people { mass: weight fee size: weight volume } }"],
    ["a field like what is required, with arguments", '{ people { size(unit: "m") volume } }'],
    [
      "fields of entities in lists of entities",
      "{ people { friends { id: title weight: id __typename: name fee friends { id: age } } } }",
    ],
    [
      "fields in fragments",
      "{ people { ...P ... on Node { id: title } } } fragment P on Person { __typename: name fee }",
    ],
    [
      "fields that one type has of the key and another has not",
      "{ beings { ... on Person { id age } ... on Ghost { id: code } } }",
    ],
    ["fields at the root", "{ __typename: people { age } id: node { id } weight: __typename }"],
    [
      "what tells of the schema",
      "{ id: __typename __typename: __schema { queryType { id: name } } people { age } }",
    ],
    [
      "fields like what they are held under",
      "{ people { client__id: name id: title client__client__id: age fee } }",
    ],
    [
      "fields like what the planner renames",
      "{ beings { ... on Person { x: title x__alias_0: name age } ... on Ghost { x: rank x__alias_0: name } } }",
    ],
  ])("%s is answered as by one server", async (_what, query) => {
    const expected = await graphql({ schema: buildSchema(merged), source: query, rootValue });

    const { text, errors, misfits } = await executed(query);

    expect({ text, errors, misfits }).toEqual({
      text: JSON.stringify(expected.data),
      errors: [],
      misfits: [],
    });
    expect(expected.errors).toBeUndefined();
  });

  it("is what errors are told at", async () => {
    const query = "{ people { friends { id: name __typename: age } } }";
    const failing: Ask = async (question) =>
      question.subgraph === "a" && question.body.includes("_entities")
        ? Promise.reject(new Error("down"))
        : ask(question);

    const { errors, misfits } = await executed(query, failing);

    expect(pathsOf(errors)).toEqual([
      "people.0.friends.0.id",
      "people.0.friends.1.id",
      "people.1.friends.0.id",
    ]);
    expect(pathsOf(misfits)).toEqual(pathsOf(errors));
  });

  it("is what a subgraph's own errors are told at", async () => {
    const complaining: Ask = async ({ subgraph }) =>
      subgraph === "a"
        ? { data: { people: [{ __typename: "Person", id: "1" }] } }
        : {
            data: { _entities: [null] },
            errors: [{ message: "no", path: ["_entities", 0, "client__weight"] }],
          };

    const { errors } = await executed("{ people { weight: age } }", complaining);

    expect(pathsOf(errors)).toEqual(["people.0.weight"]);
  });

  it("is what is told of where it is closed", async () => {
    const query = "{ people { id: name weight: title fee } }";
    const document = parse(query);
    const refusalByField = new Map<FieldNode, { code: string; need: string }>();
    const open = visit(document, {
      [Kind.FIELD](field) {
        if (field.name.value !== "title") return undefined;
        refusalByField.set(field, { code: "FORBIDDEN", need: "the scope title" });
        return null;
      },
    });

    const { text, errors } = await executor.execute({
      document,
      documentHash: query,
      closed: { key: "closed", document, open, refusalByField },
      variables: {},
      ask,
    });

    expect(JSON.parse(text ?? "").people[0]).toEqual({ id: "name of 1", weight: null, fee: 102 });
    expect(errors[0]?.message).toBe("people.0.weight needs the scope title.");
  });
});

describe("an operation whose names collide with nothing", () => {
  it("is planned as it is", () => {
    const document = parse(
      "{ people { id years: age kind: __typename __typename home { zip road: street } fee } }",
    );

    expect(withDataKeys(document, graph.plannerKeys)).toBe(document);
  });
});
