import type { Db } from "mongodb";
import { blockStore } from "./blocks/block-store.ts";
import { commentStore } from "./comments/comment-store.ts";
import { counterStore } from "./counters/counter-store.ts";
import { dayCountStore } from "./days/day-count-store.ts";
import { feedEntryStore } from "./feeds/feed-entry-store.ts";
import { feedHeadStore } from "./feeds/feed-head-store.ts";
import { followStore } from "./follows/follow-store.ts";
import { followingStore } from "./follows/following-store.ts";
import { circleStore } from "./friendships/circle-store.ts";
import { friendshipStore } from "./friendships/friendship-store.ts";
import { lifeAccountStore } from "./life-accounts/life-account-store.ts";
import { pairLockStore } from "./pairs/pair-lock-store.ts";
import { postRemovalStore } from "./posts/post-removal-store.ts";
import { postStore } from "./posts/post-store.ts";
import { reactionStore } from "./reactions/reaction-store.ts";
import { requestStore } from "./requests/request-store.ts";
import { dismissalStore } from "./suggestions/dismissal-store.ts";

export type SocialStores = ReturnType<typeof socialStores>;

/** Every collection of the friend graph, of the life circle and of life accounts. */
export const socialStores = (db: Db) => ({
  friendships: friendshipStore(db),
  circles: circleStore(db),
  requests: requestStore(db),
  requestDays: dayCountStore(db, "requestDays"),
  blocks: blockStore(db),
  pairLocks: pairLockStore(db),
  dismissals: dismissalStore(db),
  posts: postStore(db),
  postDays: dayCountStore(db, "postDays"),
  postRemovals: postRemovalStore(db),
  feedHeads: feedHeadStore(db),
  feedEntries: feedEntryStore(db),
  likes: reactionStore(db, "likes"),
  favourites: reactionStore(db, "favourites"),
  comments: commentStore(db),
  commentDays: dayCountStore(db, "commentDays"),
  interactionDays: dayCountStore(db, "interactionDays"),
  lifeAccounts: lifeAccountStore(db),
  accountDays: dayCountStore(db, "accountDays"),
  follows: followStore(db),
  followings: followingStore(db),
  counters: counterStore(db),
});

export async function ensureSocialIndexes(stores: SocialStores): Promise<void> {
  await Promise.all(Object.values(stores).map((store) => "ensureIndexes" in store && store.ensureIndexes()));
}
