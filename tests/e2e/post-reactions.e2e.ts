import { idOfName } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Reaction, reactionOf } from "../../subgraphs/social/src/reactions/model.ts";
import { type CastMember, cast, castId } from "../cast.ts";
import { violations } from "../invariants.ts";
import { act, post } from "../life-circle.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

const STATE = "likeCount favouriteCount viewerHasLiked viewerHasFavourited";
const react = (who: CastMember, mutation: string, postId: string) =>
  act(graph, who, mutation, { input: { postId }, gives: `post { ${STATE} }` });

async function read(who: CastMember, id: string): Promise<unknown> {
  const { data } = await (await graph.as(who)).query<{ post: unknown }>(
    `query ($id: ID!) { post(id: $id) { ${STATE} likes { nodes { handle } } } }`,
    { id },
  );
  return data.post;
}

const favouritesOf = async (who: CastMember, args = "first: 10") => {
  type Favourites = {
    viewer: {
      favouritePosts: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    };
  };
  const { data, extensions } = await (await graph.as(who)).query<Favourites>(
    `{ viewer { favouritePosts(${args}) { nodes { id } pageInfo { endCursor hasNextPage } } } }`,
  );
  const { nodes, pageInfo } = data.viewer.favouritePosts;
  return { ids: nodes.map(({ id }) => id), ...pageInfo, commands: extensions.kith.commands.social };
};

describe("a like", () => {
  it("is counted once, named to whoever sees the post, and taken back", async () => {
    const id = await post(graph, "alice");

    const liked = await react("bob", "likePost", id);
    await react("bob", "likePost", id);
    await react("dan", "likePost", id);
    const seen = [await read("bob", id), await read("alice", id)];
    const unliked = await react("bob", "unlikePost", id);
    const again = await react("bob", "unlikePost", id);

    const [none, mine] = [
      { likeCount: 0, favouriteCount: 0, viewerHasLiked: false, viewerHasFavourited: false },
      { likeCount: 1, favouriteCount: 0, viewerHasLiked: true, viewerHasFavourited: false },
    ];
    const likes = { nodes: [{ handle: "dan" }, { handle: "bob" }] };
    expect(liked.payload?.post).toEqual(mine);
    expect(seen).toEqual([
      { ...mine, likeCount: 2, likes },
      { ...none, likeCount: 2, likes },
    ]);
    expect(unliked.payload?.post).toEqual({ ...none, likeCount: 1 });
    expect([again.codes, again.payload?.post]).toEqual([[], { ...none, likeCount: 1 }]);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is not for whoever may not see the post, nor for a post that is not there", async () => {
    const id = await post(graph, "alice", { audience: "EXCEPT", named: ["bob"] });
    const nobodys = id.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    const mutations = ["likePost", "unlikePost", "favouritePost", "unfavouritePost"];

    for (const mutation of mutations) {
      const excluded = await react("bob", mutation, id);
      const stranger = await react("eve", mutation, id);
      const nothing = await react("alice", mutation, nobodys);

      expect([excluded.codes, stranger.codes, nothing.codes]).toEqual(Array(3).fill(["POST_NOT_FOUND"]));
      // Word for word what is said of an id that nobody has.
      expect(excluded.payload).toEqual(nothing.payload);
    }
    expect(await read("alice", id)).toMatchObject({ likeCount: 0, favouriteCount: 0 });
  });
});

describe("a favourite", () => {
  it("stands in the viewer's own list alone, as long as they may see the post", async () => {
    const ids = [
      await post(graph, "alice"),
      await post(graph, "dan"),
      await post(graph, "eve", { audience: "EVERYBODY" }),
    ];
    for (const id of ids) await react("bob", "favouritePost", id);
    await react("bob", "favouritePost", ids[0] ?? "");

    const all = await favouritesOf("bob");
    const first = await favouritesOf("bob", "first: 2");
    const rest = await favouritesOf("bob", `first: 2, after: "${first.endCursor}"`);
    const others = await (await graph.as("alice")).query(
      `{ user(id: "${castId("bob")}") { favouritePosts { nodes { id } } } }`,
    );
    await act(graph, "dan", "deletePost", { input: { postId: ids[1] } });
    await act(graph, "eve", "blockUser", { input: { userId: castId("bob") } });
    const [gone, left] = [await favouritesOf("bob", "first: 2"), await favouritesOf("bob")];
    const next = await favouritesOf("bob", `first: 2, after: "${gone.endCursor}"`);

    expect(all.ids).toEqual(ids.toReversed());
    expect([...first.ids, ...rest.ids]).toEqual(all.ids);
    expect([first.hasNextPage, rest.hasNextPage]).toEqual([true, false]);
    expect(others.data).toEqual({ user: { favouritePosts: null } });
    // A page is as many rows as are asked for, and what of them may not be shown is left out.
    expect([gone.ids, gone.hasNextPage]).toEqual([[], true]);
    expect([next.ids, next.hasNextPage]).toEqual([[ids[0]], false]);
    expect(left.ids).toEqual([ids[0]]);
    // The list, the posts, blocks, friendships.
    expect([all.commands, left.commands]).toEqual([4, 4]);
  });

  it("is not looked for behind thousands that are not shown any more: a page ends where it is read", async () => {
    const { databasePrefix, clients } = graph.stores;
    const db = clients.social.db(`${databasePrefix}social`);
    const kept = Array.from({ length: 2_000 }, (_, index) => idOfName("post", `gone:${index}`, 0));
    const user = castId("carol");
    await db
      .collection<Reaction>("favourites")
      .insertMany(kept.map((post, at) => ({ _id: reactionOf(post, user), post, user, since: new Date(at) })));

    const page = await favouritesOf("carol", "first: 20");

    expect([page.ids, page.hasNextPage]).toEqual([[], true]);
    await db.collection("favourites").deleteMany({ user });
  });

  it("can be taken back when the post is seen no longer", async () => {
    const id = await post(graph, "carol", { audience: "EVERYBODY" });
    await react("eve", "favouritePost", id);
    await act(graph, "carol", "blockUser", { input: { userId: castId("eve") } });

    const first = await react("eve", "unfavouritePost", id);
    const second = await react("eve", "unfavouritePost", id);

    expect([first.codes, first.payload?.post]).toEqual([[], null]);
    expect(second.codes).toEqual(["POST_NOT_FOUND"]);
    expect(await read("carol", id)).toMatchObject({ favouriteCount: 0 });
  });

  it("and likes of people behind a block are counted and not named", async () => {
    const id = await post(graph, "alice");
    await react("bob", "likePost", id);
    await react("dan", "likePost", id);
    await act(graph, "bob", "blockUser", { input: { userId: castId("dan") } });

    expect(await read("dan", id)).toMatchObject({ likeCount: 2, likes: { nodes: [{ handle: "dan" }] } });
    expect(await read("alice", id)).toMatchObject({
      likeCount: 2,
      likes: { nodes: [{ handle: "dan" }, { handle: "bob" }] },
    });
    expect(await violations(graph.stores)).toEqual([]);
  });
});
