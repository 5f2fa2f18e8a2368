import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { type Stub, startStubGraph } from "../testing/stub-graph.ts";

type Ref = { readonly id: string };

/** Things that are guarded in every way there is. */
const vault: Stub = {
  sdl: `
    type Query { safe: Safe safes: [Safe!]! items: [Item!]! any: [Any!]! closed: Locked needed: Needy hidden: Thing }
    type Mutation { open: Int shut: Int @authenticated }
    interface Item { id: ID! price: Int }
    type Gem implements Item { id: ID! price: Int @authenticated cut: String @policy(policies: [["expert"]]) age: Int @requiresScopes(scopes: [["deep"]]) @policy(policies: [["expert"]]) }
    type Coin implements Item { id: ID! price: Int year: Int }
    union Any = Gem | Coin | Locked
    type Locked @authenticated { pin: Int }
    type Needy { open: Int must: Int! @authenticated }
    interface Hidden @inaccessible { weight: Int }
    type Thing implements Hidden { weight: Int @policy(policies: [["expert"]]) open: Int }
    type Safe @key(fields: "id code") { id: ID! code: Int @authenticated @shareable label: String }`,
  resolvers: {
    Query: {
      safe: () => ({ id: "s", code: 1234, label: "blue" }),
      safes: () => [
        { id: "s", code: 1234 },
        { id: "t", code: 99 },
      ],
      items: () => [
        { __typename: "Gem", id: "g", price: 900, cut: "oval" },
        { __typename: "Coin", id: "c", price: 1, year: 1900 },
      ],
      any: () => [
        { __typename: "Gem", id: "g", cut: "oval" },
        { __typename: "Locked", pin: 7 },
      ],
      closed: () => ({ pin: 7 }),
      needed: () => ({ open: 1, must: 2 }),
      hidden: () => ({ weight: 5, open: 1 }),
    },
    Mutation: { open: () => 1, shut: () => 2 },
  },
};
/** Needs the code, which not everybody sees, to look a safe up. */
const owners: Stub = {
  sdl: 'type Safe @key(fields: "id code") { id: ID! code: Int @shareable owner: String }',
  resolvers: { Safe: { __resolveReference: (ref: Ref) => ref, owner: ({ id }: Ref) => `owner of ${id}` } },
};
const codes = (errors: readonly { path?: (string | number)[]; extensions: { code: string } }[]) =>
  errors.map(({ path, extensions }) => [path?.join("."), extensions.code]);

describe("a gateway that filters what is closed", () => {
  let graph: Awaited<ReturnType<typeof startStubGraph>>;
  beforeAll(async () => {
    const stubs = { ...people, vault, owners };
    graph = await startStubGraph({ stubs, gatewayOptions: { guarding: { unauthorized: "filter" } } });
  });
  afterAll(() => graph.close());
  beforeEach(() => {
    graph.asked.length = 0;
  });
  const asked = () => graph.asked.map(({ query }) => query).join("\n");

  it("answers the rest, with null and an error at the path of what is closed", async () => {
    const { status, data, errors } = await graph.query('{ user(id: "bob") { id email name } }');

    expect({ status, data: JSON.stringify(data) }).toEqual({
      status: 200,
      data: '{"user":{"id":"bob","email":null,"name":"Bob"}}',
    });
    expect(errors).toEqual([
      {
        message: "user.email needs a signed-in viewer: send an access token.",
        path: ["user", "email"],
        extensions: { code: "UNAUTHENTICATED" },
      },
    ]);
    expect(asked()).not.toContain("email");
  });

  it("answers what a client calls as nobody else would", async () => {
    const { data } = await graph.query(
      `{ user(id: "bob") { email } user(id: "bob") { ...A ...B } }
       fragment A on User { _closed_: name } fragment B on User { _closed__: id }`,
    );

    expect(data).toEqual({ user: { email: null, _closed_: "Bob", _closed__: "bob" } });
  });

  it("tells each place of a list", async () => {
    const token = await graph.issuer.tokenOf("alice");

    const { data, errors } = await graph.query("{ viewer { friends { name file } } }", { token });

    expect(data.viewer.friends).toEqual([
      { name: "Bob", file: null },
      { name: "Carol", file: null },
    ]);
    expect(codes(errors)).toEqual([
      ["viewer.friends.0.file", "FORBIDDEN"],
      ["viewer.friends.1.file", "FORBIDDEN"],
    ]);
  });

  it("takes the parent along where none may be null", async () => {
    const { data, errors } = await graph.query("{ needed { open must } safe { label } }");

    expect(data).toEqual({ needed: null, safe: { label: "blue" } });
    expect(codes(errors)).toEqual([["needed.must", "UNAUTHENTICATED"]]);
  });

  it.each([
    ["an alias", "{ safe { id: label c: code } }", { safe: { id: "blue", c: null } }, ["safe.c"]],
    [
      "a named fragment",
      "{ safe { ...F } } fragment F on Safe { code label }",
      { safe: { code: null, label: "blue" } },
      ["safe.code"],
    ],
    ["an inline fragment", "{ safe { ... { code } } }", { safe: { code: null } }, ["safe.code"]],
    ["all that is selected", "{ safe { code } }", { safe: { code: null } }, ["safe.code"]],
    [
      "a root field",
      "{ closed { pin } safe { label } }",
      { closed: null, safe: { label: "blue" } },
      ["closed"],
    ],
    ["all root fields", "{ closed { pin } }", { closed: null }, ["closed"]],
    [
      "an interface's field, for every type",
      "{ items { id price } }",
      {
        items: [
          { id: "g", price: null },
          { id: "c", price: null },
        ],
      },
      ["items.0.price", "items.1.price"],
    ],
    [
      "a field beside another one of the same name in the answer, on a type where that is open",
      "{ items { ... on Gem { v: price } ... on Coin { v: year } } }",
      { items: [{ v: null }, { v: 1900 }] },
      ["items.0.v"],
    ],
    [
      "a type of a union",
      "{ any { __typename ... on Gem { id cut } } }",
      { any: [{ __typename: "Gem", id: "g", cut: null }, { __typename: "Locked" }] },
      ["any.0.cut"],
    ],
    [
      "a field that an interface has which nobody sees",
      "{ hidden { weight open } }",
      { hidden: { weight: null, open: 1 } },
      ["hidden.weight"],
    ],
    ["a mutation", "mutation { open shut }", { open: 1, shut: null }, ["shut"]],
  ])("leaves out %s", async (_what, query, data, paths) => {
    const got = await graph.query(query);

    expect(got.data).toEqual(data);
    expect(got.errors.map(({ path }) => path?.join("."))).toEqual(paths);
    for (const name of ["pin", "cut", "weight", "shut"]) expect(asked()).not.toContain(name);
  });

  it("never shows what the plan had to fetch for itself", async () => {
    const { data, errors } = await graph.query("{ safes { id code owner } }");

    expect(asked()).toContain("code");
    expect(data).toEqual({
      safes: [
        { id: "s", code: null, owner: "owner of s" },
        { id: "t", code: null, owner: "owner of t" },
      ],
    });
    expect(codes(errors)).toEqual([
      ["safes.0.code", "UNAUTHENTICATED"],
      ["safes.1.code", "UNAUTHENTICATED"],
    ]);
  });

  it("says nothing of what is skipped", async () => {
    const query = "query ($no: Boolean!) { safe { label code @include(if: $no) } }";

    const skipped = await graph.query(query, { variables: { no: false } });
    const included = await graph.query(query, { variables: { no: true } });

    expect([skipped.data, skipped.errors]).toEqual([{ safe: { label: "blue" } }, []]);
    expect([included.data, codes(included.errors)]).toEqual([
      { safe: { label: "blue", code: null } },
      [["safe.code", "UNAUTHENTICATED"]],
    ]);
  });

  it("gives each viewer what is open to them of the same operation, in any order", async () => {
    const query = "{ safe { code label } items { ... on Gem { cut } } }";
    const alice = await graph.issuer.tokenOf("alice");
    const expert = await graph.issuer.tokenOf("bob", { policies: ["expert"] });
    const seen = async (token?: string) => {
      const { data } = await graph.query(query, token === undefined ? {} : { token });
      return [data.safe.code, data.items[0].cut];
    };

    expect([await seen(), await seen(expert), await seen(alice), await seen(), await seen(expert)]).toEqual([
      [null, null],
      [1234, "oval"],
      [1234, null],
      [null, null],
      [1234, "oval"],
    ]);
  });

  it("says of a policy that it is one", async () => {
    const token = await graph.issuer.tokenOf("alice");

    const { errors } = await graph.query("{ items { ... on Gem { cut } } }", { token });

    expect(errors.map(({ message }) => message)).toEqual([
      "items.0.cut needs a policy that does not hold for this viewer.",
    ]);
  });

  it("says to each what they lack, where the same is closed to two", async () => {
    const reasonWith = async (scope: string) => {
      const token = await graph.issuer.tokenOf("alice", { scope });
      const { errors } = await graph.query("{ items { ... on Gem { age } } }", { token });
      return errors[0]?.message;
    };

    expect([await reasonWith("user"), await reasonWith("deep")]).toEqual([
      "items.0.age needs a scope that this access token does not have.",
      "items.0.age needs a policy that does not hold for this viewer.",
    ]);
  });

  it("tells of fifty places at most", async () => {
    const { data, errors } = await graph.query(
      `{ ${Array.from({ length: 15 }, (_, n) => `a${n}: items { a: price b: price }`).join(" ")} }`,
    );

    expect(data.a14).toEqual(Array(2).fill({ a: null, b: null }));
    expect(errors).toHaveLength(50);
  });
});
