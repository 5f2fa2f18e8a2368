import { describe, expect, it } from "vitest";
import { composed } from "../../testing/composed.ts";
import type { JsonObject } from "../json.ts";
import { bothExecutors } from "../testing/both-executors.ts";

const sdls = {
  a: `type Query { x: Int me: Query many: [Query!] hidden: Int @inaccessible }
      type Mutation { do: Done } type Done { query: Query }`,
};
const query = { __typename: "Query", x: 1 };

async function ask(text: string, variables: JsonObject = {}) {
  const { ours } = await bothExecutors(composed(sdls), {
    a: async () => ({ data: { x: 1, me: query, many: [query, { ...query }], do: { query } } }),
  });
  return JSON.parse((await ours({ query: text, variables })).data);
}

describe("a question about the schema", () => {
  const schema = { queryType: { name: "Query" } };

  it.each([
    ["at the root", "{ __schema { queryType { name } } }", { __schema: schema }],
    ["below it", "{ me { x s: __schema { queryType { name } } } }", { me: { x: 1, s: schema } }],
    ["with nothing else", "{ me { __schema { queryType { name } } } }", { me: { __schema: schema } }],
    [
      "after a mutation",
      "mutation { do { query { __schema { queryType { name } } } } }",
      { do: { query: { __schema: schema } } },
    ],
    [
      "of variables, in a fragment, in a list",
      "query($n: String!, $no: Boolean = true) { many { ...F } } fragment F on Query { __type(name: $n) { name kind @skip(if: $no) } }",
      { many: [{ __type: { name: "Done" } }, { __type: { name: "Done" } }] },
    ],
    [
      "under conditions",
      "query($no: Boolean = true) { me { x __schema @skip(if: $no) { types { name } } } }",
      { me: { x: 1 } },
    ],
  ])("is answered wherever the type of queries is come upon: %s", async (_where, text, expected) => {
    expect(await ask(text, { n: "Done" })).toEqual(expected);
  });

  it("tells nothing of what clients do not see", async () => {
    const { me } = await ask('{ me { __type(name: "Query") { fields { name } } } }');

    expect(me.__type.fields.map(({ name }: { name: string }) => name)).toEqual(["x", "me", "many"]);
  });
});
