import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CAST, type CastMember, cast, castId } from "../cast.ts";
import { codesOf } from "../client.ts";
import { SEED_BY_FEED } from "../feeds.ts";
import { act, idIn, post, textOfEntity } from "../life-circle.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

type Seen = {
  post: { id: string } | null;
  viewer: { feed: { nodes: { id: string }[] } };
  user: { posts: { nodes: { id: string }[] } | null } | null;
};

/** Whether a post is shown, on each way that may lead to it. */
async function waysTo(graph: Supergraph, who: CastMember, { id, by }: { id: string; by: CastMember }) {
  const { data } = await (await graph.as(who)).query<Seen>(
    `query ($id: ID!, $by: ID!) {
      post(id: $id) { ...named }
      viewer { feed(first: 100) { nodes { id } } }
      user(id: $by) { posts(first: 100) { nodes { ...named } } }
    }
    fragment named on Post { id author { ... on User { handle } } }`,
    { id, by: castId(by) },
  );
  const isAmong = (nodes: readonly { id: string }[] = []) => nodes.some((node) => node.id === id);
  return {
    post: data.post !== null,
    feed: isAmong(data.viewer.feed.nodes),
    posts: isAmong(data.user?.posts?.nodes),
    entity: (await textOfEntity(graph, who, { typename: "Post", id })) !== null,
  };
}

const EVERY_WAY = { post: true, feed: true, posts: true, entity: true };
const ALL_BUT_FEED = { ...EVERY_WAY, feed: false };
const NO_WAY = { post: false, feed: false, posts: false, entity: false };

async function seenBy(graph: Supergraph, of: { id: string; by: CastMember }) {
  const ways = await Promise.all(CAST.map(async (who) => [who, await waysTo(graph, who, of)] as const));
  return Object.fromEntries(ways);
}

describe.for(Object.entries(SEED_BY_FEED))("where feeds are %s", ([, seed]) => {
  let graph: Supergraph;
  beforeAll(async () => {
    graph = await startSupergraph({ seed });
  });
  afterAll(() => graph?.[Symbol.asyncDispose]());

  describe("a post", () => {
    it("is shown to its audience on every way, and to nobody else on any", { timeout: 60_000 }, async () => {
      const by = "alice";
      const ids = {
        everybody: await post(graph, by, { audience: "EVERYBODY" }),
        friends: await post(graph, by),
        some: await post(graph, by, { audience: "SOME", named: ["bob"] }),
        except: await post(graph, by, { audience: "EXCEPT", named: ["bob"] }),
      };

      const [alice, bob, carol, dan, eve] = [EVERY_WAY, EVERY_WAY, NO_WAY, EVERY_WAY, NO_WAY];
      expect(await seenBy(graph, { id: ids.friends, by })).toEqual({ alice, bob, carol, dan, eve });
      expect(await seenBy(graph, { id: ids.everybody, by })).toEqual({
        ...{ alice, bob, dan },
        ...{ carol: ALL_BUT_FEED, eve: ALL_BUT_FEED },
      });
      expect(await seenBy(graph, { id: ids.some, by })).toEqual({ alice, bob, carol, dan: NO_WAY, eve });
      expect(await seenBy(graph, { id: ids.except, by })).toEqual({ alice, bob: NO_WAY, carol, dan, eve });
    });

    it("is lost from sight with the friendship, and behind a block", async () => {
      await using graph = await startSupergraph({ seed });
      const some = {
        id: await post(graph, "alice", { audience: "SOME", named: ["bob"] }),
        by: "alice",
      } as const;
      const open = { id: await post(graph, "alice", { audience: "EVERYBODY" }), by: "alice" } as const;

      await act(graph, "bob", "unfriend", { input: { userId: castId("alice") } });
      await act(graph, "dan", "blockUser", { input: { userId: castId("alice") } });
      await act(graph, "alice", "blockUser", { input: { userId: castId("eve") } });

      expect(await waysTo(graph, "bob", some)).toEqual(NO_WAY);
      expect(await waysTo(graph, "bob", open)).toEqual(ALL_BUT_FEED);
      expect(await waysTo(graph, "dan", open)).toEqual(NO_WAY);
      expect(await waysTo(graph, "eve", open)).toEqual(NO_WAY);
    });

    it("shows what was posted, and its audience to its author alone", async () => {
      const input = {
        text: " 周末去爬山\r\n有人吗？",
        imageUrls: ["https://media.example/1.jpg", "https://media.example/2.jpg"],
        place: { name: "北高峰", latitude: 30.26, longitude: 120.09 },
        audience: "EXCEPT",
        audienceUserIds: [castId("dan")],
      };
      const made = await act(graph, "alice", "createPost", { input, gives: "post { id audience }" });
      const id = idIn(made, "post");
      const read = async (who: CastMember) =>
        (
          await (
            await graph.as(who)
          ).query<unknown>(
            `{ post(id: "${id}") {
            author { __typename ... on User { handle displayName } } text imageUrls video { url }
            place { name latitude longitude } audience
          } }`,
          )
        ).data;

      const shown = {
        author: { __typename: "User", handle: "alice", displayName: "林爱丽" },
        text: "周末去爬山\n有人吗？",
        imageUrls: input.imageUrls,
        video: null,
        place: input.place,
      };
      expect(made.payload?.post).toEqual({ id, audience: "EXCEPT" });
      expect(await read("alice")).toEqual({ post: { ...shown, audience: "EXCEPT" } });
      expect(await read("bob")).toEqual({ post: { ...shown, audience: null } });
    });

    it("is refused for people who are no friends, and the 101st time on a day", async () => {
      const { clients, databasePrefix } = graph.stores;
      const input = { text: "你好", audience: "SOME" };
      const naming = (...named: CastMember[]) => ({ ...input, audienceUserIds: named.map(castId) });

      const codes = [
        (await act(graph, "alice", "createPost", { input: naming("bob", "eve") })).codes,
        (await act(graph, "alice", "createPost", { input: naming("alice") })).codes,
        (await act(graph, "alice", "createPost", { input: { ...input, audienceUserIds: ["me"] } })).codes,
        (await act(graph, "alice", "createPost", { input: {} })).codes,
      ];
      await clients.social
        .db(`${databasePrefix}social`)
        .collection<{ _id: string; day: Date; sent: number }>("postDays")
        .insertOne({
          _id: `${castId("bob")}:${new Date().toISOString().slice(0, 10)}`,
          day: new Date(),
          sent: 99,
        });
      const hundredth = [await act(graph, "bob", "createPost", { input: { text: "一" } })];
      const after = [await act(graph, "bob", "createPost", { input: { text: "二" } })];

      expect(codes).toEqual([["NOT_FRIENDS"], ["NOT_FRIENDS"], ["BAD_USER_INPUT"], ["EMPTY"]]);
      expect([...hundredth, ...after].map((one) => one.codes)).toEqual([[], ["DAILY_LIMIT"]]);
    });

    it("is deleted by its author alone, from everywhere and at once", async () => {
      const of = { id: await post(graph, "alice", { audience: "EVERYBODY" }), by: "alice" } as const;
      const input = { postId: of.id };

      const refused = await act(graph, "bob", "deletePost", { input });
      const before = await waysTo(graph, "bob", of);
      const done = await act(graph, "alice", "deletePost", { input, gives: "postId" });
      const again = await act(graph, "alice", "deletePost", { input });

      expect(refused.codes).toEqual(["POST_NOT_FOUND"]);
      expect(before).toEqual(EVERY_WAY);
      expect(done.payload?.postId).toBe(of.id);
      expect(again.codes).toEqual(["POST_NOT_FOUND"]);
      for (const who of CAST) expect(await waysTo(graph, who, of)).toEqual(NO_WAY);
    });

    it("is for people who are signed in", async () => {
      const id = await post(graph, "alice", { audience: "EVERYBODY" });

      expect(codesOf(await graph.anonymous.query(`{ post(id: "${id}") { id } }`))).toEqual([
        "UNAUTHENTICATED",
      ]);
      expect(
        codesOf(await graph.anonymous.query(`{ user(id: "${castId("alice")}") { posts { nodes { id } } } }`)),
      ).toEqual(["UNAUTHENTICATED"]);
    });
  });

  describe("the feed", () => {
    it("is the viewer's own, the newest first, and pages by cursor", async () => {
      await using graph = await startSupergraph({ seed });
      const authors = ["bob", "dan", "alice", "bob", "eve"] as const;
      const ids: string[] = [];
      for (const who of authors) ids.push(await post(graph, who));
      const alice = await graph.as("alice");
      type Feed = {
        viewer: { feed: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
      };
      const page = async (args: string) =>
        (
          await alice.query<Feed>(
            `{ viewer { feed(${args}) { nodes { id } pageInfo { endCursor hasNextPage } } } }`,
          )
        ).data.viewer.feed;

      const first = await page("first: 3");
      const newest = await post(graph, "dan");
      const second = await page(`first: 3, after: "${first.pageInfo.endCursor}"`);
      const others = await alice.query(`{ user(id: "${castId("bob")}") { feed { nodes { id } } } }`);

      // eve is no friend.
      expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(ids.slice(0, 4).reverse());
      expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
      expect((await page("first: 1")).nodes).toEqual([{ id: newest }]);
      expect(others.data).toEqual({ user: { feed: null } });
    });

    it("is given five times in a request, and not six times", async () => {
      const alice = await graph.as("alice");
      const feeds = (count: number) =>
        alice.query(
          `{ viewer { ${Array.from({ length: count }, (_, index) => `f${index}: feed(first: ${index + 1}) { nodes { id } }`).join(" ")} } }`,
        );

      expect(codesOf(await feeds(5))).toEqual([]);
      expect(new Set(codesOf(await feeds(6)))).toEqual(new Set(["BAD_USER_INPUT"]));
      expect(
        codesOf(await alice.query('{ viewer { feed(first: 2, after: "x") { nodes { id } } } }')),
      ).toEqual(["BAD_USER_INPUT"]);
    });
  });
});

describe("whoever reads their feed", () => {
  it("is given an inbox once the service has noted it, at the latest when it ends in good order", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const noted = async () =>
      (await graph.stores.feedHeads.findDue(new Date(8e15), 10)).map(({ _id }) => _id);
    const read = async (who: CastMember) =>
      (await graph.as(who)).query("{ viewer { feed(first: 1) { nodes { id } } } }");

    await read("alice");
    await read("alice");
    await read("bob");
    const before = await noted();
    await graph.services.social.close();

    expect(before).toEqual([]);
    expect((await noted()).sort()).toEqual([castId("alice"), castId("bob")].sort());
  });
});
