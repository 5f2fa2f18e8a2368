import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stub } from "../testing/stub-graph.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import { DEFAULT_LIMITS } from "./limits.ts";

const shop: Stub = {
  sdl: `
    type Query {
      items(first: Int!): Items @cost(weight: 3) @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
      loose(first: Int, last: Int): [Item!] @listSize(slicingArguments: ["first", "last"])
    }
    type Mutation { buy(order: Order): Int @cost(weight: 20) }
    input Order { ids: [ID!] more: [Order!] }
    type Items { nodes: [Item!] }
    type Item { id: ID! price: Int @cost(weight: 2) }`,
  resolvers: {
    Query: { items: () => ({ nodes: [{ id: "a", price: 1 }] }), loose: () => [] },
    Mutation: { buy: () => 1 },
  },
};

describe("the cost of an operation", () => {
  let graph: Awaited<ReturnType<typeof startStubGraph>>;
  beforeAll(async () => {
    graph = await startStubGraph({
      stubs: { shop },
      gatewayOptions: { limits: { ...DEFAULT_LIMITS, cost: 100, rows: 1_000 } },
    });
  });
  afterAll(() => graph.close());
  const page = "query ($n: Int!) { items(first: $n) { nodes { id price } } }";

  it("is told in development, for the variables of the request", async () => {
    const small = await graph.query(page, { variables: { n: 2 } });
    const larger = await graph.query(page, { variables: { n: 20 } });

    expect([small, larger].map(({ extensions }) => extensions.kith.cost)).toEqual([3 + 2 * 3, 3 + 20 * 3]);
    expect(small.data.items.nodes).toEqual([{ id: "a", price: 1 }]);
  });

  it("is refused above the limit, before any fetch, each time anew", async () => {
    graph.asked.length = 0;
    const over = await graph.query(page, { variables: { n: 33 } });
    const within = await graph.query(page, { variables: { n: 32 } });

    expect({ status: over.status, errors: over.errors }).toEqual({
      status: 400,
      errors: [
        {
          message:
            'An operation may cost at most 100, this one could cost 102: ask for less of it, or ask for smaller pages with "first".',
          extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
        },
      ],
    });
    expect(within.status).toBe(200);
    expect(graph.asked).toHaveLength(1);
  });

  it("counts each operation of a document for itself", async () => {
    const both =
      "query Small { items(first: 1) { nodes { id } } } query Large { items(first: 200) { nodes { id } } }";

    const small = await graph.query(both, { operationName: "Small" });
    const large = await graph.query(both, { operationName: "Large" });

    expect([small.status, large.status]).toEqual([200, 400]);
  });

  it("cannot be brought down by what a variable is not", async () => {
    const answers = await Promise.all(
      [{ n: -1_000 }, { n: "33" }, { n: [33] }, { n: null }, {}].map((variables) =>
        graph.query(page, { variables }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 400, 400]);
    expect(answers.slice(1).map(({ errors }) => errors[0]?.extensions.code)).toEqual([
      "BAD_USER_INPUT",
      "BAD_USER_INPUT",
      "GRAPHQL_VALIDATION_FAILED",
      "GRAPHQL_VALIDATION_FAILED",
    ]);
  });

  it("is too high for an argument that is nested without end", async () => {
    let order = "{}";
    for (let level = 0; level < 20_000; level += 1) order = `{"more":[${order}]}`;

    const response = await fetch(`${graph.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"query":"mutation ($o: Order) { buy(order: $o) }","variables":{"o":${order}}}`,
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining("nested 100 levels deep"),
          extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
        },
      ],
    });
  });

  it("is not even reckoned where a list must say its length and does not", async () => {
    const { status, errors } = await graph.query("{ loose { id } }");

    expect(status).toBe(400);
    expect(errors.map(({ message }) => message)).toEqual([
      'loose takes exactly one of "first", "last" to say how long its list may be, got 0.',
    ]);
  });
});

describe("the limits of a gateway", () => {
  it("are what its settings say", async () => {
    const limits = {
      ...DEFAULT_LIMITS,
      bodyBytes: 2_000,
      tokens: 50,
      depth: 2,
      rootFields: 2,
      aliases: 1,
      directives: 1,
    };
    await using graph = await startStubGraph({ stubs: { shop }, gatewayOptions: { limits } });
    const items = (fields: string) => `{ items(first: 1) { ${fields} } }`;

    const answers = await Promise.all([
      graph.query(`{ __typename } # ${"x".repeat(2_000)}`),
      graph.query(`{ ${"__typename ".repeat(60)} }`),
      graph.query(items("nodes { id }")),
      graph.query("{ a: __typename b: __typename }"),
      graph.query("{ __typename @skip(if: false) @include(if: true) }"),
      graph.query("{ __typename }"),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([413, 400, 400, 400, 400, 200]);
    expect(answers.flatMap(({ errors }) => errors.map((error) => error.message))).toEqual([
      expect.stringContaining("body is too large"),
      expect.stringContaining("more that 50 tokens"),
      "An operation may have at most 2 levels of fields, got 3.",
      "An operation may have at most 1 aliases, got 2.",
      "An operation may have at most 1 directives, got 2.",
    ]);
  });
});
