import type { Db } from "mongodb";
import { blockStore } from "./blocks/block-store.ts";
import { circleStore } from "./friendships/circle-store.ts";
import { friendshipStore } from "./friendships/friendship-store.ts";
import { pairLockStore } from "./pairs/pair-lock-store.ts";
import { requestDayStore } from "./requests/request-day-store.ts";
import { requestStore } from "./requests/request-store.ts";
import { dismissalStore } from "./suggestions/dismissal-store.ts";

export type SocialStores = ReturnType<typeof socialStores>;

/** Every collection of the friend graph. */
export const socialStores = (db: Db) => ({
  friendships: friendshipStore(db),
  circles: circleStore(db),
  requests: requestStore(db),
  requestDays: requestDayStore(db),
  blocks: blockStore(db),
  pairLocks: pairLockStore(db),
  dismissals: dismissalStore(db),
});

export async function ensureSocialIndexes(stores: SocialStores): Promise<void> {
  const { friendships, requests, requestDays, blocks, pairLocks, dismissals } = stores;
  const indexed = [friendships, requests, requestDays, blocks, pairLocks, dismissals];
  await Promise.all(indexed.map((store) => store.ensureIndexes()));
}
