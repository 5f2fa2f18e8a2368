import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPlanner, newGraphSecret } from "./executor/plan/graph.ts";
import { loadableSdl } from "./supergraph/loadable-sdl.ts";
import { composed } from "./testing/composed.ts";
import { people } from "./testing/people.ts";
import { type Stub, startStubGraph } from "./testing/stub-graph.ts";

type Graph = Awaited<ReturnType<typeof startStubGraph>>;
const count = (length: number, make: (index: number) => string) =>
  Array.from({ length }, (_, n) => make(n)).join(" ");
const planned = (sdls: Readonly<Record<string, string>>, query: string) =>
  loadPlanner(loadableSdl(composed(sdls)), newGraphSecret()).plan(parse(query), undefined);

describe("CVE-2024-43414, GHSA-fmj9-77q8-g6c4: more ways to plan than a number can hold", () => {
  it("plans seven hundred fields that three subgraphs have", () => {
    const values = `type T @key(fields: "id") { id: ID! ${count(700, (n) => `v${n}: Int @shareable`)} }`;
    const sdls = {
      a: 'type Query { t: T } type T @key(fields: "id") { id: ID! }',
      b: values,
      c: values,
      d: values,
    };

    const { node } = planned(sdls, `{ t { ${count(700, (n) => `v${n}`)} } }`);

    // 3^700 ways, above 1e308, and one of those that ask one subgraph for all of it.
    expect(node).toMatchObject({ kind: "Sequence", nodes: [{ kind: "Fetch" }, { kind: "Flatten" }] });
  });
});

describe("the gateway", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startStubGraph({ stubs: people, mode: "production" });
  });
  afterAll(() => graph.close());

  describe("GHSA-q2f9-x4p4-7xmh, CVE-2025-32030: named fragments that unfold without end", () => {
    const doubling = (levels: number) =>
      `${count(levels, (n) => `fragment F${n} on User { ...F${n + 1} ... { ...F${n + 1} } }`)} fragment F${levels} on User { id }`;

    it("are refused before they are unfolded", async () => {
      const startedAtMs = performance.now();

      const { status, errors } = await graph.query(`{ viewer { ...F0 } } ${doubling(200)}`);

      expect(status).toBe(400);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
      expect(errors[0]?.message).toMatch(/^An operation may have at most 2000 fields, got /);
      expect(performance.now() - startedAtMs).toBeLessThan(10_000);
    });

    it("are refused by the planner too, for a gateway without limits", () => {
      const sdls = { a: "type Query { viewer: User } type User { id: ID! }" };

      expect(() => planned(sdls, `{ viewer { ...F0 } } ${doubling(60)}`)).toThrow(
        expect.objectContaining({
          extensions: expect.objectContaining({ code: "GRAPHQL_VALIDATION_FAILED" }),
        }),
      );
    });

    it("and fragments in circles are no operation", async () => {
      const { status, errors } = await graph.query(
        "{ viewer { ...A } } fragment A on User { id ...B } fragment B on User { ...A }",
      );

      expect([status, errors[0]?.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
    });
  });

  describe("GHSA-p2q6-pwh5-m6jr, CVE-2025-32031: selections that the planner cannot shorten", () => {
    const types = 8;
    const node = (own: string) =>
      `interface Node @key(fields: "id") { id: ID! next: Node }
       ${count(types, (n) => `type T${n} implements Node @key(fields: "id") { id: ID! next: Node @shareable ${own}${n}: Int }`)}`;
    const sdls = {
      a: `type Query { node: Node } ${node("a")}`,
      b: node("b"),
    };
    const every = (depth: number): string =>
      depth === 0 ? "id" : count(types, (n) => `... on T${n} { a${n} b${n} next { ...L${depth - 1} } }`);

    it("are refused in time, however small the document is that has them", () => {
      const levels = 12;
      const fragments = count(levels, (n) => `fragment L${n} on Node { ${every(n)} }`);
      const startedAtMs = performance.now();

      expect(() => planned(sdls, `{ node { ${every(levels)} } } ${fragments}`)).toThrow(
        expect.objectContaining({
          extensions: expect.objectContaining({ code: "GRAPHQL_VALIDATION_FAILED" }),
        }),
      );
      expect(performance.now() - startedAtMs).toBeLessThan(20_000);
    });
  });
});

describe("GHSA-pfjj-6f4p-rvmh, CVE-2026-32621: names that objects inherit", () => {
  // As a subgraph would answer that was taken over: JSON with a key that an assignment would follow.
  const poison = JSON.parse(
    '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}',
  );
  const box: Stub = {
    sdl: `
      scalar JSON
      type Query { box: Box echo(text: String): String }
      type Box @key(fields: "id") { id: ID! polluted: String inner: Box json: JSON }`,
    resolvers: {
      Query: { box: () => ({ id: "b" }), echo: (_: unknown, { text }: { text: string }) => text },
      Box: { polluted: () => "yes", inner: () => ({ id: "b" }), json: () => poison },
    },
  };
  const label: Stub = {
    sdl: 'type Box @key(fields: "id") { id: ID! label: String }',
    resolvers: { Box: { __resolveReference: (reference: object) => reference, label: () => "red" } },
  };
  let graph: Graph;
  beforeAll(async () => {
    graph = await startStubGraph({ stubs: { box, label } });
  });
  afterAll(() => graph.close());

  const answerTo = async (query: string, variables: string) => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"query": ${JSON.stringify(query)}, "variables": ${variables}}`,
    });
    const { data } = JSON.parse(await response.text()) as { data: Record<string, unknown> };
    return { status: response.status, data: JSON.stringify(data) };
  };
  const isPolluted = () => "polluted" in {} || "polluted" in Object || "label" in {};

  it.each([
    ["__proto__", "{ __proto__: box { polluted label } }", '{"__proto__":{"polluted":"yes","label":"red"}}'],
    [
      "constructor.prototype",
      "{ constructor: box { prototype: inner { polluted label } } }",
      '{"constructor":{"prototype":{"polluted":"yes","label":"red"}}}',
    ],
    [
      "__proto__ below an entity",
      "{ box { __proto__: inner { __proto__: inner { polluted label } } } }",
      '{"box":{"__proto__":{"__proto__":{"polluted":"yes","label":"red"}}}}',
    ],
  ])("an alias %s is a key like any other", async (_name, query, data) => {
    expect(await answerTo(query, "{}")).toEqual({ status: 200, data });
    expect(isPolluted()).toBe(false);
  });

  it("a variable of such a name is a variable like any other", async () => {
    const query =
      "query ($__proto__: String, $constructor: String) { a: echo(text: $__proto__) b: echo(text: $constructor) }";

    // A name that nobody gives is not found where objects have it from.
    expect(await answerTo(query, "{}")).toEqual({ status: 200, data: '{"a":null,"b":null}' });
    const byGet = (variables: string) =>
      fetch(`${graph.url}/graphql?${new URLSearchParams({ query, variables })}`, {
        headers: { "apollo-require-preflight": "1" },
      });
    expect(await (await byGet('{"constructor":"c"}')).json()).toMatchObject({ data: { b: "c" } });
    // No more than any other value that is no text.
    expect(await (await byGet('{"__proto__":{"polluted":"yes"}}')).json()).toMatchObject({
      errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
    });
    expect(isPolluted()).toBe(false);
  });

  it("a body that brings such keys along is refused as a whole", async () => {
    for (const variables of [
      '{"__proto__": {"polluted": "yes"}}',
      '{"constructor": {"prototype": {"polluted": "yes"}}}',
    ])
      expect((await answerTo("{ box { label } }", variables)).status).toBe(400);
    expect(isPolluted()).toBe(false);
  });

  it("what a subgraph says of such a name changes nothing but its own value", async () => {
    const { data } = await answerTo("{ box { json label } }", "{}");

    expect(data).toBe(`{"box":{"json":${JSON.stringify(poison)},"label":"red"}}`);
    expect(isPolluted()).toBe(false);
  });
});
