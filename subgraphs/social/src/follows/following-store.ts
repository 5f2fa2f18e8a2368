import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { Following } from "./model.ts";

export type FollowingStore = ReturnType<typeof followingStore>;

/**
 * The collection of how many accounts each person follows. Its rows are also where acts meet that read what the other one
 * writes: a follow reads whether there is a block and a block ends follows, so both write the row of whoever follows; two who
 * count the accounts of one owner both write the owner's.
 */
export function followingStore(db: Db) {
  const followings = db.collection<Following>("followings");
  return {
    /** @returns How many accounts the person follows after the change. */
    async change(user: GlobalId, by: number, session: ClientSession): Promise<number> {
      const following = await followings.findOneAndUpdate(
        { _id: user },
        { $inc: { followedCount: by } },
        { session, upsert: true, returnDocument: "after" },
      );
      return following?.followedCount ?? 0;
    },

    /** Changes many counts in one command. */
    async changeMany(byUser: ReadonlyMap<GlobalId, number>, session: ClientSession): Promise<void> {
      const updates = [...byUser].map(([_id, by]) => ({
        updateOne: { filter: { _id }, update: { $inc: { followedCount: by } }, upsert: true },
      }));
      if (updates.length > 0) await followings.bulkWrite(updates, { session, ordered: false });
    },

    /** Writes the rows of people without changing their counts. */
    async touch(users: readonly GlobalId[], session: ClientSession): Promise<void> {
      const updates = users.map((_id) => ({
        updateOne: { filter: { _id }, update: { $inc: { followedCount: 0, touched: 1 } }, upsert: true },
      }));
      await followings.bulkWrite(updates, { session });
    },
  };
}
