import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import { loadGraph } from "../plan/graph.ts";
import { refusalsOf, refuseUnmet } from "../plan/refusals.ts";

const sdls = {
  a: `type User @key(fields: "id") { id: ID! size: Int total: Int @external share: Int @requires(fields: "total") }`,
  b: `type Query { user: User users: [User!] }
      type User @key(fields: "id") { id: ID! size: Int @external total: Int @requires(fields: "size") name: String best: User }`,
  c: `type Query { first: User } type User @key(fields: "id") { id: ID! }`,
};
const graph = loadGraph(composed(sdls));
const refusals = async (query: string) => refusalsOf(await graph.planOf(parse(query), undefined), graph);

describe("an operation in whose plan a field is asked for without what it requires", () => {
  it.each(["{ user { share } }", "{ users { best { ... on User { share name } } } }"])(
    "is refused, since it would be answered wrongly: %s",
    async (query) => {
      await expect(refusals(query)).rejects.toMatchObject({
        message: expect.stringContaining("User.total would be asked for without what it requires"),
        extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
      });
    },
  );

  it("is not what asks for it of a subgraph that has what it requires", async () => {
    const providing = loadGraph(
      composed({
        a: `type User @key(fields: "id") { id: ID! size: Int @shareable }`,
        b: `type Query { user: User @provides(fields: "size") }
            type User @key(fields: "id") { id: ID! size: Int @external total: Int @requires(fields: "size") }`,
      }),
    );

    const plan = await providing.planOf(parse("{ user { ... on User { total } } }"), undefined);

    expect(refusalsOf(plan, providing)).toEqual([]);
  });

  it.each(["{ user { total } }", "{ user { name best { total name } } }", "{ first { share total name } }"])(
    "is not what is told of all that it needs: %s",
    async (query) => {
      expect(await refusals(query)).toEqual([]);
    },
  );

  it.each([
    ["{ user { name share @include(if: $on) } }", { on: true }, { on: false }],
    ["{ user { name ... @skip(if: $on) { best { share } } } }", { on: false }, { on: true }],
    [
      "{ user { name ... @skip(if: $off) { share @include(if: $on) } } }",
      { on: true, off: false },
      { on: true, off: true },
    ],
  ])("is refused while the field is met only: %s", async (query, met, skipped) => {
    const found = await refusals(`query($on: Boolean!, $off: Boolean!) ${query}`);

    expect(() => refuseUnmet(found, met)).toThrow("User.total would be asked for without what it requires");
    expect(() => refuseUnmet(found, skipped)).not.toThrow();
  });

  it.each([
    "{ user { name share @include(if: false) } }",
    "{ user { ... @skip(if: true) { ...F } } } fragment F on User { share }",
  ])("is not what is never met: %s", async (query) => {
    expect(await refusals(query)).toEqual([]);
  });
});
