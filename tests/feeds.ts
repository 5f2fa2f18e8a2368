import { type Page, type PageRequest, pageRequestOf } from "@kith/kit/connection.ts";
import { heldRows } from "@kith/kit/held-rows.ts";
import { cursorOf } from "@kith/kit/keyset.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { Stores } from "../scripts/database/stores.ts";
import { contextFor } from "../subgraphs/social/src/context.ts";
import { FEED_LIMITS, type FeedLimits } from "../subgraphs/social/src/feeds/model.ts";
import { POSTS_KEYSET, type Post } from "../subgraphs/social/src/posts/model.ts";
import { type SocialServices, socialServices } from "../subgraphs/social/src/services.ts";
import type { SocialStores } from "../subgraphs/social/src/stores.ts";
import { CAST, cast, castId } from "./cast.ts";

const MINUTE_MS = 60_000;
/** Longer than an inbox takes to warm up. */
const WARM_MS = 5 * MINUTE_MS;

export type FeedReader = (viewer: string, request: PageRequest) => Promise<Page<Post>>;

/**
 * Reads feeds of a database, each page in a request of its own: as the subgraph does, and as it would if there were no
 * inboxes.
 */
export function feedReadersOf(stores: Stores, services: SocialServices) {
  const nobody = { name: "nobody", url: "", viewerKey: Buffer.alloc(0) };
  const readerOn =
    (readFrom: SocialStores): FeedReader =>
    (viewer, request) => {
      const contextOf = contextFor({
        ...{ stores: readFrom, services, peers: { users: nobody, groups: nobody } },
        ...{ heldOf: heldRows([]), now: () => new Date() },
        requestEvents: () => Promise.reject(new Error("nobody listens")),
      });
      const { loaders } = contextOf({ viewerId: viewer, scopes: [], requestId: "" });
      return loaders.feedPage.load({ viewer, request });
    };
  const withoutInboxes = { ...stores, feedHeads: { ...stores.feedHeads, findPage: async () => null } };
  return { asServed: readerOn(stores), gathered: readerOn(withoutInboxes) };
}

/** The ids of all pages of a feed, page by page, by the cursors that clients are given. */
export async function pagesOf(reader: FeedReader, viewer: string, first: number): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | null = null;
  for (;;) {
    const page: Page<Post> = await reader(viewer, pageRequestOf(POSTS_KEYSET, { first, after }));
    pages.push(page.rows.map(({ _id }) => _id));
    const last = page.last ?? page.rows.at(-1);
    if (!page.hasMore || last == null) return pages;
    after = cursorOf(POSTS_KEYSET, last as Record<string, unknown>);
  }
}

type Options = { readonly feedLimits?: FeedLimits; readonly now?: () => Date };

/** Gives people inboxes that are ready, as reading and the housekeeping would within some minutes. */
export async function openInboxes(
  stores: Stores,
  people: readonly string[],
  { feedLimits = FEED_LIMITS, now = () => new Date() }: Options = {},
): Promise<void> {
  await stores.feedHeads.noteReads(people, now());
  const later = () => new Date(now().getTime() + WARM_MS);
  const services = socialServices({ client: stores.clients.social, ...stores, feedLimits, now: later });
  await services.visitFeeds(new AbortController().signal);
}

/** The cast as it moves in, with feeds that are gathered when they are read, and with feeds that are served from inboxes. */
export const SEED_BY_FEED: Readonly<Record<string, (stores: Stores) => Promise<void>>> = {
  gathered: cast,
  "served from inboxes": async (stores) => {
    await cast(stores);
    await openInboxes(stores, CAST.map(castId));
  },
};

/** Adds friendships of a person, past the rules and the services. */
export const befriend = (
  { clients, friendships, circles }: Stores,
  person: string,
  friends: readonly string[],
) =>
  inTransaction(clients.social, async (session) => {
    const bondWith = (friend: string) =>
      ({ people: [person, friend], since: new Date(), source: "SCAN" }) as const;
    await friendships.addMissing(friends.map(bondWith), session);
    const counts = [[person, friends.length] as const, ...friends.map((friend) => [friend, 1] as const)];
    await circles.changeMany(new Map(counts), session);
  });
