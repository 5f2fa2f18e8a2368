import { expect, it } from "vitest";
import { type CastMember, cast } from "../cast.ts";
import { HOME_BUDGET } from "../operation-budgets.ts";
import { startSupergraph } from "../supergraph.ts";

type Home = {
  viewer: {
    wallet: { balance: { amountMinor: string } };
    friendCount: number;
    friends: {
      edges: {
        node: {
          displayName: string;
          friendCount: number;
          mutualFriends: { totalCount: number };
          groups: { nodes: { name: string; memberCount: number }[] };
          friends: { nodes: { displayName: string }[] };
        };
      }[];
    };
  };
};

it("shows the viewer's friends with their circles, groups and shared friends", async () => {
  await using graph = await startSupergraph({ seed: cast });

  const { data } = await (await graph.as("alice")).registered<Home>("Home");

  const { wallet, friendCount, friends } = data.viewer;
  expect(wallet.balance.amountMinor).toBe("100000");
  expect(friendCount).toBe(2);
  expect(
    friends.edges.map(({ node }) => ({
      name: node.displayName,
      friends: node.friends.nodes.map(({ displayName }) => displayName),
      shared: node.mutualFriends.totalCount,
      groups: node.groups.nodes.map(({ name, memberCount }) => `${name} ${memberCount}`),
    })),
  ).toEqual([
    { name: "dan", friends: ["bob", "林爱丽"], shared: 1, groups: ["西湖徒步 2"] },
    { name: "bob", friends: ["dan", "林爱丽"], shared: 1, groups: ["西湖徒步 2"] },
  ]);
});

it("costs the same fetches and database commands for everybody who has friends", async () => {
  await using graph = await startSupergraph({ seed: cast });
  const people: CastMember[] = ["alice", "bob", "dan"];

  const costs = await Promise.all(
    people.map(async (person) => (await (await graph.as(person)).registered<Home>("Home")).extensions.kith),
  );

  for (const { fetches, commands } of costs) expect({ fetches, commands }).toEqual(HOME_BUDGET);
});

it("gives the rest of the answer when a subgraph is gone", async () => {
  await using graph = await startSupergraph({ seed: cast });
  await graph.services.groups.close();

  const { data, errors = [] } = await (await graph.as("alice")).registered<Home>("Home");

  expect(data.viewer.friends.edges.map(({ node }) => [node.displayName, node.groups])).toEqual([
    ["dan", null],
    ["bob", null],
  ]);
  expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(
    new Set(["SUBGRAPH_UNAVAILABLE"]),
  );
});
