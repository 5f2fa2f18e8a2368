import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { type Stub, startStubGraph } from "../testing/stub-graph.ts";

const paint: Stub = {
  sdl: `
    type Query { mix(colour: Colour, paint: Paint): String }
    enum Colour { GREEN RED }
    input Paint { colour: Colour shade: Int }`,
  resolvers: { Query: { mix: () => "mixed" } },
};
const SCHEMA = "{ __schema { queryType { name } } }";
const PLAN = { "kith-query-plan": "1" };

describe("a gateway in production, with scopes for those who may look", () => {
  let graph: Awaited<ReturnType<typeof startStubGraph>>;
  let tokens: Record<"user" | "developer", string>;
  beforeAll(async () => {
    const insight = { introspectionScope: "schema", queryPlanScope: "plan" };
    graph = await startStubGraph({
      stubs: { ...people, paint },
      mode: "production",
      gatewayOptions: { insight },
    });
    tokens = {
      user: await graph.issuer.tokenOf("alice", { scope: "user" }),
      developer: await graph.issuer.tokenOf("bob", { scope: "user schema plan" }),
    };
  });
  afterAll(() => graph.close());

  it("answers introspection to them, and to nobody else, in any order", async () => {
    const statuses: number[] = [];
    for (const token of [undefined, tokens.developer, tokens.user, tokens.developer, undefined])
      statuses.push((await graph.query(SCHEMA, token === undefined ? {} : { token })).status);

    expect(statuses).toEqual([400, 200, 400, 200, 400]);
    const { data } = await graph.query(SCHEMA, { token: tokens.developer });
    expect(data).toEqual({ __schema: { queryType: { name: "Query" } } });
  });

  it.each([
    '{ __type(name: "User") { name } }',
    "{ a: __schema { queryType { name } } }",
    "{ ...F } fragment F on Query { ... { __schema { types { name } } } }",
    "{ __schema @skip(if: true) { queryType { name } } __typename }",
    "query Q($no: Boolean = false) { __typename __schema @include(if: $no) { queryType { name } } }",
    "query A { __typename } query B { __schema { queryType { name } } }",
  ])("does not answer %s to strangers", async (query) => {
    const { status, data, errors } = await graph.query(query, {
      operationName: /\bA\b/.test(query) ? "A" : (undefined as never),
    });

    expect({ status, data, code: errors[0]?.extensions.code }).toEqual({
      status: 400,
      data: undefined,
      code: "GRAPHQL_VALIDATION_FAILED",
    });
    expect(errors[0]?.message).toContain("introspection is not allowed");
  });

  it("lets everybody ask for __typename", async () => {
    expect((await graph.query("{ __typename }")).status).toBe(200);
  });

  it("tells the plan of an operation to them when they ask for it, and nobody else", async () => {
    const query = "{ viewer { name friendCount } }";

    const told = await graph.query(query, { token: tokens.developer, headers: PLAN });
    const unasked = await graph.query(query, { token: tokens.developer });
    const stranger = await graph.query(query, { token: tokens.user, headers: PLAN });
    const nobody = await graph.query(query, { headers: PLAN });

    expect(told.extensions.kith.queryPlan).toMatch(
      /^QueryPlan \{[\s\S]*Fetch\(service: "users"\)[\s\S]*Fetch\(service: "social"\)/,
    );
    expect(Object.keys(told.extensions.kith)).toEqual(["queryPlan"]);
    expect(told.data.viewer).toEqual({ name: "Bob", friendCount: 2 });
    expect([unasked, stranger, nobody].map(({ extensions }) => extensions)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ["a field", "{ veiwer { id } }", {}, 'Cannot query field "veiwer" on type "Query".'],
    ["an argument", '{ user(idd: "a") { id } }', {}, 'Unknown argument "idd" on field "Query.user".'],
    ["a type", "query ($p: Pain) { mix(paint: $p) }", {}, 'Unknown type "Pain".'],
    ["an enum value", "{ mix(colour: GREN) }", {}, 'Value "GREN" does not exist in "Colour" enum.'],
    ["a field of a value", "{ mix(paint: { shad: 1 }) }", {}, 'Field "shad" is not defined by type "Paint".'],
    [
      "an enum value of a variable",
      "query ($c: Colour) { mix(colour: $c) }",
      { c: "GREN" },
      'Variable "$c" got invalid value "GREN"; Value "GREN" does not exist in "Colour" enum.',
    ],
    [
      "a field of a variable",
      "query ($p: Paint) { mix(paint: $p) }",
      { p: { shad: 1 } },
      'Variable "$p" got invalid value { shad: 1 }; Field "shad" is not defined by type "Paint".',
    ],
    [
      "a fragment where a field is of another type",
      "{ viewer { id ... on Usr { id } } }",
      {},
      'Unknown type "Usr".',
    ],
  ])(
    "does not say what else there is of a name like that of %s",
    async (_what, query, variables, message) => {
      const { status, errors } = await graph.query(query, { variables });

      expect(status).toBe(400);
      expect(errors.map((error) => error.message)).toContain(message);
      expect(errors.map((error) => error.message).join()).not.toMatch(/Did you mean|GREEN|viewer"|shade/);
    },
  );

  it("looks for hints in no more time where a client has written nothing else", async () => {
    const tookMs = async (words: string) => {
      const startedAtMs = performance.now();
      const { errors } = await graph.query(`{ user(id: { a: "${words.repeat(19_000)}" }) { id } }`);
      expect(errors[0]?.message).toContain("ID cannot represent");
      return performance.now() - startedAtMs;
    };

    const [plainMs, hintsMs] = [await tookMs("Dad you mean "), await tookMs("Did you mean ")];

    expect(hintsMs).toBeLessThan(plainMs + 1_000);
  });
});

describe("a gateway in production without such scopes", () => {
  it("tells nobody, whatever scopes a token has", async () => {
    await using graph = await startStubGraph({ stubs: people, mode: "production" });
    const token = await graph.issuer.tokenOf("alice", { scope: "undefined schema plan introspection" });

    expect((await graph.query(SCHEMA, { token })).status).toBe(400);
    expect((await graph.query("{ __typename }", { token, headers: PLAN })).extensions).toBeUndefined();
  });
});

describe("a gateway in development", () => {
  it("tells everybody what is meant, and the plan to who asks for it", async () => {
    await using graph = await startStubGraph({ stubs: people });

    const misspelt = await graph.query("{ veiwer { id } }");
    const planned = await graph.query("{ viewer { id } }", { headers: PLAN });

    expect(misspelt.errors[0]?.message).toContain('Did you mean "viewer"?');
    expect(planned.extensions.kith.queryPlan).toContain('Fetch(service: "users")');
  });

  it("tells the plan of what is left of an operation", async () => {
    await using graph = await startStubGraph({
      stubs: people,
      gatewayOptions: { guarding: { unauthorized: "filter" } },
    });

    const { extensions } = await graph.query('{ user(id: "bob") { name email } }', { headers: PLAN });

    expect(extensions.kith.queryPlan).toContain("name");
    expect(extensions.kith.queryPlan).not.toContain("email");
  });
});
