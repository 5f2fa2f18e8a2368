import { newId } from "@kith/kit/global-id.ts";
import { TRANSACTION_DEAD_AFTER_MS } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { befriend, feedReadersOf, openInboxes, pagesOf } from "../../../../tests/feeds.ts";
import { graphViolations } from "../../../../tests/invariants.ts";
import { outcomeOf, twoOf } from "../../../../tests/races.ts";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { type SocialServices, socialServices } from "../services.ts";

const SIDE_BY_SIDE = 8;
const TIMEOUT_MS = 180_000;
const DAY_MS = 86_400_000;
const WISH = { text: "你好", imageUrls: [], audience: "FRIENDS" as const, audienceUserIds: [] };
const SMALL = { entriesMax: 10, postsOfNewFriendMax: 5 };
const everybodyExists = async () => true;

type Pair = { readonly author: string; readonly reader: string; readonly request: string };
type Race = (services: readonly [SocialServices, SocialServices], pair: Pair) => readonly Promise<unknown>[];

const wish = (from: string, to: string) => ({ from, to, source: "SEARCH" as const, message: null });

/** What meets, once there is a request and once the two are friends. */
const RACES: Record<string, { readonly areFriends: boolean; readonly rounds: number; readonly race: Race }> =
  {
    "a post and a friendship": {
      ...{ areFriends: false, rounds: 120 },
      race: ([one, other], { author, reader, request }) => [
        one.postService.createPost(author, WISH),
        other.friendshipService.acceptRequest(request, reader),
        one.postService.createPost(reader, WISH),
      ],
    },
    "a post and the end of a friendship": {
      ...{ areFriends: true, rounds: 120 },
      race: ([one, other], { author, reader }) => [
        one.postService.createPost(author, WISH),
        outcomeOf(other.friendshipService.unfriend(reader, author)),
        other.postService.createPost(author, WISH),
      ],
    },
    "a post and a block": {
      ...{ areFriends: true, rounds: 48 },
      race: ([one, other], { author, reader }) => [
        one.postService.createPost(author, WISH),
        other.blockService.blockUser(reader, author, everybodyExists),
      ],
    },
    "a deletion and a friendship": {
      ...{ areFriends: false, rounds: 32 },
      race: ([one, other], { author, reader, request }) => [
        one.postService
          .createPost(author, WISH)
          .then(({ _id }) => outcomeOf(one.postService.deletePost(author, _id))),
        other.friendshipService.acceptRequest(request, reader),
        // Whoever sweeps meanwhile leaves alone what may be on its way into an inbox.
        other.upkeep(new AbortController().signal),
      ],
    },
  };

async function pairOf(
  stores: TestStores,
  { friendshipService }: SocialServices,
  areFriends: boolean,
): Promise<Pair> {
  const [author, reader] = [newId("user"), newId("user")];
  if (areFriends) {
    await befriend(stores, author, [reader]);
    return { author, reader, request: "" };
  }
  const { _id: request } = await friendshipService.requestFriend(wish(author, reader), everybodyExists);
  return { author, reader, request };
}

const later = (stores: TestStores, aheadMs: number): SocialServices =>
  socialServices({
    ...{ client: stores.clients.social, ...stores, feedLimits: SMALL },
    now: () => new Date(Date.now() + aheadMs),
  });
const visit = (services: SocialServices) => services.visitFeeds(new AbortController().signal);

describe("what changes an inbox at the same moment", () => {
  it.for(Object.entries(RACES))(
    "loses nothing and leaves nothing: %s",
    { timeout: TIMEOUT_MS },
    async ([, { areFriends, rounds, race }]) => {
      await using stores = await openTestStores();
      const services = twoOf(stores);
      const pairs = await Promise.all(
        Array.from({ length: rounds }, () => pairOf(stores, services[0], areFriends)),
      );
      await openInboxes(
        stores,
        pairs.flatMap(({ author, reader }) => [author, reader]),
      );

      for (let from = 0; from < rounds; from += SIDE_BY_SIDE)
        await Promise.all(pairs.slice(from, from + SIDE_BY_SIDE).flatMap((pair) => race(services, pair)));

      expect(await graphViolations(stores)).toEqual([]);
      const db = stores.clients.social.db(`${stores.databasePrefix}social`);
      const entries = await db.collection("feedEntries").find().toArray();
      const friends = new Set(
        (await db.collection("friendships").find().toArray()).map(({ _id }) => String(_id)),
      );
      const astray = entries.filter(
        ({ person, author }) => person !== author && !friends.has(`${person}:${author}`),
      );
      expect(astray).toEqual([]);
    },
  );

  it("loses nothing: posts and friendships while inboxes begin, and while they are built", {
    timeout: TIMEOUT_MS,
  }, async () => {
    await using stores = await openTestStores();
    const [one, other] = twoOf(stores);
    const rebuilt = later(stores, 2 * TRANSACTION_DEAD_AFTER_MS);
    const round = async () => {
      const { author, reader, request } = await pairOf(stores, one, false);
      const postBoth = () =>
        Promise.all([author, reader].map((who) => one.postService.createPost(who, WISH)));
      await Promise.all([
        stores.feedHeads.noteReads([reader, author], new Date()),
        postBoth(),
        other.postService.createPost(author, WISH),
      ]);
      // Nothing is under way any more that had begun before there was an inbox.
      await Promise.all([
        visit(rebuilt),
        postBoth(),
        other.friendshipService.acceptRequest(request, reader),
        visit(rebuilt),
      ]);
    };

    for (let rounds = 0; rounds < 80; rounds += 4) await Promise.all([round(), round(), round(), round()]);
    await visit(later(stores, 2 * TRANSACTION_DEAD_AFTER_MS + DAY_MS / 2));

    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    expect(await db.collection("feedHeads").distinct("state")).toEqual(["READY"]);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("shows neither a gap nor an end to who reads while an inbox is built, trimmed, ended and begun", {
    timeout: TIMEOUT_MS,
  }, async () => {
    await using stores = await openTestStores();
    const [one] = twoOf(stores);
    const reader = newId("user");
    const friends = Array.from({ length: 3 }, () => newId("user"));
    await befriend(stores, reader, friends);
    const { asServed, gathered } = feedReadersOf(stores, one);
    const states = new Set<string | undefined>();
    let aheadMs = TRANSACTION_DEAD_AFTER_MS;

    for (let rounds = 0; rounds < 24; rounds += 1) {
      for (const friend of friends) await one.postService.createPost(friend, WISH);
      const expected = await pagesOf(gathered, reader, 7);
      aheadMs += rounds % 8 === 7 ? 10 * DAY_MS : DAY_MS;
      const services = later(stores, aheadMs);
      const read = () => pagesOf(asServed, reader, 7);
      const [, , ...seen] = await Promise.all([
        visit(services),
        rounds % 3 === 0 && stores.feedHeads.noteReads([reader], new Date(Date.now() + aheadMs)),
        ...[read(), read(), read(), read()],
      ]);

      states.add((await stores.feedHeads.findPage(reader, { limit: 1, after: null }))?.state);
      for (const pages of seen) expect(pages).toEqual(expected);
    }

    expect(states).toEqual(new Set(["WARMING", "READY", "ENDING", undefined]));
    expect(await graphViolations(stores)).toEqual([]);
  });
});
