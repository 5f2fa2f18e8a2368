import { expect, it } from "vitest";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import { bothExecutors } from "../testing/both-executors.ts";
import { mockSubgraph } from "../testing/mock-subgraph.ts";

const sdls = {
  a: `type Query { user: User! } type User @key(fields: "id") { id: ID! price(of: Int): Int! org(at: Int): Org! }
      type Org @shareable { id: ID! zone(of: Int): Int! }`,
  b: `type User @key(fields: "id") { id: ID! price(of: Int): Int! @external org(at: Int): Org! @external
        plain: Int byPrice: Int @requires(fields: "price") byFirst: Int @requires(fields: "price(of: 1)")
        byOrg: Int @requires(fields: "org { id }") byZone: Int @requires(fields: "org(at: 1) { zone(of: 2) }") }
      type Org { id: ID! @external zone(of: Int): Int! @external }`,
};

it.each([
  ["byPrice byFirst plain", [{ price: expect.any(Number) }, { price: expect.any(Number) }]],
  ["byOrg byZone", [{ org: { id: expect.any(String) } }, { org: { zone: expect.any(Number) } }]],
])("what is required with arguments and without is not told in one place: %s", async (fields, told) => {
  const mischief = { nullOneIn: 0, errorOneIn: 0 };
  const mocks = Object.entries(sdls).map(([name, sdl]) => [name, mockSubgraph(subgraphSdl(sdl), mischief)]);
  const { ours, asked } = await bothExecutors(composed(sdls), Object.fromEntries(mocks));
  const { errors, misfits } = await ours({ query: `{ user { ${fields} } }` });

  const questions = asked.ours.filter(({ subgraph }) => subgraph === "b");
  const entities = questions.flatMap(({ variables }) =>
    Object.values(variables).filter(Array.isArray).flat(),
  );
  expect(entities).toEqual(told.map((one) => ({ __typename: "User", id: expect.any(String), ...one })));
  expect([...errors, ...misfits]).toEqual([]);
});
