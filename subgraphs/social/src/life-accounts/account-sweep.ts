import type { GlobalId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type { CounterStore } from "../counters/counter-store.ts";
import { COUNTED_OF_POSTS, counterOf } from "../counters/model.ts";
import type { FollowEnd } from "../follows/follow-end.ts";
import type { FollowStore } from "../follows/follow-store.ts";
import type { PostRemovalStore } from "../posts/post-removal-store.ts";
import type { PostStore } from "../posts/post-store.ts";
import type { LifeAccountStore } from "./life-account-store.ts";

/** Longer than a transaction may take: a follow that had seen the account is there by then. */
const SWEPT_AFTER_MS = 60_000;
const ACCOUNTS_MAX = 10;
const ROWS_PER_TRANSACTION_MAX = 200;

type Parts = {
  readonly client: MongoClient;
  readonly lifeAccounts: LifeAccountStore;
  readonly follows: FollowStore;
  readonly counters: CounterStore;
  readonly followEnd: FollowEnd;
  readonly posts: PostStore;
  readonly postRemovals: PostRemovalStore;
  readonly now: () => Date;
  /** Ends the sweep between two transactions. */
  readonly signal?: AbortSignal;
};

/**
 * Removes what is left of deleted accounts, until nothing is: their posts and follows, in as many transactions as they need,
 * then their counters. Cut short at any moment, the next sweep goes on; two at once do nothing twice.
 *
 * @returns How many accounts were swept.
 */
export async function sweepAccounts(parts: Parts): Promise<number> {
  const before = new Date(parts.now().getTime() - SWEPT_AFTER_MS);
  let swept = 0;
  for (let some = ACCOUNTS_MAX; some === ACCOUNTS_MAX; swept += some) some = await sweepSome(before, parts);
  return swept;
}

async function sweepSome(before: Date, parts: Parts): Promise<number> {
  const { lifeAccounts, counters } = parts;
  const buried = await lifeAccounts.findBuried(before, ACCOUNTS_MAX);
  for (const { _id } of buried) {
    parts.signal?.throwIfAborted();
    for (const endSome of [endSomePosts, endSomeFollows])
      while ((await endSome(_id, parts)) === ROWS_PER_TRANSACTION_MAX) parts.signal?.throwIfAborted();
    const counted = ["followers", ...COUNTED_OF_POSTS] as const;
    await counters.removeMany(counted.map((what) => counterOf(what, _id)));
    await lifeAccounts.markSwept(_id);
  }
  return buried.length;
}

const endSomeFollows = (account: GlobalId, { client, follows, followEnd }: Parts): Promise<number> =>
  inTransaction(client, async (session) => {
    const some = await follows.findSome(account, ROWS_PER_TRANSACTION_MAX, session);
    await followEnd.end(some, session);
    return some.length;
  });

// What hangs off the posts, and their counters, goes with the sweep of posts.
const endSomePosts = (account: GlobalId, { client, posts, postRemovals, now }: Parts): Promise<number> =>
  inTransaction(client, async (session) => {
    const ids = await posts.findIdsOf(account, ROWS_PER_TRANSACTION_MAX, session);
    if (ids.length === 0) return 0;
    await posts.removeByIds(ids, session);
    await postRemovals.add(
      ids.map((_id) => ({ _id, removedAt: now(), account })),
      session,
    );
    return ids.length;
  });
