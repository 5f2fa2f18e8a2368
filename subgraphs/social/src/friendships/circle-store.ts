import { IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { Circle } from "./model.ts";

export type CircleStore = ReturnType<typeof circleStore>;

/** The collection of friend counters, changed in the transaction that changes the friendships. */
export function circleStore(db: Db) {
  const circles = db.collection<Circle>("circles");
  return {
    findByUsers: (users: readonly GlobalId[], session?: ClientSession) =>
      circles.find({ _id: { $in: [...users] } }, { ...IN_ONE_BATCH, ...(session && { session }) }).toArray(),

    /** @returns The number of friends after the change. */
    async change(user: GlobalId, by: number, session: ClientSession): Promise<number> {
      const circle = await circles.findOneAndUpdate(
        { _id: user },
        { $inc: { friendCount: by } },
        { session, upsert: true, returnDocument: "after" },
      );
      return circle?.friendCount ?? 0;
    },

    /** Changes many counters in one command. */
    async changeMany(byUser: ReadonlyMap<GlobalId, number>, session: ClientSession): Promise<void> {
      const updates = [...byUser].map(([_id, by]) => ({
        updateOne: { filter: { _id }, update: { $inc: { friendCount: by } }, upsert: true },
      }));
      if (updates.length > 0) await circles.bulkWrite(updates, { session, ordered: false });
    },
  };
}
