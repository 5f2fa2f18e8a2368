import type { PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset, Place } from "@kith/kit/keyset.ts";
import type { Post } from "../posts/model.ts";

/** What inboxes hold at most. */
export type FeedLimits = {
  /** As many of the newest posts an inbox is built from, and trimmed to. */
  readonly entriesMax: number;
  /** As much of what a new friend has posted before is put into it. */
  readonly postsOfNewFriendMax: number;
};

export const FEED_LIMITS: FeedLimits = { entriesMax: 200, postsOfNewFriendMax: 100 };
/** How long an inbox is kept for somebody who does not read their feed. */
export const FEED_UNREAD_MAX_MS = 7 * 86_400_000;

/** A post in the inbox of a person who may see it, as stored: which post, and nothing of what it says. */
export type FeedEntry = {
  /** `<person>:<post>` */
  readonly _id: string;
  /** Whose inbox it stands in. */
  readonly person: GlobalId;
  readonly author: GlobalId;
  readonly post: GlobalId;
  readonly createdAt: Date;
};

/** A place in the order of posts. */
export type FeedPlace = Pick<FeedEntry, "createdAt" | "post">;

/**
 * How far an inbox is. `WARMING`: posts are delivered, those of before may be missing. `READY`: from its floor on it holds
 * all that the person is to see. `ENDING`: nothing is delivered any more, and what it holds is about to be removed.
 */
export type FeedState = "WARMING" | "READY" | "ENDING";

/** Whether a person has an inbox, as stored. Who has none, or has not read for long, gathers the feed when they read it. */
export type FeedHead = {
  /** The person. */
  readonly _id: GlobalId;
  readonly state: FeedState;
  /** READY: the oldest place from which on the inbox is complete. Null: it is complete. */
  readonly floor: FeedPlace | null;
  /** When the person has read the feed, give or take half a day. */
  readonly readAt: Date;
  /** When the housekeeping has to look at it next: to build, to trim or to remove it. */
  readonly dueAt: Date;
  /** Grows with every act that has to meet others here: an update that changes nothing meets nobody. */
  readonly touched: number;
};

/** The order of an inbox, which is that of posts. */
export const ENTRIES_KEYSET: Keyset = [
  { field: "createdAt", direction: -1, kind: "date" },
  { field: "post", direction: -1, kind: "string" },
];

/** The entry of a post in somebody's inbox. */
export const entryOf = (
  person: GlobalId,
  { _id: post, author, createdAt }: Pick<Post, "_id" | "author" | "createdAt">,
): FeedEntry => ({ _id: `${person}:${post}`, person, author, post, createdAt });

/** Whose inbox an entry stands in, by its id. */
export const personOfEntry = (id: string): GlobalId => id.slice(0, id.indexOf(":"));

/** The place of a post or of an entry, as cursors and keysets have it. */
export const placeOfEntry = ({ createdAt, post }: FeedPlace): Place => [createdAt, post];
export const placeOfPost = ({ createdAt, _id }: Pick<Post, "createdAt" | "_id">): FeedPlace => ({
  createdAt,
  post: _id,
});

/** Whether a place comes after another one, so that it is older. */
export const isBelow = (one: FeedPlace, other: FeedPlace): boolean =>
  one.createdAt.getTime() === other.createdAt.getTime()
    ? one.post < other.post
    : one.createdAt < other.createdAt;

/** The newer one of two floors. */
export const higherOf = (one: FeedPlace | null, other: FeedPlace | null): FeedPlace | null => {
  if (one === null || other === null) return one ?? other;
  return isBelow(one, other) ? other : one;
};

/** Some entries after a place, and how far the inbox went at the same moment. */
export type InboxPage = Pick<FeedHead, "state" | "floor" | "readAt"> & {
  readonly rows: readonly FeedEntry[];
};

/** What a page of an inbox is good for. */
export type Portion = {
  /** The entries at or above the floor. */
  readonly entries: readonly FeedEntry[];
  /** Where the feed goes on after them: further down the inbox, below its floor, or nowhere. */
  readonly next: { readonly in: "INBOX" | "POSTS"; readonly after: Place } | null;
};

/** Cuts a page of an inbox at its floor. @param request What was asked for: `limit` entries. */
export function portionOf({ floor, rows }: InboxPage, { limit, after }: PageRequest): Portion {
  const entries = floor === null ? rows : rows.filter((row) => !isBelow(row, floor));
  const last = entries.at(-1);
  if (entries.length === limit && last !== undefined)
    return { entries, next: { in: "INBOX", after: placeOfEntry(last) } };
  if (floor === null) return { entries, next: null };
  return { entries, next: { in: "POSTS", after: lowerOf(after, placeOfEntry(floor)) } };
}

const lowerOf = (one: Place | null, other: Place): Place => {
  if (one === null) return other;
  const [oneAt, oneId] = one as [Date, string];
  const [otherAt, otherId] = other as [Date, string];
  const isLower = isBelow({ createdAt: oneAt, post: oneId }, { createdAt: otherAt, post: otherId });
  return isLower ? one : other;
};
