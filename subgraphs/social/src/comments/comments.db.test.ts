import { newId } from "@kith/kit/global-id.ts";
import { filterAfter, sortOf } from "@kith/kit/keyset.ts";
import { describe, expect, it } from "vitest";
import { graphViolations } from "../../../../tests/invariants.ts";
import { minutesLater, outcomeOf, twoOf } from "../../../../tests/races.ts";
import { openTestStores } from "../../../../tests/stores.ts";
import type { Post } from "../posts/model.ts";
import type { SocialServices } from "../services.ts";
import { COMMENTS_KEYSET, type Comment, REPLIES_MAX } from "./model.ts";

const ROUNDS = 120;
const TIMEOUT_MS = 180_000;
const WISH = { text: "你好", imageUrls: [], audience: "EVERYBODY" as const, audienceUserIds: [] };

const say = async (services: SocialServices, on: Post, to: Comment | null = null) => {
  const wish = { author: newId("user"), postId: on._id, text: "好看", replyToId: to?._id ?? null };
  const shown = { postShown: async () => on, commentShown: async () => to };
  return (await services.commentService.commentOnPost(wish, shown)).comment;
};

const remove = (services: SocialServices, { author, _id }: Pick<Comment, "author" | "_id">) =>
  services.commentService.deleteComment(author, _id);

describe("comments that meet what removes them", () => {
  it("leave right counters, and no reply below nothing", { timeout: TIMEOUT_MS }, async () => {
    await using stores = await openTestStores();
    const [one, other] = twoOf(stores);
    const on = await one.postService.createPost(newId("user"), WISH);
    const round = async () => {
      const begun = await say(one, on);
      const reply = await say(one, on, begun);
      return Promise.all([
        outcomeOf(say(one, on, reply)),
        outcomeOf(remove(other, begun)),
        outcomeOf(remove(one, reply)),
        outcomeOf(say(other, on)),
      ]);
    };

    const outcomes = [];
    while (outcomes.length < ROUNDS) outcomes.push(...(await Promise.all([round(), round()])));

    const allowed = ["done", "COMMENT_NOT_FOUND"];
    expect(outcomes.flat().filter((outcome) => !allowed.includes(outcome))).toEqual([]);
    expect(outcomes.every(([, thread]) => thread === "done")).toBe(true);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("do not outlive a post that is deleted at the same moment", { timeout: TIMEOUT_MS }, async () => {
    await using stores = await openTestStores();
    const [one, other] = twoOf(stores);
    const round = async () => {
      const on = await one.postService.createPost(newId("user"), WISH);
      const begun = await say(one, on);
      return Promise.all([
        outcomeOf(say(one, on)),
        outcomeOf(remove(one, begun)),
        outcomeOf(other.postService.deletePost(on.author, on._id)),
      ]);
    };

    const outcomes = [];
    while (outcomes.length < ROUNDS) outcomes.push(...(await Promise.all([round(), round(), round()])));

    const allowed = ["done", "POST_NOT_FOUND", "COMMENT_NOT_FOUND"];
    expect(outcomes.flat().filter((outcome) => !allowed.includes(outcome))).toEqual([]);
    expect(outcomes.every(([, , post]) => post === "done")).toBe(true);
    expect(await graphViolations(stores)).toEqual([]);

    const later = minutesLater(stores);
    for (let sweeps = 0; sweeps < 3; sweeps++) await later.upkeep(new AbortController().signal);
    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    for (const left of ["comments", "postRemovals"])
      expect([left, await db.collection(left).countDocuments()]).toEqual([left, 0]);
  });
});

describe("a page of comments", () => {
  it("is read from an index, wherever it stands and whoever is hidden", async () => {
    await using stores = await openTestStores();
    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    await db.collection<Comment>("comments").insertMany(
      Array.from({ length: 600 }, (_, index) => ({
        ...{ _id: `comment_${index}`, post: "post_1", author: `user_${index % 20}`, text: "好看" },
        ...{ parent: index % 2 === 0 ? "post_1" : "comment_0", replyTo: null, replyCount: 0 },
        createdAt: new Date(index),
      })),
    );
    const onlyShown = { author: { $nin: ["user_2"] } };

    for (const after of [{}, filterAfter(COMMENTS_KEYSET, [new Date(300), "comment_300"])]) {
      const page = db
        .collection("comments")
        .find({ $and: [{ parent: "post_1" }, onlyShown, after] })
        .sort(sortOf(COMMENTS_KEYSET))
        .limit(21);
      const { executionStats } = await page.explain("executionStats");

      expect(executionStats.nReturned).toBe(21);
      // Every tenth of them is of somebody hidden.
      expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(21 + 3 + COMMENTS_KEYSET.length);
    }
  });
});

describe("the limits of talking", () => {
  it("are 500 replies below a comment, and 1,000 comments a day", async () => {
    await using stores = await openTestStores();
    const [services] = twoOf(stores);
    const on = await services.postService.createPost(newId("user"), WISH);
    const begun = await say(services, on);
    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    await db
      .collection<Comment>("comments")
      .updateOne({ _id: begun._id }, { $set: { replyCount: REPLIES_MAX - 1 } });
    const talker = newId("user");
    await db.collection<{ _id: string; sent: number }>("commentDays").insertOne({
      _id: `${talker}:${new Date().toISOString().slice(0, 10)}`,
      sent: 999,
    });
    const talk = () =>
      services.commentService.commentOnPost(
        { author: talker, postId: on._id, text: "好", replyToId: null },
        { postShown: async () => on, commentShown: async () => null },
      );

    const replies = [await outcomeOf(say(services, on, begun)), await outcomeOf(say(services, on, begun))];
    const talks = [await outcomeOf(talk()), await outcomeOf(talk())];

    expect(replies).toEqual(["done", "THREAD_FULL"]);
    expect(talks).toEqual(["done", "DAILY_LIMIT"]);
  });
});
