import { idOfName } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import type { Stores } from "../../scripts/database/stores.ts";
import { loadFriendships } from "../../scripts/loading/load-graph.ts";
import { type CastMember, cast, castId } from "../cast.ts";
import { codesOf } from "../client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

type Suggestions = {
  viewer: {
    peopleYouMayKnow: {
      edges: {
        node: { handle: string };
        reason: { mutualFriendCount: number; mutualFriends: { handle: string }[] };
      }[];
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
  };
};

const LIST = `edges { node { handle } reason { mutualFriendCount mutualFriends { handle } } } pageInfo { endCursor hasNextPage }`;

const bondOf = (one: string, other: string) => ({
  people: [one, other] as const,
  since: new Date(),
  source: "SCAN" as const,
});

/** eve has come to know bob, and carol knows dan: eve may know alice and dan, and carol is too far away. */
async function eveKnowsBob(stores: Stores): Promise<void> {
  await cast(stores);
  await loadFriendships(stores, [
    bondOf(castId("bob"), castId("eve")),
    bondOf(castId("dan"), castId("carol")),
  ]);
}

async function ask(graph: Supergraph, who: CastMember, args = "first: 10") {
  const answer = await (await graph.as(who)).query<Suggestions>(
    `{ viewer { peopleYouMayKnow(${args}) { ${LIST} } } }`,
  );
  return answer;
}

const handlesOf = async (graph: Supergraph, who: CastMember) =>
  (await ask(graph, who)).data.viewer.peopleYouMayKnow.edges.map(({ node }) => node.handle);

const act = async (graph: Supergraph, who: CastMember, field: string, other: string) =>
  (await graph.as(who)).query<Record<string, { userErrors: { code: string }[] }>>(
    `mutation { ${field}(input: { userId: "${other}" }) { userErrors { ... on DismissSuggestionError { code } } } }`,
  );

describe("peopleYouMayKnow", () => {
  it("suggests friends of friends with the friends who are shared", async () => {
    await using graph = await startSupergraph({ seed: eveKnowsBob });

    const { data } = await ask(graph, "eve");

    const { edges } = data.viewer.peopleYouMayKnow;
    expect(edges.map(({ node }) => node.handle).sort()).toEqual(["alice", "dan"]);
    expect(edges.map(({ reason }) => reason)).toEqual([
      { mutualFriendCount: 1, mutualFriends: [{ handle: "bob" }] },
      { mutualFriendCount: 1, mutualFriends: [{ handle: "bob" }] },
    ]);
  });

  it("pages without repeating or skipping, and refuses a cursor of another list", async () => {
    await using graph = await startSupergraph({ seed: eveKnowsBob });

    const first = (await ask(graph, "eve", "first: 1")).data.viewer.peopleYouMayKnow;
    const second = (await ask(graph, "eve", `first: 1, after: "${first.pageInfo.endCursor}"`)).data.viewer
      .peopleYouMayKnow;
    const wrong = await ask(graph, "eve", 'after: "WzEsMl0"');

    expect([...first.edges, ...second.edges].map(({ node }) => node.handle).sort()).toEqual(["alice", "dan"]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(codesOf(wrong)).toEqual(["BAD_USER_INPUT"]);
  });

  it.each([
    ["the viewer has asked", "eve", "requestFriend"],
    ["has asked the viewer", "alice", "requestFriend"],
    ["the viewer has blocked", "eve", "blockUser"],
    ["has blocked the viewer", "alice", "blockUser"],
    ["the viewer has dismissed", "eve", "dismissSuggestion"],
  ] as const)("leaves out whoever %s", async (_how, who, field) => {
    await using graph = await startSupergraph({ seed: eveKnowsBob });
    expect(await handlesOf(graph, "eve")).toContain("alice");

    await act(graph, who, field, castId(who === "eve" ? "alice" : "eve"));

    expect(await handlesOf(graph, "eve")).toEqual(["dan"]);
  });

  it("finds nobody for whoever has no friends, and is null on others", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const others = await (await graph.as("alice")).query(
      `{ user(id: "${castId("bob")}") { peopleYouMayKnow { nodes { handle } } } }`,
    );

    expect(await handlesOf(graph, "eve")).toEqual([]);
    expect(others.data).toEqual({ user: { peopleYouMayKnow: null } });
  });

  it("costs the same commands for one friend as for hundreds", async () => {
    await using graph = await startSupergraph({ seed: eveKnowsBob });
    const crowd = Array.from({ length: 300 }, (_, index) => idOfName("user", `crowd:${index}`, 0));
    await loadFriendships(graph.stores, [
      ...crowd.slice(0, 250).map((person) => bondOf(castId("dan"), person)),
      ...crowd.slice(0, 250).map((person, index) => bondOf(crowd[250 + (index % 50)] ?? "", person)),
    ]);

    const costs = [await ask(graph, "eve"), await ask(graph, "dan")];

    // Blocks, friend ids, their counters, their friends, requests, dismissals; shared friends for the reasons.
    expect(costs.map(({ extensions }) => extensions.kith.commands.social)).toEqual([7, 7]);
  });

  it("refuses to dismiss oneself and nobody, and lets a person dismiss twice", async () => {
    await using graph = await startSupergraph({ seed: eveKnowsBob });
    const nobody = castId("eve").replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    const dismiss = async (other: string) =>
      (await act(graph, "eve", "dismissSuggestion", other)).data.dismissSuggestion?.userErrors.map(
        ({ code }) => code,
      );

    expect([
      await dismiss(castId("eve")),
      await dismiss(nobody),
      await dismiss(castId("dan")),
      await dismiss(castId("dan")),
    ]).toEqual([["SELF"], ["USER_NOT_FOUND"], [], []]);
  });
});
