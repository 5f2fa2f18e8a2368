import { newId } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import { befriend, feedReadersOf, openInboxes, pagesOf } from "../../../../tests/feeds.ts";
import { feedViolations, graphViolations } from "../../../../tests/invariants.ts";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { socialServices } from "../services.ts";
import type { FeedHead } from "./model.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SMALL = { entriesMax: 10, postsOfNewFriendMax: 5 };
const WISH = { text: "你好", imageUrls: [], audience: "FRIENDS" as const, audienceUserIds: [] };

const servicesAt = (stores: TestStores, aheadMs: number) =>
  socialServices({
    ...{ client: stores.clients.social, ...stores, feedLimits: SMALL },
    now: () => new Date(Date.now() + aheadMs),
  });
const visit = (stores: TestStores, aheadMs: number) =>
  servicesAt(stores, aheadMs).visitFeeds(new AbortController().signal);

function rowsOf(stores: TestStores) {
  const db = stores.clients.social.db(`${stores.databasePrefix}social`);
  return {
    headOf: (person: string) => db.collection<FeedHead>("feedHeads").findOne({ _id: person }),
    entriesOf: (person: string) => db.collection("feedEntries").countDocuments({ person }),
  };
}

/** A reader and a friend who posts. */
async function twoFriends(stores: TestStores) {
  const [reader, friend] = [newId("user"), newId("user")];
  await befriend(stores, reader, [friend]);
  const { postService } = servicesAt(stores, 0);
  const post = async (count: number) => {
    for (let index = 0; index < count; index += 1) await postService.createPost(friend, WISH);
  };
  return { reader, friend, post };
}

/** Stores that fail at the n-th call of what inboxes are kept in, as if the process ended there. */
function endingAt(stores: TestStores, calls: number): TestStores & { readonly hasEnded: () => boolean } {
  let left = calls;
  const ending = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== "function") return method;
        return async (...given: unknown[]) => {
          if (left-- === 0) throw new Error("the process ends");
          return method(...given);
        };
      },
    });
  const { feedHeads, feedEntries } = stores;
  return {
    ...{ ...stores, feedHeads: ending(feedHeads), feedEntries: ending(feedEntries) },
    hasEnded: () => left < 0,
  };
}

describe("the upkeep of inboxes", () => {
  it("builds one when every transaction has ended that may not have seen it, and not before", async () => {
    await using stores = await openTestStores();
    const { reader, post } = await twoFriends(stores);
    const { headOf, entriesOf } = rowsOf(stores);
    await post(3);
    await stores.feedHeads.noteReads([reader], new Date());
    await post(1);

    await visit(stores, 110_000);
    const before = [(await headOf(reader))?.state, await entriesOf(reader)];
    await visit(stores, 130_000);

    expect(before).toEqual(["WARMING", 1]);
    expect([(await headOf(reader))?.state, await entriesOf(reader)]).toEqual(["READY", 4]);
  });

  it("trims one to its newest posts, the sooner again the faster it fills", async () => {
    await using stores = await openTestStores();
    const { reader, post } = await twoFriends(stores);
    const { headOf, entriesOf } = rowsOf(stores);
    await openInboxes(stores, [reader], { feedLimits: SMALL });
    await post(50);

    await visit(stores, 2 * DAY_MS);
    const trimmed = [await entriesOf(reader), (await headOf(reader))?.floor !== null];
    const dueInMs = ((await headOf(reader))?.dueAt.getTime() ?? 0) - (Date.now() + 2 * DAY_MS);
    await visit(stores, 4 * DAY_MS);

    expect(trimmed).toEqual([10, true]);
    // Forty more than it holds in the time of four visits.
    expect(Math.round(dueInMs / MINUTE_MS)).toBe((24 * 60) / 4);
    expect(await entriesOf(reader)).toBe(10);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("removes one that was not read for a week, once nobody can have anything for it any more", async () => {
    await using stores = await openTestStores();
    const { reader, post } = await twoFriends(stores);
    const { headOf, entriesOf } = rowsOf(stores);
    await openInboxes(stores, [reader]);
    await post(3);
    const week = 8 * DAY_MS;

    await visit(stores, week);
    await post(1);
    const ending = [(await headOf(reader))?.state, await entriesOf(reader)];
    await visit(stores, week + MINUTE_MS);
    const still = (await headOf(reader))?.state;
    await visit(stores, week + 3 * MINUTE_MS);

    expect([ending, still]).toEqual([["ENDING", 3], "ENDING"]);
    expect([await headOf(reader), await entriesOf(reader)]).toEqual([null, 0]);
  });

  it("keeps one that is read again before it has ended, and builds it anew", async () => {
    await using stores = await openTestStores();
    const { reader, post } = await twoFriends(stores);
    const { headOf, entriesOf } = rowsOf(stores);
    await openInboxes(stores, [reader]);
    await post(2);
    await visit(stores, 8 * DAY_MS);
    await post(1);

    await stores.feedHeads.noteReads([reader], new Date(Date.now() + 8 * DAY_MS));
    const begun = (await headOf(reader))?.state;
    await visit(stores, 8 * DAY_MS);

    expect(begun).toBe("WARMING");
    expect([(await headOf(reader))?.state, await entriesOf(reader)]).toEqual(["READY", 3]);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("may end at any moment, is gone on with, and does nothing twice where two do it at once", async () => {
    await using stores = await openTestStores();
    const { reader, post } = await twoFriends(stores);
    const { asServed, gathered } = feedReadersOf(stores, servicesAt(stores, 0));
    await post(12);
    const { headOf, entriesOf } = rowsOf(stores);
    let aheadMs = 3 * MINUTE_MS;
    let endings = 0;
    const visitUntilDone = async (begin: () => Promise<unknown>) => {
      for (let calls = 0; ; calls += 1) {
        await begin();
        const breaking = endingAt(stores, calls);
        await visit(breaking, aheadMs).catch(() => {});
        expect(await pagesOf(asServed, reader, 9)).toEqual(await pagesOf(gathered, reader, 9));
        expect(await feedViolations(stores)).toEqual([]);
        aheadMs += 10 * MINUTE_MS;
        await Promise.all([visit(stores, aheadMs), visit(stores, aheadMs)]);
        expect(await feedViolations(stores)).toEqual([]);
        if (!breaking.hasEnded()) return;
        endings += 1;
      }
    };
    const noteRead = () => stores.feedHeads.noteReads([reader], new Date(Date.now() + aheadMs));

    await visitUntilDone(noteRead);
    await visitUntilDone(async () => {
      aheadMs += DAY_MS;
      await noteRead();
      await post(2);
    });
    expect(await entriesOf(reader)).toBe(10);
    await visitUntilDone(async () => {
      aheadMs += 10 * DAY_MS;
    });

    expect([await headOf(reader), await entriesOf(reader)]).toEqual([null, 0]);
    expect(endings).toBeGreaterThan(10);
  });

  it("leaves nothing of somebody who is erased, in their inbox and in those of friends", async () => {
    await using stores = await openTestStores();
    const { reader, friend, post } = await twoFriends(stores);
    const { headOf, entriesOf } = rowsOf(stores);
    await openInboxes(stores, [reader, friend]);
    await post(3);
    await servicesAt(stores, 0).postService.createPost(reader, WISH);

    await servicesAt(stores, 0).erasePerson(friend);
    const broken = await graphViolations(stores);
    await servicesAt(stores, 10 * MINUTE_MS).upkeep(new AbortController().signal);

    expect(broken).toEqual([]);
    expect([await headOf(friend), await entriesOf(friend), await entriesOf(reader)]).toEqual([null, 0, 1]);
    expect(await graphViolations(stores)).toEqual([]);
  });
});
