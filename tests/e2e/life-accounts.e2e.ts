import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastMember, cast, castId } from "../cast.ts";
import { codesOf } from "../client.ts";
import { violations } from "../invariants.ts";
import { act, idIn } from "../life-circle.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

let opened = 0;

/** Opens an account of its own for each test. */
async function open(owner: CastMember, displayName = "西湖生活") {
  opened += 1;
  const handle = `account-${opened}`;
  const input = {
    handle,
    displayName,
    description: "西湖边的一天",
    avatarUrl: "https://media.example/a.jpg",
  };
  const done = await act(graph, owner, "createLifeAccount", { input, gives: "account { id }" });
  return { id: idIn(done, "account"), handle };
}

const follow = async (who: CastMember, accountId: string) =>
  (await act(graph, who, "followAccount", { input: { accountId } })).codes;
const unfollow = async (who: CastMember, accountId: string) =>
  (await act(graph, who, "unfollowAccount", { input: { accountId } })).codes;

type Account = {
  id: string;
  handle: string;
  displayName: string;
  description: string | null;
  kind: string;
  followerCount: number;
  viewerFollows: boolean | null;
  owner: { handle: string } | null;
  followers: { nodes: { handle: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } | null;
};

const FIELDS = `{
  id handle displayName description kind followerCount viewerFollows owner { handle }
  followers(first: 2) { nodes { handle } pageInfo { hasNextPage endCursor } }
}`;

async function seen(who: CastMember, id: string): Promise<Account | null> {
  const client = await graph.as(who);
  const { data } = await client.query<{ lifeAccount: Account | null }>(
    `{ lifeAccount(id: "${id}") ${FIELDS} }`,
  );
  return data.lifeAccount;
}

describe("a life account", () => {
  it("is opened by anybody, under a handle that nobody else has, and seen by everybody", async () => {
    const { id, handle } = await open("alice", "杭州 茶友");

    const byEve = await seen("eve", id);
    const { data } = await graph.anonymous.query<{ lifeAccountByHandle: Account }>(
      `{ lifeAccountByHandle(handle: " @${handle.toUpperCase()} ") { id displayName kind followerCount viewerFollows } }`,
    );

    expect(byEve).toMatchObject({ handle, displayName: "杭州 茶友", kind: "CREATOR", followers: null });
    expect(byEve?.owner).toEqual({ handle: "alice" });
    expect(data.lifeAccountByHandle).toEqual({
      ...{ id, displayName: "杭州 茶友", kind: "CREATOR", followerCount: 0, viewerFollows: null },
    });
  });

  it.for([
    ["INVALID_HANDLE", { handle: "西湖" }],
    ["INVALID_DISPLAY_NAME", { displayName: "a\u202Eb" }],
    ["INVALID_DESCRIPTION", { description: "长".repeat(501) }],
    ["INVALID_AVATAR_URL", { avatarUrl: "http://media.example/a.jpg" }],
    ["HANDLE_TAKEN", { handle: "taken" }],
  ] as const)("is not opened: %s", async ([code, wrong]) => {
    const input = { handle: "taken", displayName: "西湖" };
    if (code === "HANDLE_TAKEN") await act(graph, "bob", "createLifeAccount", { input });

    const { codes } = await act(graph, "alice", "createLifeAccount", { input: { ...input, ...wrong } });

    expect(codes).toEqual([code]);
  });

  it("changes what its owner names, and nothing else", async () => {
    const { id } = await open("alice");
    const input = { accountId: id, displayName: "西湖夜生活", avatarUrl: null };

    const { codes } = await act(graph, "alice", "updateLifeAccount", { input });
    const byOther = await act(graph, "bob", "updateLifeAccount", { input });

    expect([codes, byOther.codes]).toEqual([[], ["ACCOUNT_NOT_FOUND"]]);
    expect(await seen("eve", id)).toMatchObject({ displayName: "西湖夜生活", description: "西湖边的一天" });
  });

  it("is made official by operators alone, and keeps the name that they looked into", async () => {
    const { id } = await open("alice", "西湖管委会");
    const input = { accountId: id, kind: "OFFICIAL" };

    const byOwner = await act(graph, "alice", "setLifeAccountKind", { input });
    const operator = await graph.as("dan", ["user", "operator"]);
    await operator.query(
      `mutation { setLifeAccountKind(input: { accountId: "${id}", kind: OFFICIAL }) { userErrors { message } } }`,
    );
    const renamed = await act(graph, "alice", "updateLifeAccount", {
      input: { accountId: id, displayName: "别的名字" },
    });

    expect(byOwner.codes).toEqual(["FORBIDDEN"]);
    expect(renamed.codes).toEqual(["OFFICIAL_NAME"]);
    expect(await seen("eve", id)).toMatchObject({ kind: "OFFICIAL", displayName: "西湖管委会" });
  });

  it("is gone when it was deleted, and nobody gets its handle", async () => {
    const { id, handle } = await open("alice");
    await follow("bob", id);

    const { codes } = await act(graph, "alice", "deleteLifeAccount", { input: { accountId: id } });
    const again = await act(graph, "eve", "createLifeAccount", { input: { handle, displayName: "冒名" } });

    expect([codes, again.codes]).toEqual([[], ["HANDLE_TAKEN"]]);
    expect(await seen("bob", id)).toBeNull();
    expect(await followedBy("bob")).not.toContain(id);
    expect(await follow("carol", id)).toEqual(["ACCOUNT_NOT_FOUND"]);
    expect(await unfollow("bob", id)).toEqual([]);
    expect(await violations(graph.stores)).toEqual([]);
  });
});

type Followed = { viewer: { followedAccounts: { nodes: Account[] } } };
const followedBy = async (who: CastMember) => {
  const client = await graph.as(who);
  const { data } = await client.query<Followed>(
    `{ viewer { followedAccounts(first: 100) { nodes { id } } } }`,
  );
  return data.viewer.followedAccounts.nodes.map(({ id }) => id);
};

describe("following", () => {
  it("is counted once, and ends once", async () => {
    const { id } = await open("alice");

    const codes = [await follow("bob", id), await follow("bob", id), await follow("carol", id)];
    const followed = await seen("bob", id);
    codes.push(await unfollow("bob", id), await unfollow("bob", id));

    expect(codes).toEqual([[], [], [], [], []]);
    expect(followed).toMatchObject({ followerCount: 2, viewerFollows: true });
    expect(await seen("bob", id)).toMatchObject({ followerCount: 1, viewerFollows: false });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("answers with the count that it made", async () => {
    const { id } = await open("alice");

    const { payload } = await act(graph, "bob", "followAccount", {
      input: { accountId: id },
      gives: "account { followerCount viewerFollows }",
    });

    expect(payload?.account).toEqual({ followerCount: 1, viewerFollows: true });
  });

  it("is not for one's own account, nor for one that is not there", async () => {
    const { id } = await open("alice");

    expect(await follow("alice", id)).toEqual(["OWN_ACCOUNT"]);
    expect(await follow("alice", "account_01h455vb4pex5vsknk084sn02q")).toEqual(["ACCOUNT_NOT_FOUND"]);
    expect(await follow("alice", castId("bob"))).toEqual(["BAD_USER_INPUT"]);
  });

  it("is told page by page, to the owner alone who follows, and to oneself alone what one follows", async () => {
    const { id } = await open("alice");
    for (const who of ["bob", "carol", "eve"] as const) await follow(who, id);

    const first = (await seen("alice", id))?.followers;
    const alice = await graph.as("alice");
    const { data } = await alice.query<{ lifeAccount: Account }>(
      `{ lifeAccount(id: "${id}") { followers(first: 2, after: "${first?.pageInfo.endCursor}") { nodes { handle } } } }`,
    );
    const { data: other } = await alice.query<{ user: { followedAccounts: null } }>(
      `{ user(id: "${castId("bob")}") { followedAccounts { nodes { id } } } }`,
    );

    expect(first?.nodes.map(({ handle }) => handle)).toEqual(["eve", "carol"]);
    expect(data.lifeAccount.followers?.nodes.map(({ handle }) => handle)).toEqual(["bob"]);
    expect((await seen("bob", id))?.followers).toBeNull();
    expect((await followedBy("bob")).at(0)).toBe(id);
    expect(other.user.followedAccounts).toBeNull();
  });
});

describe("a search for life accounts", () => {
  type Found = { nodes: Account[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  const page = async (who: CastMember, variables: object): Promise<Found> => {
    const client = await graph.as(who);
    const { data } = await client.query<{ searchLifeAccounts: Found }>(
      `query ($text: String!, $first: Int, $after: String) {
        searchLifeAccounts(text: $text, first: $first, after: $after) {
          nodes { displayName } pageInfo { hasNextPage endCursor }
        }
      }`,
      variables,
    );
    return data.searchLifeAccounts;
  };
  const search = async (who: CastMember, text: string, first = 20): Promise<string[]> => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await page(who, { text, first, after });
      found.push(...nodes.map(({ displayName }) => displayName));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    return found;
  };

  it("finds by the beginning of handle or name, in any script and width, each account once", async () => {
    for (const name of ["龙井茶话", "龙井山居", "ＬＯＮＧ jing"]) await open("bob", name);

    expect((await search("eve", "龙井", 1)).toSorted()).toEqual(["龙井山居", "龙井茶话"]);
    expect(await search("eve", "long")).toEqual(["ＬＯＮＧ jing"]);
    expect(await search("eve", "没有")).toEqual([]);
  });

  it("stays within what was searched for under a cursor that somebody made up", async () => {
    const forged = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");

    for (const place of [
      [0, ""],
      [0, "account-\u{10ffff}"],
      [1, ""],
      [1, "\u{10ffff}"],
      [2, ""],
    ])
      expect((await page("eve", { text: "没有这个", first: 5, after: forged(place) })).nodes).toEqual([]);
  });

  it("takes texts of 1 to 40 characters of people who are signed in", async () => {
    const eve = await graph.as("eve");
    const ask = `query ($text: String!) { searchLifeAccounts(text: $text) { nodes { id } } }`;

    const answers = [
      await eve.query(ask, { text: " " }),
      await eve.query(ask, { text: "长".repeat(41) }),
      await graph.anonymous.query(ask, { text: "龙井" }),
    ];

    expect(answers.map(codesOf)).toEqual([["BAD_USER_INPUT"], ["BAD_USER_INPUT"], ["UNAUTHENTICATED"]]);
  });
});

describe("a block between a person and an owner", () => {
  it("hides the account on every way, ends the follow, and tells nobody", async () => {
    const { id, handle } = await open("carol", "被挡住的号");
    await follow("eve", id);
    await follow("bob", id);

    await act(graph, "carol", "blockUser", { input: { userId: castId("eve") } });
    const eve = await graph.as("eve");
    const { data } = await eve.query(
      `{ byHandle: lifeAccountByHandle(handle: "${handle}") { id }
         user(id: "${castId("carol")}") { lifeAccounts { id } }
         search: searchLifeAccounts(text: "被挡住") { nodes { id } } }`,
    );

    expect(await seen("eve", id)).toBeNull();
    expect(data).toMatchObject({ byHandle: null, search: { nodes: [] } });
    expect(await followedBy("eve")).not.toContain(id);
    expect(await follow("eve", id)).toEqual(await follow("eve", "account_01h455vb4pex5vsknk084sn02q"));
    expect(await seen("bob", id)).toMatchObject({ followerCount: 1 });
    expect(await violations(graph.stores)).toEqual([]);
  });
});

describe("what a page of accounts costs", () => {
  it("is the same for two accounts as for ten", async () => {
    const costOf = async (first: number) => {
      const { extensions, errors } = await (await graph.as("dan")).query(
        `{ searchLifeAccounts(text: "account-", first: ${first}) { nodes { followerCount viewerFollows owner { id } } } }`,
      );
      expect(errors).toBeUndefined();
      return extensions.kith.commands.social;
    };

    // Blocks, the search by handle, all counters, all follows of the viewer.
    expect([await costOf(2), await costOf(8)]).toEqual([4, 4]);
  });
});
