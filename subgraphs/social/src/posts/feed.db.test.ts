import { newId } from "@kith/kit/global-id.ts";
import { cursorOf, placeOf } from "@kith/kit/keyset.ts";
import { describe, expect, it } from "vitest";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { socialServices } from "../services.ts";
import { feedPipeline } from "./feed-pipeline.ts";
import { POSTS_KEYSET, type Post } from "./model.ts";
import { addressedTo, isAddressedTo } from "./post-rules.ts";
import { postOf } from "./post-service.ts";

const ONLY = addressedTo("me");

function databaseOf({ clients, databasePrefix }: TestStores) {
  const db = clients.social.db(`${databasePrefix}social`);
  return { db, posts: db.collection<Post>("posts") };
}

/** Posts of some authors, three to a moment. */
const postsBy = (authors: readonly string[], count: number, lists: Partial<Post> = {}): Post[] =>
  Array.from({ length: count }, (_, index) => ({
    ...postOf(
      { text: "你好", imageUrls: [], video: null, place: null, audience: "FRIENDS", named: [] },
      {
        _id: newId("post"),
        author: authors[index % authors.length] ?? "",
        createdAt: new Date(Math.floor(index / 3)),
      },
    ),
    ...lists,
  }));

const placeAfter = (post: Post | undefined) => placeOf(POSTS_KEYSET, cursorOf(POSTS_KEYSET, post ?? {}));
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `friend_${index}`);
const newestFirst = (one: Post, other: Post): number =>
  other.createdAt.getTime() - one.createdAt.getTime() || (other._id > one._id ? 1 : -1);

describe("a page of the feed", () => {
  it("is the newest of all posts that are for the viewer, and reads little more than it needs", async () => {
    await using stores = await openTestStores();
    const { db, posts } = databaseOf(stores);
    const authors = names(300);
    const all = [
      ...postsBy(authors, 6_000),
      ...postsBy(authors, 100, { audience: "EXCEPT", except: ["me"] }),
      ...postsBy(authors, 100, { audience: "SOME", only: ["somebody"] }),
    ];
    await posts.insertMany(all);
    const shown = all.filter((post) => isAddressedTo(post, "me")).toSorted(newestFirst);
    const limit = 20;

    for (const from of [0, 3_000]) {
      const request = { limit, after: from === 0 ? null : placeAfter(shown[from - 1]) };
      const page = await stores.posts.findFeed({ authors, only: ONLY, request });
      const pipeline = feedPipeline({
        ...{ from: "posts", authors, only: ONLY, request: { ...request, limit: limit + 1 } },
      });
      const { executionStats } = await db.command({
        explain: { aggregate: 1, pipeline, cursor: {} },
        verbosity: "executionStats",
      });

      expect(page).toEqual({ rows: shown.slice(from, from + limit), hasMore: true });
      // One for each author, the page of each of its authors, and what is between them and for others.
      expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(authors.length + (limit + 1) ** 2 + 200);
    }
  });

  it("takes in accounts that the viewer follows, one key for each beside those of the page", async () => {
    await using stores = await openTestStores();
    const { db, posts } = databaseOf(stores);
    const accounts = Array.from({ length: 200 }, () => newId("account"));
    const published = postsBy(accounts, 2_000, { audience: "EVERYBODY", owner: "somebody" });
    const others = postsBy(names(100), 1_000);
    await posts.insertMany([...published, ...others]);
    const authors = [...names(100), ...accounts];
    const only = { ...ONLY, owner: { $nin: ["hidden"] } };

    const request = { limit: 20, after: null };
    const oneMore = { ...request, limit: 21 };
    const page = await stores.posts.findFeed({ authors, only, request });
    const { executionStats } = await db.command({
      explain: {
        ...{
          aggregate: 1,
          pipeline: feedPipeline({ from: "posts", authors, only, request: oneMore }),
          cursor: {},
        },
      },
      verbosity: "executionStats",
    });

    const expected = [...published, ...others].toSorted(newestFirst).slice(0, 20);
    expect(page.rows.map(({ _id }) => _id)).toEqual(expected.map(({ _id }) => _id));
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(authors.length + 21 ** 2);
  });

  it("neither repeats nor skips a post while others come in", async () => {
    await using stores = await openTestStores();
    const authors = names(8);
    const { posts } = databaseOf(stores);
    const before = postsBy(authors, 120);
    await posts.insertMany(before);
    const { postService } = socialServices({
      client: stores.clients.social,
      ...stores,
      now: () => new Date(),
    });
    const wish = { text: "新的", imageUrls: [], audience: "FRIENDS" as const, audienceUserIds: [] };
    let isPaging = true;
    const poster = async (author: string) => {
      for (let count = 0; isPaging && count < 90; count++) await postService.createPost(author, wish);
    };
    const posters = authors.slice(0, 3).map(poster);

    const seen: string[] = [];
    let after = null;
    for (let pages = 0; pages < 100; pages++) {
      const page = await stores.posts.findFeed({ authors, only: ONLY, request: { limit: 7, after } });
      seen.push(...page.rows.map(({ _id }) => _id));
      const last = page.rows.at(-1);
      if (!page.hasMore || last === undefined) break;
      after = placeAfter(last);
    }
    isPaging = false;
    await Promise.all(posters);

    const wereThere = new Set(before.map(({ _id }) => _id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => wereThere.has(id))).toEqual(
      before.toSorted(newestFirst).map(({ _id }) => _id),
    );
    expect(await posts.countDocuments()).toBeGreaterThan(before.length);
  });
});

describe("a person's posts, to a stranger", () => {
  it("are found without reading what is for friends", async () => {
    await using stores = await openTestStores();
    const { posts } = databaseOf(stores);
    await posts.insertMany([
      ...postsBy(["somebody"], 1_000),
      ...postsBy(["somebody"], 10, { audience: "EVERYBODY" }),
    ]);

    const page = posts
      .find({ author: "somebody", audience: "EVERYBODY" })
      .sort({ createdAt: -1, _id: -1 })
      .limit(21);
    const { executionStats } = await page.explain("executionStats");

    expect(executionStats.nReturned).toBe(10);
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(11);
  });
});
