import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { CommandStartedEvent } from "mongodb";
import { describe, expect, it } from "vitest";
import { befriend, type FeedReader, feedReadersOf, openInboxes, pagesOf } from "../../../../tests/feeds.ts";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { postOf } from "../posts/post-service.ts";
import { socialServices } from "../services.ts";
import { entryOf } from "./model.ts";

const WISH = { text: "新的", imageUrls: [], audience: "FRIENDS" as const, audienceUserIds: [] };
const SMALL = { entriesMax: 50, postsOfNewFriendMax: 5 };

const servicesOn = (stores: TestStores) =>
  socialServices({
    ...{ client: stores.clients.social, ...stores, feedLimits: SMALL },
    now: () => new Date(),
  });

/** Somebody with friends who have posted, three to a moment, long ago. */
async function readerOf(stores: TestStores, friendCount: number, postCount: number) {
  const reader = newId("user");
  const friends = Array.from({ length: friendCount }, () => newId("user"));
  await befriend(stores, reader, friends);
  const posts = stores.clients.social
    .db(`${stores.databasePrefix}social`)
    .collection<{ _id: string }>("posts");
  const draft = { text: "你好", imageUrls: [], video: null, place: null, named: [] };
  const rows = Array.from({ length: postCount }, (_, index) =>
    postOf(
      { ...draft, audience: "FRIENDS" },
      {
        _id: newId("post"),
        author: friends[index % friendCount] ?? "",
        createdAt: new Date(Math.floor(index / 3)),
      },
    ),
  );
  if (rows.length > 0) await posts.insertMany(rows);
  return { reader, friends };
}

describe.for([["gathered"], ["served from an inbox"]])("a feed that is %s", ([how]) => {
  it("neither repeats nor skips a post while others come in", async () => {
    await using stores = await openTestStores();
    const services = servicesOn(stores);
    const { reader, friends } = await readerOf(stores, 8, 120);
    const isServed = how === "served from an inbox";
    if (isServed) await openInboxes(stores, [reader], { feedLimits: SMALL });
    const { asServed, gathered } = feedReadersOf(stores, services);
    const before = (await pagesOf(gathered, reader, 100)).flat();
    let isPaging = true;
    const poster = async (author: string) => {
      for (let count = 0; isPaging && count < 90; count += 1)
        await services.postService.createPost(author, WISH);
    };
    const posters = friends.slice(0, 3).map(poster);

    const seen = (await pagesOf(asServed, reader, 7)).flat();
    isPaging = false;
    await Promise.all(posters);

    const wereThere = new Set(before);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => wereThere.has(id))).toEqual(before);
    const inbox = await stores.feedHeads.findPage(reader, { limit: 1, after: null });
    expect(inbox?.floor?.createdAt).toEqual(isServed ? new Date(23) : undefined);
  });
});

describe("a page that is served from an inbox", () => {
  it("goes on from where a gathered one ended, and the other way round", async () => {
    await using stores = await openTestStores();
    const { reader } = await readerOf(stores, 3, 80);
    await openInboxes(stores, [reader], { feedLimits: SMALL });
    const { asServed, gathered } = feedReadersOf(stores, servicesOn(stores));
    let turn = 0;
    const inTurns: FeedReader = (viewer, request) =>
      (turn++ % 2 === 0 ? asServed : gathered)(viewer, request);

    const pages = await pagesOf(inTurns, reader, 7);

    expect(pages).toEqual(await pagesOf(gathered, reader, 7));
    expect(pages.flat()).toHaveLength(80);
  });

  it("reads a row for each post that it shows, however many friends there are", async () => {
    await using stores = await openTestStores();
    const { reader } = await readerOf(stores, 300, 600);
    await openInboxes(stores, [reader]);
    const { asServed } = feedReadersOf(stores, servicesOn(stores));
    const names: string[] = [];
    stores.clients.social.on("commandStarted", ({ command, commandName }: CommandStartedEvent) =>
      names.push(`${command[commandName]}.${commandName}`),
    );

    const page = await asServed(reader, { limit: 20, after: null });

    expect([page.rows.length, page.hasMore]).toEqual([20, true]);
    expect(names.sort()).toEqual([
      ...["blocks.find", "feedHeads.aggregate", "follows.find", "friendships.find", "posts.find"],
    ]);
    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    const entries = db
      .collection("feedEntries")
      .find({ person: reader })
      .sort({ createdAt: -1, post: -1 })
      .limit(21);
    const { executionStats } = await entries.explain("executionStats");
    expect(executionStats.totalKeysExamined).toBe(21);
  });

  it("is full where entries are not to be shown any more, and asks no more often for more of them", async () => {
    await using stores = await openTestStores();
    const services = servicesOn(stores);
    const { reader, friends } = await readerOf(stores, 3, 0);
    await openInboxes(stores, [reader]);
    const kept: string[] = [];
    const gone: string[] = [];
    for (let index = 0; index < 90; index += 1) {
      const { _id } = await services.postService.createPost(friends[index % 3] ?? "", WISH);
      (index < 10 ? kept : gone).push(_id);
    }
    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    await db.collection<{ _id: string }>("posts").deleteMany({ _id: { $in: gone } });
    const { asServed } = feedReadersOf(stores, services);
    const reads: string[] = [];
    stores.clients.social.on("commandStarted", ({ commandName }: CommandStartedEvent) =>
      reads.push(commandName),
    );

    const page = await asServed(reader, { limit: 5, after: null });

    expect(page.rows.map(({ _id }) => _id)).toEqual(kept.slice(5).reverse());
    expect(page.hasMore).toBe(true);
    expect(reads.length).toBeLessThanOrEqual(7);
  });

  it("shows nothing of somebody who is no friend, whatever stands in it", async () => {
    await using stores = await openTestStores();
    const services = servicesOn(stores);
    const { reader } = await readerOf(stores, 1, 3);
    await openInboxes(stores, [reader]);
    const stranger = await services.postService.createPost(newId("user"), { ...WISH, audience: "EVERYBODY" });
    await inTransaction(stores.clients.social, (session) =>
      stores.feedEntries.add([entryOf(reader, stranger)], session),
    );
    const { asServed } = feedReadersOf(stores, services);

    const page = await asServed(reader, { limit: 2, after: null });

    expect(page.rows.map(({ createdAt }) => createdAt.getTime())).toEqual([0, 0]);
    expect(page.hasMore).toBe(true);
  });
});
