import { describe, expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { type Asked, startStubGraph } from "../testing/stub-graph.ts";

const summary = (asked: readonly Asked[]) =>
  asked.map(({ subgraph, variables }) => [
    subgraph,
    Object.entries(variables).map(([name, value]) =>
      name.endsWith("representations") ? (value as { id: string }[]).map(({ id }) => id) : [name, value],
    ),
  ]);

describe("entity fetches of one client request", () => {
  it("go out together when they are ready together, each person asked about once", async () => {
    await using graph = await startStubGraph({ stubs: people });
    const token = await graph.issuer.tokenOf("alice");

    const { data, errors, extensions } = await graph.query(
      "{ viewer { friends { name friends { name } } } }",
      { token },
    );

    expect(errors).toEqual([
      {
        message: expect.stringContaining("Something went wrong on our side."),
        path: ["viewer", "friends", 0, "friends", 1, "name"],
        extensions: { code: "INTERNAL_SERVER_ERROR", requestId: extensions.kith.requestId },
      },
    ]);
    expect(data.viewer.friends).toEqual([
      { name: "Bob", friends: [{ name: "Alice" }, { name: null }] },
      { name: "Carol", friends: [{ name: "Alice" }] },
    ]);
    expect(summary(graph.asked)).toEqual([
      ["users", []],
      ["social", [["alice"]]],
      ["users", [["bob", "carol", "alice", "dan"]]],
    ]);
    expect(extensions.kith).toMatchObject({
      fetches: { users: 2, social: 1 },
      commands: { users: 2, social: 2 },
    });
  });

  it("go out as one document when they ask for different fields", async () => {
    await using graph = await startStubGraph({ stubs: people });
    const token = await graph.issuer.tokenOf("alice");

    const { data, errors, extensions } = await graph.query(
      "query ($first: Int) { viewer { friends(first: $first) { email friends(first: 1) { n: name } } } }",
      { token, variables: { first: 1 } },
    );

    expect(errors).toEqual([]);
    expect(data.viewer.friends).toEqual([{ email: "bob@example.org", friends: [{ n: "Alice" }] }]);
    expect(extensions.kith.fetches).toEqual({ users: 2, social: 1 });
    expect(graph.asked[2]?.query).toMatch(/p0__entities: _entities\(.*p1__entities: _entities\(/s);
  });

  it("never share an object: what is fetched for one place does not show in the other", async () => {
    await using graph = await startStubGraph({ stubs: people });
    const token = await graph.issuer.tokenOf("bob");

    const { data } = await graph.query(
      `{
        one: user(id: "alice") { friends { x: name friends { x: id } } }
        two: user(id: "alice") { friends { x: friendCount friends { x: friendCount } } }
      }`,
      { token },
    );

    expect(data).toEqual({
      one: {
        friends: [
          { x: "Bob", friends: [{ x: "alice" }, { x: "dan" }] },
          { x: "Carol", friends: [{ x: "alice" }] },
        ],
      },
      two: {
        friends: [
          { x: 2, friends: [{ x: 2 }, { x: 1 }] },
          { x: 1, friends: [{ x: 2 }] },
        ],
      },
    });
  });

  it("do not wait for, or mix with, those of another client request", async () => {
    await using graph = await startStubGraph({ stubs: people });
    const names = ["alice", "bob", "carol"];
    const tokens = await Promise.all(names.map((name) => graph.issuer.tokenOf(name)));

    const answers = await Promise.all(
      tokens.map((token) => graph.query("{ viewer { id friendCount } }", { token })),
    );

    expect(answers.map(({ data }) => data.viewer)).toEqual([
      { id: "alice", friendCount: 2 },
      { id: "bob", friendCount: 2 },
      { id: "carol", friendCount: 1 },
    ]);
    expect(graph.asked.filter(({ subgraph }) => subgraph === "social")).toHaveLength(3);
  });
});

describe("a merged question that one part empties", () => {
  it("is asked again part by part, so that the other part arrives", async () => {
    const fragile = {
      sdl: `
        type A @key(fields: "id") { id: ID! good: String }
        type B @key(fields: "id") { id: ID! bad: String }`,
      resolvers: {
        A: { __resolveReference: ({ id }: { id: string }) => ({ id, good: "yes" }) },
        // Something that is no entity makes the root field itself fail.
        B: {
          __resolveReference: () => {
            throw new Error("down");
          },
        },
      },
    };
    const roots = {
      sdl: `
        type Query { a: A b: B }
        type A @key(fields: "id") { id: ID! }
        type B @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { a: () => ({ id: "1" }), b: () => ({ id: "2" }) } },
    };
    await using graph = await startStubGraph({ stubs: { roots, fragile } });

    const { data, errors } = await graph.query("{ a { good } b { bad } }");

    expect(data).toEqual({ a: { good: "yes" }, b: { bad: null } });
    expect(errors).toHaveLength(1);
  });
});
