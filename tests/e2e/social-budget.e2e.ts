import { describe, expect, it } from "vitest";
import { type CastMember, cast, castId } from "../cast.ts";
import { openInboxes } from "../feeds.ts";
import { act, idIn, post } from "../life-circle.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

/** What each act costs social, its commit included, and users, which is asked whether a person exists. */
const BUDGET_BY_ACT = {
  requestFriend: { social: 8, users: 1 },
  // Six between people who have friends already: users is asked once for good how somebody is listed.
  acceptFriendRequest: { social: 7, users: 1 },
  // With an inbox of each: what the other has posted, how far it goes, and both inboxes at once.
  acceptWithInboxes: { social: 10 },
  declineFriendRequest: { social: 1 },
  cancelFriendRequest: { social: 1 },
  unfriend: { social: 5 },
  // With the accounts of both: what either follows of the other's ends too.
  blockUser: { social: 11, users: 1 },
  unblockUser: { social: 1 },
  dismissSuggestion: { social: 2, users: 1 },
} as const;

const requestTo = async (graph: Supergraph, who: CastMember): Promise<string> => {
  type Requests = { viewer: { friendRequests: { nodes: { id: string }[] } } };
  const { data } = await (await graph.as(who)).query<Requests>(
    "{ viewer { friendRequests { nodes { id } } } }",
  );
  return data.viewer.friendRequests.nodes[0]?.id ?? "";
};

async function costOf(graph: Supergraph, who: CastMember, mutation: string, input: string) {
  const { extensions, errors } = await (await graph.as(who)).query(
    `mutation { ${mutation}(input: { ${input} }) { userErrors { message } } }`,
  );
  expect(errors).toBeUndefined();
  return extensions.kith.commands;
}

describe("what the acts of the friend graph cost", () => {
  it("is a constant number of commands each", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const user = (member: CastMember) => `userId: "${castId(member)}"`;
    const request = async (who: CastMember) => `friendRequestId: "${await requestTo(graph, who)}"`;
    const toCarol = await request("carol");

    const costs = {
      cancelFriendRequest: await costOf(graph, "alice", "cancelFriendRequest", toCarol),
      requestFriend: await costOf(graph, "eve", "requestFriend", user("carol")),
      acceptFriendRequest: await costOf(graph, "carol", "acceptFriendRequest", await request("carol")),
      unfriend: await costOf(graph, "alice", "unfriend", user("dan")),
      dismissSuggestion: await costOf(graph, "alice", "dismissSuggestion", user("eve")),
      blockUser: await costOf(graph, "alice", "blockUser", user("bob")),
      unblockUser: await costOf(graph, "alice", "unblockUser", user("bob")),
      declineFriendRequest: {},
      acceptWithInboxes: {},
    };
    await costOf(graph, "bob", "requestFriend", user("eve"));
    costs.declineFriendRequest = await costOf(graph, "eve", "declineFriendRequest", await request("eve"));
    costs.acceptWithInboxes = await acceptBetweenReaders(graph);

    expect(costs).toEqual(BUDGET_BY_ACT);
  });
});

/** What it costs dan to accept carol, both of whom have posted and read their feeds. */
async function acceptBetweenReaders(graph: Supergraph) {
  for (const who of ["carol", "dan"] as const) await post(graph, who);
  await openInboxes(graph.stores, [castId("carol"), castId("dan")]);
  await costOf(graph, "carol", "requestFriend", `userId: "${castId("dan")}"`);
  return costOf(graph, "dan", "acceptFriendRequest", `friendRequestId: "${await requestTo(graph, "dan")}"`);
}

/**
 * What each act about life accounts costs social, its commit included; of a follow too the blocks and the account, which it
 * gives back as the viewer may see it.
 */
const BUDGET_BY_ACCOUNT_ACT = {
  createLifeAccount: 5,
  updateLifeAccount: 3,
  setLifeAccountKind: 1,
  // The account, blocks, the follow, both counts.
  followAccount: 8,
  followTwice: 6,
  // The follow, its end, both counts.
  unfollowAccount: 7,
  unfollowTwice: 6,
  // The count of the day, the account, the post.
  publishPost: 4,
  // Blocks, the post, its account; the like, the post again, both counts in one; and for what is given back nothing more.
  likePost: 7,
  unlikePost: 7,
  // Blocks, the posts, their accounts: counting is done later, for all at once.
  recordPostViews: 3,
  deleteLifeAccount: 3,
} as const;

describe("what the acts of life accounts cost", () => {
  it("is a constant number of commands each", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const input = { handle: "west-lake", displayName: "西湖生活" };
    const created = await act(graph, "alice", "createLifeAccount", { input, gives: "account { id }" });
    const accountId = idIn(created, "account");
    const cost = async (who: CastMember, mutation: string, also = {}) =>
      (await act(graph, who, mutation, { input: { accountId, ...also } })).commands.social;
    const operator = await graph.as("dan", ["user", "operator"]);
    const kind = await operator.query(
      `mutation { setLifeAccountKind(input: { accountId: "${accountId}", kind: CREATOR }) { userErrors { message } } }`,
    );

    const published = await act(graph, "alice", "publishPost", {
      input: { accountId, text: "你好" },
      gives: "post { id }",
    });
    const postId = idIn(published, "post");
    const costOfMark = async (mutation: string, input: object) =>
      (await act(graph, "bob", mutation, { input })).commands.social;

    const costs = {
      publishPost: published.commands.social,
      likePost: await costOfMark("likePost", { postId }),
      unlikePost: await costOfMark("unlikePost", { postId }),
      recordPostViews: await costOfMark("recordPostViews", { postIds: [postId] }),
      createLifeAccount: created.commands.social,
      updateLifeAccount: await cost("alice", "updateLifeAccount", { description: "新的介绍" }),
      setLifeAccountKind: kind.extensions.kith.commands.social,
      followAccount: await cost("bob", "followAccount"),
      followTwice: await cost("bob", "followAccount"),
      unfollowAccount: await cost("bob", "unfollowAccount"),
      unfollowTwice: await cost("bob", "unfollowAccount"),
      deleteLifeAccount: await cost("alice", "deleteLifeAccount"),
    };

    expect(costs).toEqual(BUDGET_BY_ACCOUNT_ACT);
  });
});

describe("what a profile costs", () => {
  it("is the same for a friend, a stranger, and somebody whom a request is waiting for", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    const costs = await Promise.all(
      (["bob", "eve", "carol"] as const).map(async (member) => {
        const { extensions } = await alice.registered("FriendProfile", { id: castId(member) });
        return extensions.kith.commands.social;
      }),
    );

    // Blocks, also for users and for groups, which ask whether to show the person at all; counter, friendship, request; the
    // viewer's friend ids and the shared friends.
    expect(costs).toEqual([8, 8, 8]);
  });
});
