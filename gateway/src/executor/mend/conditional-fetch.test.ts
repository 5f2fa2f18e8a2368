import { describe, expect, it } from "vitest";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import type { JsonObject } from "../json.ts";
import { bothExecutors } from "../testing/both-executors.ts";
import { mockSubgraph } from "../testing/mock-subgraph.ts";

const sdls = {
  a: `type Query { user: User } type User @key(fields: "id") { id: ID! kinds(of: Int): [Int!] size: Int mail: String }`,
  b: `type User @key(fields: "id") { id: ID! kinds(of: Int): [Int!] @external size: Int @external mail: String @external
        plain: Int near: Int @requires(fields: "size") friends(first: Int): Int @requires(fields: "size kinds")
        peers: Int @requires(fields: "kinds(of: 3)") own: Int @requires(fields: "mail") }`,
};

async function ask(query: string, variables: JsonObject) {
  const mischief = { nullOneIn: 0, errorOneIn: 0 };
  const mocks = Object.entries(sdls).map(([name, sdl]) => [name, mockSubgraph(subgraphSdl(sdl), mischief)]);
  const { ours, asked } = await bothExecutors(composed(sdls), Object.fromEntries(mocks));
  const { data, errors, misfits } = await ours({ query, variables });
  const questions = asked.ours.filter(({ subgraph }) => subgraph === "b");
  const told = questions.flatMap(({ variables: { representations, ...parts } }) =>
    [representations, ...Object.values(parts)].filter(Array.isArray).flat(),
  );
  return {
    user: JSON.parse(data).user,
    complaints: [...errors, ...misfits],
    told: told.map((one) =>
      Object.keys(one)
        .filter((key) => key !== "__typename")
        .sort(),
    ),
    questionCount: questions.length,
  };
}
const number = expect.any(Number);

describe("a field that is under a condition, and requires what nothing else does", () => {
  it.each([
    ["{ user { plain friends @include(if: $on) } }", { plain: number }, [["id"]]],
    ["{ user { near ... @include(if: $on) { friends(first: 2) } } }", { near: number }, [["id", "size"]]],
    ["{ user { plain ...F @include(if: $on) } } fragment F on User { peers }", { plain: number }, [["id"]]],
    ["{ user { plain own @include(if: $on) } }", { plain: number }, [["id"]]],
  ])("takes no other field with it where it is skipped: %s", async (query, user, told) => {
    const answered = await ask(`query($on: Boolean!) ${query}`, { on: false });

    expect(answered).toEqual({ user, told: expect.arrayContaining(told), complaints: [], questionCount: 1 });
  });

  it("is told of what it requires where it is asked for, in the same question", async () => {
    const answered = await ask("query($on: Boolean!) { user { plain friends @include(if: $on) } }", {
      on: true,
    });

    expect(answered).toEqual({
      user: { plain: number, friends: number },
      told: [["id"], ["id", "kinds", "size"]],
      complaints: [],
      questionCount: 1,
    });
  });

  it("is asked for with the others where they require it too", async () => {
    const answered = await ask("query($on: Boolean!) { user { friends near @include(if: $on) } }", {
      on: true,
    });

    expect(answered.told).toEqual([["id", "kinds", "size"]]);
  });
});
