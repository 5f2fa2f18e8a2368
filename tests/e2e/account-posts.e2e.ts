import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastMember, castId } from "../cast.ts";
import { SEED_BY_FEED } from "../feeds.ts";
import { violations } from "../invariants.ts";
import { act, idIn, post } from "../life-circle.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const VIEWS_TIMEOUT_MS = 15_000;

describe.for(Object.entries(SEED_BY_FEED))("where feeds are %s", ([how, seed]) => {
  let graph: Supergraph;
  let accountId: string;
  beforeAll(async () => {
    graph = await startSupergraph({ seed });
    const input = { handle: "longjing", displayName: "龙井茶话" };
    accountId = idIn(
      await act(graph, "dan", "createLifeAccount", { input, gives: "account { id }" }),
      "account",
    );
    await act(graph, "eve", "followAccount", { input: { accountId } });
  });
  afterAll(() => graph?.[Symbol.asyncDispose]());

  const publish = async (who: CastMember, wish: object) =>
    act(graph, who, "publishPost", { input: { accountId, ...wish }, gives: "post { id }" });
  const article = async (title = "清明前的茶") => idIn(await publish("dan", { title, text: "好茶" }), "post");
  const on = (who: CastMember, mutation: string, input: object) => act(graph, who, mutation, { input });

  type Post = {
    id: string;
    title: string | null;
    author: { handle: string };
    likeCount: number;
    favouriteCount: number;
    commentCount: number;
    viewCount: string | null;
  };
  type Page = { nodes: Post[]; pageInfo: { hasNextPage: boolean; endCursor: string } };

  const FIELDS = `id title likeCount favouriteCount commentCount viewCount
  author { ... on User { handle } ... on LifeAccount { handle } }`;

  async function ask<Data>(who: CastMember, query: string): Promise<Data> {
    const { data, errors } = await (await graph.as(who)).query<Data>(query);
    expect(errors).toBeUndefined();
    return data;
  }

  const seen = async (who: CastMember, id: string) =>
    (await ask<{ post: Post | null }>(who, `{ post(id: "${id}") { ${FIELDS} } }`)).post;
  const account = async (who: CastMember) => {
    const query = `{ lifeAccount(id: "${accountId}") {
    postLikeCount postFavouriteCount postViewCount posts(first: 50) { nodes { ${FIELDS} } }
  } }`;
    type Account = Record<"postLikeCount" | "postFavouriteCount" | "postViewCount", string> & { posts: Page };
    return (await ask<{ lifeAccount: Account }>(who, query)).lifeAccount;
  };
  const feed = async (who: CastMember) => {
    const query = `{ viewer { feed(first: 100) { nodes { ${FIELDS} } } } }`;
    return (await ask<{ viewer: { feed: Page } }>(who, query)).viewer.feed.nodes;
  };

  describe("what a life account publishes", () => {
    it("is shown to everybody who may see the account, and in the feeds of its followers at once", async () => {
      const id = await article("谷雨");

      expect(await seen("carol", id)).toMatchObject({ title: "谷雨", author: { handle: "longjing" } });
      expect((await account("carol")).posts.nodes.at(0)?.id).toBe(id);
      expect((await feed("eve")).at(0)?.id).toBe(id);
      // dan is a friend of alice: what their account publishes is not what they post.
      expect((await feed("alice")).map((one) => one.id)).not.toContain(id);
    });

    it("stands between what friends post, in order, and goes when the account is not followed any more", async () => {
      const first = await post(graph, "alice", { text: "早" });
      const second = await article("午");
      const third = await post(graph, "alice", { text: "晚" });
      await on("bob", "followAccount", { accountId });
      const ids = async () => (await feed("bob")).map(({ id }) => id);

      const followed = await ids();
      await on("bob", "unfollowAccount", { accountId });

      expect(followed.slice(0, 3)).toEqual([third, second, first]);
      expect((await ids()).slice(0, 2)).toEqual([third, first]);
    });

    it.for([
      ["INVALID_TITLE", { title: "长".repeat(101), text: "茶" }],
      ["INVALID_TEXT", { text: "长".repeat(20_001) }],
      ["EMPTY", { title: "只有标题" }],
      [
        "IMAGES_AND_VIDEO",
        { imageUrls: ["https://a.example/a.jpg"], video: { url: "https://a.example/v", durationMs: 1 } },
      ],
    ] as const)("is sound: %s", async ([code, wish]) => {
      expect((await publish("dan", wish)).codes).toEqual([code]);
    });

    it("may be as long as an article, and is the owner's alone to publish", async () => {
      expect((await publish("dan", { text: "长".repeat(20_000) })).codes).toEqual([]);
      expect((await publish("alice", { text: "冒名" })).codes).toEqual(["ACCOUNT_NOT_FOUND"]);
    });
  });

  describe("marks on what a life account has published", () => {
    it("are counted for the post and for the account, exactly, and taken back", async () => {
      const id = await article();
      const before = await account("eve");

      const liked = await act(graph, "eve", "likePost", {
        input: { postId: id },
        gives: "post { likeCount }",
      });
      await on("eve", "likePost", { postId: id });
      await on("alice", "likePost", { postId: id });
      await on("alice", "favouritePost", { postId: id });
      await on("bob", "commentOnPost", { postId: id, text: "好喝吗？" });
      const marked = await seen("carol", id);
      await on("alice", "unlikePost", { postId: id });
      const after = await account("eve");

      expect(liked.payload?.post).toEqual({ likeCount: 1 });
      expect(marked).toMatchObject({ likeCount: 2, favouriteCount: 1, commentCount: 1 });
      expect(Number(after.postLikeCount) - Number(before.postLikeCount)).toBe(1);
      expect(Number(after.postFavouriteCount) - Number(before.postFavouriteCount)).toBe(1);
      expect(await violations(graph.stores)).toEqual([]);
    });

    it("bring nobody closer to the owner", async () => {
      const id = await article();

      await on("alice", "likePost", { postId: id });

      const side = await graph.stores.friendships.findSides([`${castId("alice")}:${castId("dan")}`]);
      expect(side.map(({ closeness }) => closeness)).toEqual([0]);
    });

    it("are kept with what people post, in one list", async () => {
      const id = await article("留着看");
      const other = await post(graph, "bob", { audience: "EVERYBODY" });
      await on("eve", "favouritePost", { postId: id });
      await on("eve", "favouritePost", { postId: other });

      type Kept = { viewer: { favouritePosts: Page } };
      const { viewer } = await ask<Kept>("eve", "{ viewer { favouritePosts { nodes { id } } } }");

      expect(viewer.favouritePosts.nodes.map((one) => one.id).slice(0, 2)).toEqual([other, id]);
    });
  });

  describe("views", () => {
    it("are counted once a viewer, of what accounts publish alone, and within a second or two", async () => {
      const id = await article("看一看");
      const ofBob = await post(graph, "bob", { audience: "EVERYBODY" });
      const hidden = await post(graph, "bob", { audience: "FRIENDS" });
      const view = async (who: CastMember) => {
        const input = { postIds: [id, id, ofBob, hidden] };
        const done = await act(graph, who, "recordPostViews", { input, gives: "recordedCount" });
        return done.payload?.recordedCount;
      };

      const counted = [await view("eve"), await view("eve"), await view("carol"), await view("dan")];

      expect(counted).toEqual([1, 0, 1, 0]);
      await expect
        .poll(async () => (await seen("eve", id))?.viewCount, { timeout: VIEWS_TIMEOUT_MS })
        .toBe("2");
      expect(Number((await account("eve")).postViewCount)).toBeGreaterThanOrEqual(2);
      expect((await seen("eve", ofBob))?.viewCount).toBeNull();
      expect(await violations(graph.stores)).toEqual([]);
    });

    it("are written before a service ends in good order", async () => {
      await using own = await startSupergraph({ seed });
      const input = { handle: "longjing", displayName: "龙井茶话" };
      const made = await act(own, "dan", "createLifeAccount", { input, gives: "account { id }" });
      const wish = { accountId: idIn(made, "account"), text: "好茶" };
      const id = idIn(await act(own, "dan", "publishPost", { input: wish, gives: "post { id }" }), "post");
      await act(own, "eve", "recordPostViews", { input: { postIds: [id] } });

      await own.services.social.close();

      expect([...(await own.stores.counters.findValues([`views:${id}`])).values()]).toEqual([1]);
    });

    it("are told of 100 posts at most", async () => {
      const { codes } = await on("eve", "recordPostViews", { postIds: Array(101).fill(await article()) });

      expect(codes).toEqual(["TOO_MANY_POSTS"]);
    });
  });

  describe("a post or an account that is gone", () => {
    it("is gone from feeds, lists and favourites at once", async () => {
      const id = await article("删掉");
      await on("eve", "favouritePost", { postId: id });

      const byOther = await on("alice", "deletePost", { postId: id });
      const byOwner = await on("dan", "deletePost", { postId: id });

      expect([byOther.codes, byOwner.codes]).toEqual([["POST_NOT_FOUND"], []]);
      expect(await seen("eve", id)).toBeNull();
      expect((await feed("eve")).map((one) => one.id)).not.toContain(id);
      expect(await violations(graph.stores)).toEqual([]);
    });

    it("takes all that it had published with it, at once", async () => {
      const input = { handle: "short-lived", displayName: "短命" };
      const made = await act(graph, "carol", "createLifeAccount", { input, gives: "account { id }" });
      const shortLived = idIn(made, "account");
      await on("eve", "followAccount", { accountId: shortLived });
      const published = await act(graph, "carol", "publishPost", {
        input: { accountId: shortLived, text: "一会儿就没了" },
        gives: "post { id }",
      });
      const id = idIn(published, "post");
      await on("eve", "favouritePost", { postId: id });
      const before = (await feed("eve")).map((one) => one.id);

      await on("carol", "deleteLifeAccount", { accountId: shortLived });

      expect(before).toContain(id);
      expect(await seen("eve", id)).toBeNull();
      expect((await feed("eve")).map((one) => one.id)).not.toContain(id);
      expect((await on("eve", "likePost", { postId: id })).codes).toEqual(["POST_NOT_FOUND"]);
      expect(await violations(graph.stores)).toEqual([]);
    });

    it("is hidden, with all that it publishes, from whom its owner has blocked", async () => {
      const id = await article();
      await on("carol", "followAccount", { accountId });
      await on("carol", "favouritePost", { postId: id });

      await on("dan", "blockUser", { userId: castId("carol") });
      const kept = await ask<{ viewer: { favouritePosts: Page } }>(
        "carol",
        "{ viewer { favouritePosts { nodes { id } } } }",
      );

      expect(await seen("carol", id)).toBeNull();
      expect(await feed("carol")).toEqual([]);
      expect(kept.viewer.favouritePosts.nodes).toEqual([]);
      expect((await on("carol", "commentOnPost", { postId: id, text: "?" })).codes).toEqual([
        "POST_NOT_FOUND",
      ]);
    });
  });

  describe("what a feed costs", () => {
    it("is the same for one article as for many", async () => {
      const query = (first: number) => `{ viewer { feed(first: ${first}) { nodes { ${FIELDS} } } } }`;
      const eve = await graph.as("eve");

      const costs = [await eve.query(query(1)), await eve.query(query(6))].map(
        ({ extensions }) => extensions.kith.commands.social,
      );

      // The inbox, blocks, followed accounts, posts, the accounts that have published them, all counters; friends where there is
      // no inbox.
      const commands = how === "gathered" ? 7 : 6;
      expect(costs).toEqual([commands, commands]);
    });
  });
});
