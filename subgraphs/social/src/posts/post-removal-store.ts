import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";

export type PostRemovalStore = ReturnType<typeof postRemovalStore>;

/** A post that is gone: of which life account, where one had posted it that counted it. */
export type PostRemoval = { readonly _id: GlobalId; readonly removedAt: Date; readonly account?: GlobalId };

/** The collection of posts that are gone and of which something is left: what hung off them and nobody can reach. */
export function postRemovalStore(db: Db) {
  const removals = db.collection<PostRemoval>("postRemovals");
  return {
    ensureIndexes: () => ensureIndexes(removals, [{ key: { removedAt: 1 } }]),

    /** The posts that have been gone the longest, and by then. */
    findOldest: (limit: number, before: Date) =>
      removals
        .find({ removedAt: { $lt: before } }, IN_ONE_BATCH)
        .sort({ removedAt: 1 })
        .limit(limit)
        .toArray(),

    /** @param removed At least one. */
    add: (removed: readonly PostRemoval[], session: ClientSession) =>
      removals.insertMany(removed, { session }),

    remove: (post: GlobalId) => removals.deleteOne({ _id: post }),
  };
}
