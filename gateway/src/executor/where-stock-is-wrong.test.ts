import { describe, expect, it } from "vitest";
import { composed, subgraphSdl } from "../testing/composed.ts";
import type { Answer } from "./fetch/ask.ts";
import { bothExecutors } from "./testing/both-executors.ts";
import { FEATURE_GRAPHS } from "./testing/feature-graphs.ts";
import { type MockSubgraph, mockSubgraph } from "./testing/mock-subgraph.ts";

const HONEST = { nullOneIn: 0, errorOneIn: 0 };
const mocks = (sdls: Readonly<Record<string, string>>): Record<string, MockSubgraph> =>
  Object.fromEntries(
    Object.entries(sdls).map(([name, sdl]) => [name, mockSubgraph(subgraphSdl(sdl), HONEST)]),
  );

const saying =
  (...answers: Answer[]): MockSubgraph =>
  async () =>
    structuredClone(answers.length > 1 ? (answers.shift() ?? {}) : (answers[0] ?? {}));

async function askBoth(
  sdls: Readonly<Record<string, string>>,
  query: string,
  subgraphs: () => Record<string, MockSubgraph> = () => mocks(sdls),
) {
  const { ours } = await bothExecutors(composed(sdls), subgraphs());
  const { stock } = await bothExecutors(composed(sdls), subgraphs());
  return { got: await ours({ query }), stock: await stock({ query }).catch(() => null) };
}

const pathsOf = (errors: readonly string[] = []) => errors.map((error) => JSON.parse(error).path);

const people = {
  a: `type Query { people: [Being!]! one: Person first: String }
      union Being = Person | Ghost type Ghost { name: String }
      type Person @key(fields: "id") { id: ID! }`,
  b: `type Person @key(fields: "id") { id: ID! age: Int! mail: String }`,
};
const person = (id: string) => ({ __typename: "Person", id });

// The specification decides where the two executors differ; what differs stands here, and nothing else does.
describe("the stock executor", () => {
  it("orders keys by where a repeated fragment stands first: they come in the order in which they are met", async () => {
    const query = "{ one { ... on Person { id } mail ... on Person { age } } }";

    const { got, stock } = await askBoth(people, query);

    expect(got.data).toMatch(/"id".*"mail".*"age"/);
    expect(stock?.data).toMatch(/"id".*"age".*"mail"/);
  });

  it("loses what is empty, 0 or false where it had to rename a field: it is a value like any other", async () => {
    const sdls = {
      a: `type Query { items: [Item!]! } union Item = A | B
          type A @key(fields: "id") { id: ID! value: Int! } type B @key(fields: "id") { id: ID! value: String }`,
    };
    const items = [
      { __typename: "A", value: 0 },
      { __typename: "B", value__alias_0: "" },
    ];

    const { got, stock } = await askBoth(sdls, "{ items { ... on A { value } ... on B { value } } }", () => ({
      a: saying({ data: { items } }),
    }));

    expect(got.data).toBe('{"items":[{"value":0},{"value":""}]}');
    expect(stock?.data).toBe('{"items":[{"value":0},{"value":null}]}');
  });

  it("counts entities that were not asked about: an error is about the one that it is about", async () => {
    const beings = [{ __typename: "Ghost" }, person("1"), person("2")];
    const { got, stock } = await askBoth(people, "{ people { ... on Person { mail } } }", () => ({
      a: saying({ data: { people: beings } }),
      b: saying({
        data: { _entities: [{ mail: "x" }, { mail: null }] },
        errors: [{ message: "no", path: ["_entities", 1, "mail"] }],
      }),
    }));

    expect(pathsOf(got.errors)).toEqual([["people", 2, "mail"]]);
    expect(pathsOf(stock?.errors)).toEqual([["people", 1, "mail"]]);
  });

  it("tells clients of _entities: what concerns all of them is told at each field that was asked for", async () => {
    const { got, stock } = await askBoth(people, "{ people { ... on Person { mail m: age } } }", () => ({
      a: saying({ data: { people: [person("1")] } }),
      b: saying({ data: null, errors: [{ message: "no", path: ["_entities"] }] }),
    }));

    expect(pathsOf(got.errors)).toEqual([
      ["people", 0, "m"],
      ["people", 0, "mail"],
    ]);
    expect(pathsOf(stock?.errors)).toEqual([["people", "@", "_entities"]]);
  });

  it("tells of keys that the client did not ask for: what is said of them is told of the object", async () => {
    const { got, stock } = await askBoth(people, "{ one { age: mail } }", () => ({
      a: saying({
        data: { one: { __typename: "Person", id: null } },
        errors: [{ message: "no", path: ["one", "id"] }],
      }),
      b: saying({ data: { _entities: [null] } }),
    }));

    expect(pathsOf(got.errors)).toEqual([["one"]]);
    expect(pathsOf(stock?.errors)).toEqual([["one", "id"]]);
  });

  it("tells nobody where a subgraph did not answer: it is told at each field that was asked for", async () => {
    const { got, stock } = await askBoth(people, "{ one { mail m: age } first }", () => ({
      a: saying({ data: { one: person("1"), first: "x" } }),
      b: () => Promise.reject(new Error("down")),
    }));

    expect(got.data).toBe('{"one":null,"first":"x"}');
    expect(pathsOf(got.errors)).toEqual([
      ["one", "m"],
      ["one", "mail"],
    ]);
    expect(pathsOf(stock?.errors)).toEqual([undefined]);
  });

  it("asks nothing of entities in lists of lists that @requires needs: they are asked like others", async () => {
    const sdls = {
      a: `type Query { box: Box } type Box @key(fields: "id") { id: ID! grid: [[Cell!]!]! } type Cell { n: Int! }`,
      b: `type Box @key(fields: "id") { id: ID! grid: [[Cell!]!]! @external sum: Int @requires(fields: "grid { n }") }
          type Cell { n: Int! @external }`,
    };
    const { ours, stock, asked } = await bothExecutors(composed(sdls), {
      a: saying({ data: { box: { __typename: "Box", id: "1", grid: [[{ n: 1 }], [{ n: 2 }]] } } }),
      b: saying({ data: { _entities: [{ sum: 3 }] } }),
    });
    await ours({ query: "{ box { sum } }" });
    await stock({ query: "{ box { sum } }" });

    const gridOf = (by: typeof asked.ours) =>
      (by[1]?.variables.representations as { grid: unknown }[] | undefined)?.[0]?.grid;
    expect(gridOf(asked.ours)).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    expect(gridOf(asked.stock)).toEqual([null, null]);
  });

  it("forgets of what type something is when a subgraph knows only its interface", async () => {
    const sdls = FEATURE_GRAPHS["@interfaceObject"] ?? {};
    const query =
      "{ media { __typename ... on Book { score __typename pages } ... on Film { score __typename minutes } } }";

    const { got } = await askBoth(sdls, query);

    expect(JSON.parse(got.data).media).toMatchObject({
      __typename: expect.stringMatching(/Book|Film/),
      score: expect.any(Number),
    });
  });

  it.each([
    ["something else than a list", { people: { id: "1" } }],
    ["something else than an object", { people: ["1"] }],
  ])("fails as a whole when a subgraph gives %s: the field does", async (_what, data) => {
    const query = "{ people { ... on Person { id } } first }";

    const { got, stock } = await askBoth(people, query, () => ({
      a: saying({ data: { first: "x", ...data } }),
    }));

    expect(got).toMatchObject({ data: "null", misfits: [expect.stringContaining("people")] });
    expect([null, "none"]).toContain(stock?.data ?? null);
  });

  it("says nothing of values that do not fit once a subgraph has complained of anything", async () => {
    const { got, stock } = await askBoth(people, "{ one { id } first }", () => ({
      a: saying({ data: { one: { id: null }, first: null }, errors: [{ message: "no", path: ["first"] }] }),
    }));

    expect(got).toMatchObject({ data: '{"one":null,"first":null}', misfits: ['["one","id"]'] });
    expect(stock).toMatchObject({ data: '{"one":null,"first":null}', misfits: [] });
  });
});
