import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { describe, expect, it } from "vitest";
import { type CastMember, cast, castId, GROUP_ID } from "../cast.ts";
import { clientOf, codesOf } from "../client.ts";
import { violations } from "../invariants.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

type Done = { done: { user: { id: string } | null; userErrors: { code: string }[] } };

async function act(graph: Supergraph, who: CastMember, verb: "block" | "unblock" | "request", other: string) {
  const [field, type] = {
    block: ["blockUser", "BlockUserError"],
    unblock: ["unblockUser", "UnblockUserError"],
    request: ["requestFriend", "RequestFriendError"],
  }[verb];
  const { data } = await (await graph.as(who)).query<Done>(
    `mutation { done: ${field}(input: { userId: "${other}" }) { user { id } userErrors { ... on ${type} { code } } } }`,
  );
  return data.done.userErrors.map(({ code }) => code);
}

const ABOUT = `{
  friendCount
  friends { nodes { handle } }
  mutualFriends { totalCount }
  friendshipWithViewer { status request { id } }
}`;

async function seen(graph: Supergraph, viewer: CastMember, other: CastMember) {
  type Seen = { user: { friendCount: number | null; friendshipWithViewer: { status: string } } };
  const { data } = await (await graph.as(viewer)).query<Seen>(`{ user(id: "${castId(other)}") ${ABOUT} }`);
  return data.user;
}

describe("a block", () => {
  it("ends a friendship and hides each from the other, like an id that nobody has", async () => {
    await using graph = await startSupergraph({ seed: cast });

    const codes = await act(graph, "dan", "block", castId("alice"));

    expect(codes).toEqual([]);
    expect([await seen(graph, "alice", "dan"), await seen(graph, "dan", "alice")]).toEqual([null, null]);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("hides either of the two by handle too, whatever is asked beside it, and from nobody else", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await act(graph, "dan", "block", castId("alice"));
    const askFor = async (viewer: CastMember) =>
      (
        await (
          await graph.as(viewer)
        ).query(`{
          alice: userByHandle(handle: "@Alice") { handle city }
          dan: userByHandle(handle: "dan") { ...Who ...Where }
        } fragment Who on User { handle } fragment Where on User { city }`)
      ).data;
    const [alice, dan] = ["alice", "dan"].map((handle) => ({ handle, city: "杭州" }));

    expect([await askFor("alice"), await askFor("dan"), await askFor("bob")]).toEqual([
      { alice, dan: null },
      { alice: null, dan },
      { alice, dan },
    ]);
  });

  it("leaves whoever has blocked a list by which to recognise whom to unblock, and no more of them", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await act(graph, "dan", "block", castId("alice"));

    const { data } = await (await graph.as("dan")).query(
      `{ viewer { blockedPeople { nodes {
        handle displayName city interests createdAt friendCount friends { nodes { id } } mutualFriends { totalCount }
        friendshipWithViewer { status }
      } } } }`,
    );

    expect(data).toEqual({
      viewer: {
        blockedPeople: {
          nodes: [
            {
              ...{ handle: "alice", displayName: "林爱丽", city: null, interests: null, createdAt: null },
              ...{ friendCount: null, friends: null, mutualFriends: null },
              friendshipWithViewer: { status: "BLOCKED_BY_VIEWER" },
            },
          ],
        },
      },
    });
  });

  it("costs one question to social for all people of a list, whether it hides any of them or not", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const costOf = async () =>
      (await (await graph.as("alice")).query("{ viewer { friends { nodes { city bio createdAt } } } }"))
        .extensions.kith.commands;
    const before = await costOf();

    await act(graph, "carol", "block", castId("alice"));

    // Blocks and the page; blocks, as users asks for them.
    expect([before, await costOf()]).toEqual([
      { users: 2, social: 3 },
      { users: 2, social: 3 },
    ]);
  });

  it("hides each from the other among the members of a group, on full pages, in one command", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const join = `mutation { joinGroup(input: { groupId: "${GROUP_ID}" }) { userErrors { message } } }`;
    await (await graph.as("alice")).query(join);
    await act(graph, "dan", "block", castId("alice"));
    type Members = { group: { memberCount: number; members: Page } };
    type Page = { nodes: { handle: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const membersFor = async (viewer: CastMember, first: number) => {
      const query = `{ group(id: "${GROUP_ID}") { memberCount members(first: ${first}) { nodes { handle } pageInfo { hasNextPage endCursor } } } }`;
      const { data, extensions } = await (await graph.as(viewer)).query<Members>(query);
      return { ...data.group, commands: extensions.kith.commands };
    };

    // dan founded it, then came bob, then alice.
    const first = await membersFor("alice", 1);
    const all = await Promise.all((["alice", "dan", "bob"] as const).map((viewer) => membersFor(viewer, 3)));

    expect(first.members).toMatchObject({ nodes: [{ handle: "bob" }], pageInfo: { hasNextPage: true } });
    expect(all.map(({ members }) => members.nodes.map(({ handle }) => handle))).toEqual([
      ["bob", "alice"],
      ["dan", "bob"],
      ["dan", "bob", "alice"],
    ]);
    expect(all.map(({ memberCount }) => memberCount)).toEqual([3, 3, 3]);
    expect(all.map(({ commands }) => commands)).toEqual(all.map(() => ({ groups: 2, social: 1, users: 1 })));
  });

  it("hides people when social is down, rather than showing whom it should not", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await graph.services.social.close();
    const alice = await graph.as("alice");

    const answer = await alice.query(`{
      user(id: "${castId("dan")}") { handle }
      group(id: "${GROUP_ID}") { members { nodes { id } } }
      searchPeople(text: "dan") { nodes { handle } }
    }`);

    expect(answer.data).toEqual({ user: null, group: { members: null }, searchPeople: null });
    expect(new Set(codesOf(answer))).toEqual(new Set(["SUBGRAPH_UNAVAILABLE"]));
  });

  it("hides each from the other in the lists of third people too, on full pages", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await act(graph, "dan", "block", castId("alice"));
    type Friends = { user: { friends: { nodes: { handle: string }[]; pageInfo: { hasNextPage: boolean } } } };
    const friendsOfBob = async (viewer: CastMember) => {
      const query = `{ user(id: "${castId("bob")}") { friends(first: 1) { nodes { handle } pageInfo { hasNextPage } } } }`;
      return (await (await graph.as(viewer)).query<Friends>(query)).data.user.friends;
    };

    // dan is bob's newest friend, alice the other one.
    expect(await friendsOfBob("alice")).toEqual({
      nodes: [{ handle: "alice" }],
      pageInfo: { hasNextPage: false },
    });
    expect(await friendsOfBob("dan")).toEqual({
      nodes: [{ handle: "dan" }],
      pageInfo: { hasNextPage: false },
    });
    expect((await friendsOfBob("carol")).pageInfo.hasNextPage).toBe(true);
  });

  it("is told to other subgraphs, from either side, and not to clients", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await act(graph, "dan", "block", castId("alice"));
    const askSocial = async (viewer: CastMember, other: CastMember) => {
      const header = signViewer(
        { viewerId: castId(viewer), scopes: [], requestId: "test" },
        { key: graph.viewerKey, audience: "social" },
      );
      const social = clientOf(`${graph.services.social.url}/graphql`, undefined, { [VIEWER_HEADER]: header });
      const { data } = await social.query<{ _entities: { isHiddenFromViewer: boolean }[] }>(
        "query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { isHiddenFromViewer } } }",
        { of: [{ __typename: "User", id: castId(other) }] },
      );
      return data._entities.map(({ isHiddenFromViewer }) => isHiddenFromViewer);
    };

    expect([
      await askSocial("dan", "alice"),
      await askSocial("alice", "dan"),
      await askSocial("bob", "dan"),
    ]).toEqual([[true], [true], [false]]);
    const byClient = await (await graph.as("dan")).query("{ viewer { isHiddenFromViewer } }");
    expect(codesOf(byClient)).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
  });

  it("ends a request, whoever of the two blocks", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const { friendshipWithViewer } = (await seen(graph, "alice", "carol")) as never as {
      friendshipWithViewer: { request: { id: string } };
    };
    const id = friendshipWithViewer.request.id;

    await act(graph, "alice", "block", castId("carol"));
    const { data } = await (await graph.as("carol")).query(
      `mutation { acceptFriendRequest(input: { friendRequestId: "${id}" }) { userErrors { ... on AnswerFriendRequestError { code } } } }`,
    );

    expect(data).toEqual({ acceptFriendRequest: { userErrors: [{ code: "REQUEST_NOT_FOUND" }] } });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("lets neither ask, and does not tell whoever is blocked", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await act(graph, "eve", "block", castId("bob"));

    const codes = [
      await act(graph, "bob", "request", castId("eve")),
      await act(graph, "eve", "request", castId("bob")),
    ];

    expect(codes).toEqual([["USER_NOT_FOUND"], ["BLOCKED_BY_VIEWER"]]);
  });

  it("stands in the viewer's own list only, and ends there", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await act(graph, "eve", "block", castId("bob"));
    const list = "blockedPeople { edges { blockedAt node { handle } } }";
    const listOf = async (viewer: CastMember, of: CastMember) =>
      (await (await graph.as(viewer)).query<unknown>(`{ user(id: "${castId(of)}") { ${list} } }`)).data;

    const before = [await listOf("eve", "eve"), await listOf("bob", "bob"), await listOf("alice", "eve")];
    const codes = [
      await act(graph, "bob", "unblock", castId("eve")),
      await act(graph, "eve", "unblock", castId("bob")),
      await act(graph, "eve", "unblock", castId("bob")),
    ];

    expect(before).toEqual([
      { user: { blockedPeople: { edges: [{ blockedAt: expect.any(String), node: { handle: "bob" } }] } } },
      { user: { blockedPeople: { edges: [] } } },
      { user: { blockedPeople: null } },
    ]);
    expect(codes).toEqual([["NOT_BLOCKED"], [], ["NOT_BLOCKED"]]);
    expect(await act(graph, "bob", "request", castId("eve"))).toEqual([]);
  });

  it("is refused on oneself and on nobody, and may be repeated", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const nobody = castId("eve").replace(/.$/, (last) => (last === "0" ? "1" : "0"));

    const codes = [
      await act(graph, "alice", "block", castId("alice")),
      await act(graph, "alice", "block", nobody),
      await act(graph, "alice", "block", castId("eve")),
      await act(graph, "alice", "block", castId("eve")),
    ];

    expect(codes).toEqual([["SELF"], ["USER_NOT_FOUND"], [], []]);
  });

  it("is refused when the viewer has blocked 2,000 people", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const blocker = castId("alice");
    const rows = Array.from({ length: 2_000 }, (_, index) => ({
      _id: `${blocker}:${index}`,
      blocker,
      blocked: String(index),
      people: [blocker, String(index)],
      blockedAt: new Date(),
    }));
    await graph.stores.clients.social
      .db(`${graph.stores.databasePrefix}social`)
      .collection<(typeof rows)[number]>("blocks")
      .insertMany(rows);

    expect(await act(graph, "alice", "block", castId("bob"))).toEqual(["BLOCK_LIMIT"]);
    expect((await seen(graph, "alice", "bob")).friendshipWithViewer.status).toBe("FRIENDS");
  });
});
