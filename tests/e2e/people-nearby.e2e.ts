import { idOfName } from "@kith/kit/global-id.ts";
import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { describe, expect, it } from "vitest";
import type { Stores } from "../../scripts/database/stores.ts";
import { loadFriendships, loadMemberships } from "../../scripts/loading/load-graph.ts";
import { membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import { type CastMember, cast, castId, GROUP_ID } from "../cast.ts";
import { clientOf } from "../client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

type Suggestion = {
  node: { handle: string };
  reason: {
    mutualFriendCount: number;
    sharedCity: string | null;
    sharedGroups: { name: string }[] | null;
  };
};
type Suggestions = {
  viewer: {
    peopleYouMayKnow: { edges: Suggestion[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
  };
};

const NOW = new Date();
const YEAR_MS = 365 * 86_400_000;
const bond = (one: string, other: string) => ({
  people: [one, other] as const,
  since: NOW,
  source: "SCAN" as const,
});
const join = (stores: Stores, people: readonly string[], group = GROUP_ID) =>
  loadMemberships(
    stores,
    people.map((user) => membershipOf({ group, user, role: "MEMBER", joinedAt: NOW })),
  );

/** eve knows nobody and is in the hikers' group with bob and dan. */
async function eveHikes(stores: Stores): Promise<void> {
  await cast(stores);
  await join(stores, [castId("eve")]);
}

async function ask(graph: Supergraph, who: CastMember | `user_${string}`, args = "first: 10") {
  const answer = await (await graph.as(who)).query<Suggestions>(`{ viewer { peopleYouMayKnow(${args}) {
    edges { node { handle } reason { mutualFriendCount sharedCity sharedGroups { name } } }
    pageInfo { endCursor hasNextPage }
  } } }`);
  return { ...answer, ...answer.data.viewer.peopleYouMayKnow };
}

const handlesOf = async (graph: Supergraph, who: CastMember) =>
  (await ask(graph, who)).edges.map(({ node }) => node.handle);

const act = async (graph: Supergraph, who: CastMember, mutation: string, input: object) => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await (await graph.as(who)).query<Record<string, { userErrors: object[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  expect(data[mutation]?.userErrors).toEqual([]);
};

const PURPOSE = { purpose: "FRIEND_SUGGESTIONS" };
const consent = (graph: Supergraph, who: CastMember) =>
  act(graph, who, "grantConsent", { ...PURPOSE, expiresAt: new Date(Date.now() + YEAR_MS).toISOString() });

describe("people whom one may know from groups", () => {
  it("are suggested with what is shared, to somebody without a friend", async () => {
    await using graph = await startSupergraph({ seed: eveHikes });

    const { edges, errors } = await ask(graph, "eve");

    expect(errors).toBeUndefined();
    const reason = { mutualFriendCount: 0, sharedCity: "杭州", sharedGroups: [{ name: "西湖徒步" }] };
    expect(edges.map(({ node }) => node.handle).sort()).toEqual(["bob", "dan"]);
    expect(edges.map((edge) => edge.reason)).toEqual([reason, reason]);
  });

  it.each([
    ["has asked the viewer", "bob", "requestFriend", "eve"],
    ["has blocked the viewer", "bob", "blockUser", "eve"],
    ["the viewer has dismissed", "eve", "dismissSuggestion", "bob"],
  ] as const)("are not those whom %s", async (_how, who, mutation, whom) => {
    await using graph = await startSupergraph({ seed: eveHikes });

    await act(graph, who, mutation, { userId: castId(whom) });

    expect(await handlesOf(graph, "eve")).toEqual(["dan"]);
  });

  it("come after friends of friends, and no page repeats or skips anybody", async () => {
    await using graph = await startSupergraph({ seed: eveHikes });
    // dan becomes a friend of a friend of eve; alice too, who is in no group.
    await loadFriendships(graph.stores, [bond(castId("eve"), castId("bob"))]);
    await join(graph.stores, [castId("carol")]);
    const whole = await ask(graph, "eve");

    const paged: string[] = [];
    let after = "";
    for (let pages = 0; pages < 5; pages += 1) {
      const page = await ask(graph, "eve", `first: 1${after}`);
      paged.push(...page.edges.map(({ node }) => node.handle));
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }

    const handles = whole.edges.map(({ node }) => node.handle);
    expect(handles.slice(0, 2).sort()).toEqual(["alice", "dan"]);
    expect(handles.slice(2)).toEqual(["carol"]);
    expect(paged).toEqual(handles);
    const reasonOf = (handle: string) => whole.edges.find(({ node }) => node.handle === handle)?.reason;
    expect(reasonOf("dan")).toMatchObject({ mutualFriendCount: 1, sharedGroups: [{ name: "西湖徒步" }] });
    expect(reasonOf("alice")).toMatchObject({ mutualFriendCount: 1, sharedGroups: [] });
    expect(reasonOf("carol")).toMatchObject({ mutualFriendCount: 0, sharedGroups: [{ name: "西湖徒步" }] });
  });
});

describe("who is near somebody else", () => {
  it("is told by no subgraph, whoever asks it", async () => {
    await using graph = await startSupergraph({ seed: eveHikes });
    const ask = async (subgraph: "users" | "groups", field: string, viewer: CastMember | null) => {
      const viewerId = viewer && castId(viewer);
      const header = signViewer(
        { viewerId, scopes: [], requestId: "near" },
        { key: graph.viewerKey, audience: subgraph },
      );
      const client = clientOf(`${graph.services[subgraph].url}/graphql`, undefined, {
        [VIEWER_HEADER]: header,
      });
      const { data } = await client.query<{ _entities: [Record<string, unknown>] }>(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { ${field} } } }`,
        { of: [{ __typename: "User", id: castId("eve") }] },
      );
      return Object.values(data._entities[0])[0];
    };

    for (const viewer of ["bob", "carol", null] as const) {
      expect(await ask("users", "neighbourIds", viewer)).toBeNull();
      expect(await ask("groups", "groupMates { userId }", viewer)).toBeNull();
    }
    expect(await ask("groups", "groupMates { userId }", "eve")).toHaveLength(2);
  });
});

describe("people whom one may know from the city", () => {
  it("are suggested once they have consented to it, and as long as they do", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const before = await handlesOf(graph, "eve");
    await consent(graph, "carol");
    const meanwhile = await ask(graph, "eve");
    await act(graph, "carol", "revokeConsent", PURPOSE);
    const after = await handlesOf(graph, "eve");

    expect([before, after]).toEqual([[], []]);
    expect(meanwhile.edges).toEqual([
      { node: { handle: "carol" }, reason: { mutualFriendCount: 0, sharedCity: "杭州", sharedGroups: [] } },
    ]);
  });

  it("are nobody who shows the city to friends only, or has moved", async () => {
    await using graph = await startSupergraph({ seed: cast });
    for (const member of ["bob", "carol", "dan"] as const) await consent(graph, member);
    await act(graph, "bob", "updateProfile", { visibility: { city: "FRIENDS" } });
    await act(graph, "carol", "updateProfile", { city: "上海" });

    expect(await handlesOf(graph, "eve")).toEqual(["dan"]);
  });

  it("do not tell a city in the reason that the viewer may not see", async () => {
    await using graph = await startSupergraph({ seed: eveHikes });
    await act(graph, "bob", "updateProfile", { visibility: { city: "FRIENDS" } });

    const { edges } = await ask(graph, "eve");

    const cities = edges.map(({ node, reason }) => [node.handle, reason.sharedCity]);
    expect(Object.fromEntries(cities)).toEqual({ bob: null, dan: "杭州" });
  });
});

describe("what suggestions cost", () => {
  const crowd = Array.from({ length: 60 }, (_, index) => idOfName("user", `crowd:${index}`, 0));

  it("is the same whatever the number of friends, groups and neighbours, and more where friends of friends are few", async () => {
    await using graph = await startSupergraph({ seed: eveHikes });
    await graph.stores.people.addMissing(
      crowd.map((_id, index) => ({
        ...{ _id, handle: `crowd-${index}`, displayName: "路人", city: "杭州" },
        ...{ bio: null, interests: [], createdAt: NOW },
      })),
    );
    await loadFriendships(graph.stores, [
      ...crowd.map((person) => bond(castId("dan"), person)),
      ...crowd.slice(1).map((person, index) => bond(crowd[index] ?? "", person)),
    ]);
    await join(graph.stores, crowd);
    await consent(graph, "carol");

    const [few, many] = [await ask(graph, "eve"), await ask(graph, "bob")];
    const another = await ask(graph, crowd[5] as `user_${string}`, "first: 100");

    // Social: the blocks, friend ids, counters, their friends, requests, dismissals, shared friends; and the blocks for users
    // and groups, which tell of city and groups.
    expect(many.extensions.kith.commands).toEqual({ users: 2, social: 9, groups: 3 });
    // Where these people do not fill the page: requests and dismissals for the others, whom users and groups find with three
    // commands each, and the blocks once more for groups.
    expect(another.extensions.kith.commands).toEqual({ users: 5, social: 12, groups: 6 });
    // Without a friend there are no friends of friends to be looked for.
    expect(few.extensions.kith.commands).toEqual({ users: 5, social: 8, groups: 6 });
  });

  it("is less, and nothing is missing but them, when groups does not answer", async () => {
    await using graph = await startSupergraph({ seed: eveHikes });
    await loadFriendships(graph.stores, [bond(castId("eve"), castId("bob"))]);
    await consent(graph, "carol");
    await graph.services.groups.close();

    const { data, errors } = await (await graph.as("eve")).query<Suggestions>(
      "{ viewer { peopleYouMayKnow { edges { node { handle } } } } }",
    );

    expect(errors).toBeUndefined();
    const handles = data.viewer.peopleYouMayKnow.edges.map(({ node }) => node.handle);
    expect(handles.slice(0, 2).sort()).toEqual(["alice", "dan"]);
    expect(handles.slice(2)).toEqual(["carol"]);
  });
});
