import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { sortOf } from "@kith/kit/keyset.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db, Document } from "mongodb";
import {
  FOLLOWED_KEYSET,
  FOLLOWED_MAX,
  FOLLOWERS_KEYSET,
  type Follow,
  followOf,
  userOfFollow,
} from "./model.ts";

export type FollowStore = ReturnType<typeof followStore>;

/**
 * Rows by their ids, and by who follows: rows are placed by that where there are several shards, since an account has followers
 * without bound, and a command that did not name it would be asked of all of them.
 */
const placedAt = (ids: readonly string[]) => ({
  _id: { $in: [...ids] },
  user: { $in: [...new Set(ids.map(userOfFollow))] },
});

/** The collection of follows: one row each, found from either side. */
export function followStore(db: Db) {
  const follows = db.collection<Follow>("follows");
  return {
    ensureIndexes: () =>
      ensureIndexes(follows, [
        { key: { account: 1, ...sortOf(FOLLOWERS_KEYSET) } },
        { key: { user: 1, ...sortOf(FOLLOWED_KEYSET) } },
      ]),

    /** Pages of the accounts that people follow. */
    followedPageLoader: () =>
      pageLoaderOf<Follow>("followedAccountsPage", {
        db,
        collection: follows,
        parentField: "user",
        keyset: FOLLOWED_KEYSET,
      }),

    /** Pages of the followers of accounts. @param alsoOnly Who may be in the list. */
    followersPageLoader: (alsoOnly: () => Promise<Document>) =>
      pageLoaderOf<Follow>("followersPage", {
        db,
        collection: follows,
        parentField: "account",
        keyset: FOLLOWERS_KEYSET,
        alsoOnly,
      }),

    findByIds: (ids: readonly string[], session?: ClientSession) =>
      follows.find(placedAt(ids), { ...IN_ONE_BATCH, ...(session && { session }) }).toArray(),

    /** The ids of the accounts that a person follows: at most 2,000. */
    async findFollowedIds(user: GlobalId): Promise<GlobalId[]> {
      const rows = await follows
        .find({ user }, { projection: { _id: 0, account: 1 }, ...IN_ONE_BATCH })
        .sort(sortOf(FOLLOWED_KEYSET))
        .limit(FOLLOWED_MAX)
        .toArray();
      return rows.map(({ account }) => account);
    },

    /** Some followers of an account. */
    findSome: (account: GlobalId, limit: number, session: ClientSession) =>
      follows
        .find({ account }, { session, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray(),

    /** Some of the follows of a person. */
    findSomeOf: (user: GlobalId, limit: number, session: ClientSession) =>
      follows
        .find({ user }, { session, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray(),

    /** @returns Whether it is new. */
    async add({ account, user, followedAt }: Omit<Follow, "_id">, session: ClientSession): Promise<boolean> {
      const { upsertedCount } = await follows.updateOne(
        { _id: followOf(account, user), user },
        { $setOnInsert: { account, followedAt } },
        { session, upsert: true },
      );
      return upsertedCount === 1;
    },

    /** @returns How many were there. */
    async removeByIds(ids: readonly string[], session: ClientSession): Promise<number> {
      return (await follows.deleteMany(placedAt(ids), { session })).deletedCount;
    },

    /** Adds the follows that are not there yet. @returns The ones that were new. */
    async addMissing(added: readonly Follow[], session: ClientSession): Promise<Follow[]> {
      const known = await follows
        .find(placedAt(added.map(({ _id }) => _id)), { session, ...IN_ONE_BATCH })
        .toArray();
      const knownIds = new Set(known.map(({ _id }) => _id));
      const missing = added.filter(({ _id }) => !knownIds.has(_id));
      if (missing.length > 0) await follows.insertMany(missing, { session });
      return missing;
    },

    count: () => follows.countDocuments(),
  };
}
