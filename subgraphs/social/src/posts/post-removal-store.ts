import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";

export type PostRemovalStore = ReturnType<typeof postRemovalStore>;

type PostRemoval = { readonly _id: GlobalId; readonly removedAt: Date };

/** The collection of posts that are gone and of which something is left: what hung off them and nobody can reach. */
export function postRemovalStore(db: Db) {
  const removals = db.collection<PostRemoval>("postRemovals");
  return {
    ensureIndexes: () => ensureIndexes(removals, [{ key: { removedAt: 1 } }]),

    /** The posts that have been gone the longest. */
    async findOldest(limit: number): Promise<GlobalId[]> {
      const rows = await removals.find({}).sort({ removedAt: 1 }).limit(limit).toArray();
      return rows.map(({ _id }) => _id);
    },

    add: (post: GlobalId, removedAt: Date, session: ClientSession) =>
      removals.insertOne({ _id: post, removedAt }, { session }),

    remove: (post: GlobalId) => removals.deleteOne({ _id: post }),
  };
}
