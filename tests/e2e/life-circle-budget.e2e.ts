import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CAST, type CastMember, cast, castId } from "../cast.ts";
import { clientOf, codesOf } from "../client.ts";
import { openInboxes } from "../feeds.ts";
import { act, idIn, post } from "../life-circle.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
  for (const who of ["alice", "bob", "dan"] as const)
    await act(graph, "bob", "commentOnPost", { input: { postId: await post(graph, who), text: "好看" } });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

/**
 * What each act costs social, its commit included: what the rules ask, then the transaction. Three of a like and of a comment bring
 * friends closer. A post looks for the inboxes of friends: their circle, the friends, who has one, and one more to put it there.
 */
const BUDGET_BY_ACT = {
  createPost: 6,
  createPostForInboxes: 7,
  likePost: 9,
  unlikePost: 6,
  favouritePost: 6,
  unfavouritePost: 6,
  commentOnPost: 10,
  reply: 12,
  deleteReply: 7,
  deletePost: 3,
};

/** The names of the commands that a question costs the subgraph itself. */
async function commandsOf(who: CastMember, query: string, people: readonly CastMember[]): Promise<string[]> {
  const header = signViewer(
    { viewerId: castId(who), scopes: [], requestId: "test" },
    { key: graph.viewerKey, audience: "social" },
  );
  const social = clientOf(`${graph.services.social.url}/graphql`, undefined, { [VIEWER_HEADER]: header });
  const { extensions, errors } = await social.query(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { ${query} } } }`,
    { of: people.map((person) => ({ __typename: "User", id: castId(person) })) },
  );
  expect(errors).toBeUndefined();
  const { commands } = extensions.kith as unknown as { commands: Record<string, string[]> };
  return commands.social?.toSorted() ?? [];
}

describe("reads of the life circle", () => {
  it("are one command for all posts of a page, whatever is asked of them", async () => {
    const everything = `feed { nodes {
      likeCount commentCount viewerHasLiked viewerHasFavourited
      likes { nodes { id } } comments { nodes { text replyTo { text } replies { nodes { text replyTo { text } } } } }
    } }`;

    expect(await commandsOf("alice", everything, ["alice"])).toEqual([
      "blocks.find",
      // The comments, and the replies below all of them.
      "comments.aggregate",
      "comments.aggregate",
      "favourites.find",
      "feedHeads.aggregate",
      "follows.find",
      "friendships.find",
      "likes.aggregate",
      "likes.find",
      "posts.aggregate",
    ]);
  });

  it("are the same of a feed that is served from an inbox, but for where its posts come from", async () => {
    await openInboxes(graph.stores, [castId("dan")]);

    expect(await commandsOf("dan", "feed { nodes { likeCount viewerHasLiked } }", ["dan"])).toEqual([
      // Nothing of accounts: dan follows none.
      ...["blocks.find", "feedHeads.aggregate", "follows.find", "friendships.find"],
      ...["likes.find", "posts.find"],
    ]);
  });

  it("are one command for the posts of all friends, and one for those of everybody else", async () => {
    for (const who of CAST.slice(1)) await post(graph, who, { audience: "EVERYBODY" });

    expect(await commandsOf("alice", "posts { nodes { text } }", CAST)).toEqual([
      ...["blocks.find", "friendships.find"],
      ...["posts.aggregate", "posts.aggregate"],
    ]);
    expect(await commandsOf("alice", "posts { nodes { text } }", ["alice", "bob", "dan"])).toEqual([
      ...["blocks.find", "friendships.find"],
      "posts.aggregate",
    ]);
  });
});

describe("pages of the feed", () => {
  it("are five a request at most, those within pages of it counted", async () => {
    await post(graph, "alice");
    const pages = (sizes: readonly number[], below: string) =>
      sizes
        .map((size) => `of${size}: feed(first: ${size}) { nodes { author { ... on User { ${below} } } } }`)
        .join(" ");
    const ask = async (of: string) => codesOf(await (await graph.as("alice")).query(`{ viewer { ${of} } }`));

    expect(await ask(pages([1, 2, 3, 4, 5], "id"))).toEqual([]);
    expect(await ask(pages([1, 2, 3, 4, 5, 6], "id"))).toContain("BAD_USER_INPUT");
    expect(await ask(pages([1, 2, 3], pages([4, 5, 6], "id")))).toContain("BAD_USER_INPUT");
  });
});

describe("what the acts of the life circle cost", () => {
  it("is a constant number of commands each", async () => {
    const postId = await post(graph, "alice");
    const cost = async (who: CastMember, mutation: string, input: object) =>
      (await act(graph, who, mutation, { input })).commands.social;
    const comment = await act(graph, "bob", "commentOnPost", {
      input: { postId, text: "一" },
      gives: "comment { id }",
    });
    const replyToId = idIn(comment, "comment");
    const reply = await act(graph, "dan", "commentOnPost", {
      input: { postId, text: "二", replyToId },
      gives: "comment { id }",
    });

    const createPost = await cost("carol", "createPost", { text: "你好" });
    await openInboxes(graph.stores, CAST.map(castId));

    expect({
      createPost,
      createPostForInboxes: await cost("alice", "createPost", { text: "你好" }),
      likePost: await cost("bob", "likePost", { postId }),
      unlikePost: await cost("bob", "unlikePost", { postId }),
      favouritePost: await cost("bob", "favouritePost", { postId }),
      unfavouritePost: await cost("bob", "unfavouritePost", { postId }),
      commentOnPost: comment.commands.social,
      reply: reply.commands.social,
      deleteReply: await cost("alice", "deleteComment", { commentId: idIn(reply, "comment") }),
      deletePost: await cost("alice", "deletePost", { postId }),
    }).toEqual(BUDGET_BY_ACT);
  });
});
