import { describe, expect, it } from "vitest";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import { bothExecutors } from "../testing/both-executors.ts";
import { mockSubgraph } from "../testing/mock-subgraph.ts";

const ORG = "type Org @shareable { id: ID! zone: Int! }";
const NESTED = {
  a: `type Query { user: User! } type User @key(fields: "id") { id: ID! zone: Int! org: Org! } ${ORG}`,
  b: `type User @key(fields: "id") { id: ID! zone: Int! @external org: Org! @external
        byZone: Int @requires(fields: "zone") byOrg: Int @requires(fields: "org { id zone }")
        byOrgId: Int @requires(fields: "org { id }") byOrgZone: Int @requires(fields: "org { zone }") }
      type Org { id: ID! @external zone: Int! @external }`,
};
const IN_A_KEY = {
  a: `type Query { user: User! } type User @key(fields: "org { id zone }") { org: Org! zone: Int! } ${ORG}`,
  b: `type User @key(fields: "org { id zone }") { org: Org! zone: Int! @external byZone: Int @requires(fields: "zone") plain: Int } ${ORG}`,
};
const KEY_OF_ANOTHER = {
  a: `union Any = User | Item type Query { all: [Any!]! } type User @key(fields: "id") { id: ID! zone: Int! } type Item @key(fields: "zone") { zone: Int! }`,
  b: `type User @key(fields: "id") { id: ID! zone: Int! @external byZone: Int @requires(fields: "zone") } type Item @key(fields: "zone") { zone: Int! plain: Int }`,
};

/** What the second subgraph is told of each entity, in a form that shows what is there. */
async function told(sdls: Readonly<Record<string, string>>, query: string, on: boolean) {
  const mischief = { nullOneIn: 0, errorOneIn: 0 };
  const mocks = Object.entries(sdls).map(([name, sdl]) => [name, mockSubgraph(subgraphSdl(sdl), mischief)]);
  const { ours, asked } = await bothExecutors(composed(sdls), Object.fromEntries(mocks));
  const { errors, misfits } = await ours({ query: `query($on: Boolean!) ${query}`, variables: { on } });
  const questions = asked.ours.filter(({ subgraph }) => subgraph === "b");
  const entities = questions.flatMap(({ variables }) =>
    Object.values(variables).filter(Array.isArray).flat(),
  );
  return { complaints: [...errors, ...misfits], entities: new Set(entities.map(shown)) };
}

const shown = (value: object): string =>
  Object.entries(value)
    .filter(([key]) => key !== "__typename")
    .map(([key, one]) =>
      typeof one === "object" ? `${key} ${one === null ? null : `{${shown(one)}}`}` : key,
    )
    .join(" ");

describe("what is told of entities where something is required under a condition only", () => {
  it.each([
    [
      "what another field requires under the same name",
      NESTED,
      "byOrg byZone @include(if: $on)",
      ["id org {id zone}"],
    ],
    ["a part of the same object", NESTED, "byOrgZone byOrgId @include(if: $on)", ["id org {zone}"]],
    ["more of the same object", NESTED, "byOrgId byOrg @include(if: $on)", ["id org {id}"]],
    [
      "either part of the same object",
      NESTED,
      "byOrgId @include(if: $on) byOrgZone @skip(if: $on)",
      ["id org {zone}"],
    ],
    ["what is called as a part of the key", IN_A_KEY, "plain byZone @include(if: $on)", ["org {id zone}"]],
  ])("leaves out nothing else where it is skipped: %s", async (_what, sdls, fields, entities) => {
    expect(await told(sdls, `{ user { ${fields} } }`, false)).toEqual({
      entities: new Set(entities),
      complaints: [],
    });
  });

  it("is all of it where it is asked for", async () => {
    expect(await told(NESTED, "{ user { byOrg byZone @include(if: $on) } }", true)).toEqual({
      entities: new Set(["id org {id zone}", "id zone"]),
      complaints: [],
    });
  });

  it("leaves out no key of another type", async () => {
    const query = "{ all { ... on User { byZone @include(if: $on) } ... on Item { plain } } }";

    expect((await told(KEY_OF_ANOTHER, query, true)).entities).toContain("zone");
    expect((await told(KEY_OF_ANOTHER, query, false)).entities).toEqual(new Set(["zone"]));
  });

  it.each(["byOrg", "plain"])("leaves out nothing of a type of which less is asked: %s", async (field) => {
    const media = (type: string) =>
      `type ${type} implements Media @key(fields: "id") { id: ID! zone: Int! org: Org! }`;
    const sdls = {
      a: `type Query { all: [Media!]! } interface Media @key(fields: "id") { id: ID! zone: Int! org: Org! }
          ${media("Book")} ${media("Film")} ${ORG}`,
      b: `type Media @key(fields: "id") @interfaceObject { id: ID! zone: Int! @external org: Org! @external plain: Int
            byZone: Int @requires(fields: "zone") byOrg: Int @requires(fields: "org { zone }") }
          type Org { zone: Int! @external }`,
    };
    const all = [
      { __typename: "Book", id: "1", zone: 1, org: { zone: 2 } },
      { __typename: "Film", id: "2", org: { zone: 3 } },
    ];
    const b = mockSubgraph(subgraphSdl(sdls.b), { nullOneIn: 0, errorOneIn: 0 });
    const { ours } = await bothExecutors(composed(sdls), { a: async () => ({ data: { all } }), b });

    const { data } = await ours({ query: `{ all { ... on Book { byZone } ${field} } }` });

    const number = expect.any(Number);
    expect(JSON.parse(data)).toEqual({ all: [{ byZone: number, [field]: number }, { [field]: number }] });
  });
});
