import { Supergraph } from "@apollo/federation-internals";
import { describe, expect, it } from "vitest";
import { composed } from "../testing/composed.ts";
import { loadableSdl } from "./loadable-sdl.ts";
import { readSupergraph } from "./supergraph.ts";

const linked = (link: string, rest = "") => `
  schema @link(url: "https://specs.apollo.dev/link/v1.0") ${link} { query: Query }
  enum join__Graph { A @join__graph(name: "a", url: "http://a") }
  type Query { open: Int secret: Int ${rest} }`;

describe("readSupergraph", () => {
  it("enforces @policy as composed, linked under another name, and linked by nothing", () => {
    const policies = '(policies: [["staff", "paid"], ["owner"]])';
    const rules = [
      composed({ a: `type Query { open: Int secret: Int @policy${policies} }` }),
      linked('@link(url: "https://specs.apollo.dev/policy/v0.1", as: "harmless")', `@harmless${policies}`),
      linked("", `@policy${policies}`),
    ].map((sdl) => [...readSupergraph(sdl).guard]);

    const rule = { needsViewer: false, scopes: [], policies: [[["staff", "paid"], ["owner"]]] };
    expect(rules).toEqual(Array(3).fill([["Query.secret", rule]]));
  });

  it("lets Apollo's planner have a supergraph with @policy", () => {
    const sdl = composed({ a: 'type Query { open: Int secret: Int @policy(policies: [["staff"]]) }' });

    expect(() => Supergraph.build(loadableSdl(readSupergraph(sdl).sdl))).not.toThrow();
  });

  it("refuses a security feature that it does not know", () => {
    const sdl = linked('@link(url: "https://example.org/vault/v3.0", for: SECURITY)');

    expect(() => readSupergraph(sdl)).toThrow("guards fields with https://example.org/vault/v3.0");
  });

  it.each(["authenticated", "requiresScopes", "policy"])(
    "refuses a version of @%s that may mean something else",
    (name) => {
      const sdl = linked(`@link(url: "https://specs.apollo.dev/${name}/v0.2")`);

      expect(() => readSupergraph(sdl)).toThrow(`${name}/v0.2, which this gateway does not enforce`);
    },
  );

  it("enforces @requiresScopes as composed, linked under another name, and linked by nothing", () => {
    const whole = composed({
      a: 'type Query { open: Int secret: Int @requiresScopes(scopes: [["a", "b"], ["c"]]) }',
    });
    const link = '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "needs")';

    const rules = [
      whole,
      linked(link, '@needs(scopes: [["a", "b"], ["c"]])'),
      linked("", '@requiresScopes(scopes: [["a", "b"], ["c"]])'),
    ].map((sdl) => [...readSupergraph(sdl).guard].map(([name, { scopes }]) => [name, scopes]));

    const rule = [["Query.secret", [[["a", "b"], ["c"]]]]];
    expect(rules).toEqual([rule, rule, rule]);
  });

  it("refuses what is no supergraph", () => {
    expect(() => readSupergraph("type Query { a: Int }")).toThrow("it has no enum join__Graph");
    expect(() => readSupergraph("type Query {")).toThrow("The supergraph is not GraphQL");
  });

  it("enforces @authenticated under every name that the supergraph gives it", () => {
    const alias = linked('@link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "a")', "@a");
    const imported = linked(
      '@link(url: "https://specs.apollo.dev/authenticated/v0.1", import: [{ name: "@authenticated", as: "@b" }])',
      "@b",
    );
    const plain = linked("", "@authenticated");

    const guarded = [alias, imported, plain].map((sdl) => [...readSupergraph(sdl).guard.keys()]);

    expect(guarded).toEqual([["Query.secret"], ["Query.secret"], ["Query.secret"]]);
  });

  it("gives Apollo's loader what it takes, with hidden fields still hidden", () => {
    const sdl = composed({
      a: "type Query { open: Int guarded: Int @authenticated hidden: Int @inaccessible }",
    });

    const api = Supergraph.build(loadableSdl(readSupergraph(sdl).sdl))
      .apiSchema()
      .toGraphQLJSSchema();

    expect(Object.keys(api.getQueryType()?.getFields() ?? {})).toEqual(["open", "guarded"]);
  });

  it("reads where subgraphs answer", () => {
    const { urlBySubgraph } = readSupergraph(composed({ a: "type Query { a: Int }" }));

    expect([...urlBySubgraph]).toEqual([["a", "http://127.0.0.1:9/a"]]);
  });
});
