import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import { compilePlan } from "../plan/compile-plan.ts";
import { loadGraph } from "../plan/graph.ts";

const sdls = {
  a: `type User @key(fields: "id") { id: ID! size: Int total: Int @external share: Int @requires(fields: "total") }`,
  b: `type Query { user: User users: [User!] }
      type User @key(fields: "id") { id: ID! size: Int @external total: Int @requires(fields: "size") name: String best: User }`,
  c: `type Query { first: User } type User @key(fields: "id") { id: ID! }`,
};
const graph = loadGraph(composed(sdls));
const compiled = async (query: string) => compilePlan(await graph.planOf(parse(query), undefined), graph);

describe("an operation in whose plan a field is asked for without what it requires", () => {
  it.each(["{ user { share } }", "{ users { best { ... on User { share name } } } }"])(
    "is refused, since it would be answered wrongly: %s",
    async (query) => {
      await expect(compiled(query)).rejects.toMatchObject({
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

    expect(compilePlan(plan, providing)).not.toBeNull();
  });

  it.each(["{ user { total } }", "{ user { name best { total name } } }", "{ first { share total name } }"])(
    "is not what is told of all that it needs: %s",
    async (query) => {
      expect(await compiled(query)).not.toBeNull();
    },
  );
});
