import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { Circle, Listing } from "./model.ts";

export type CircleStore = ReturnType<typeof circleStore>;

/** Longer than a request, a token or an event of somebody who is gone may turn up. */
const GONE_KEPT_S = 90 * 86_400;

/** The collection of friend counters, changed in the transaction that changes the friendships. */
export function circleStore(db: Db) {
  const circles = db.collection<Circle>("circles");
  return {
    ensureIndexes: () =>
      ensureIndexes(circles, [
        {
          key: { goneAt: 1 },
          expireAfterSeconds: GONE_KEPT_S,
          partialFilterExpression: { goneAt: { $exists: true } },
        },
      ]),

    findByUsers: (users: readonly GlobalId[], session?: ClientSession) =>
      circles.find({ _id: { $in: [...users] } }, { ...IN_ONE_BATCH, ...(session && { session }) }).toArray(),

    /** @returns The circle after the change. */
    async change(user: GlobalId, by: number, session: ClientSession): Promise<Omit<Circle, "_id">> {
      const circle = await circles.findOneAndUpdate(
        { _id: user },
        { $inc: { friendCount: by } },
        { session, upsert: true, returnDocument: "after" },
      );
      return circle ?? { friendCount: 0 };
    },

    /** Meets whoever changes the circle. @returns It. */
    async touch(user: GlobalId, session: ClientSession): Promise<Omit<Circle, "_id">> {
      const circle = await circles.findOneAndUpdate(
        { _id: user },
        { $inc: { friendCount: 0, touched: 1 } },
        { session, upsert: true, returnDocument: "after" },
      );
      return circle ?? { friendCount: 0 };
    },

    /** Notes how people are listed who are not listed yet, in one command. Their circles are there. */
    async listMissing(listings: ReadonlyMap<GlobalId, Listing>, session: ClientSession): Promise<void> {
      const updates = [...listings].map(([_id, listing]) => ({
        updateOne: { filter: { _id, listing: { $exists: false } }, update: { $set: { listing } } },
      }));
      if (updates.length > 0) await circles.bulkWrite(updates, { session, ordered: false });
    },

    /**
     * Notes how a person is listed from now on, unless something newer is noted. A circle without friends is made, too: whoever
     * becomes a friend at this moment meets it.
     *
     * @returns Whether rows of friends say something else now: not where nothing newer or nothing else was told.
     */
    async listAnew(user: GlobalId, listing: Listing, session: ClientSession): Promise<boolean> {
      const isThere = { $eq: [{ $type: "$goneAt" }, "missing"] };
      const isNewer = { $and: [isThere, { $gt: [listing.version, { $ifNull: ["$listing.version", -1] }] }] };
      const before = await circles.findOneAndUpdate(
        { _id: user },
        [
          {
            $set: {
              friendCount: { $ifNull: ["$friendCount", 0] },
              listing: { $cond: [isNewer, { $literal: listing }, "$listing"] },
            },
          },
        ],
        { session, upsert: true, returnDocument: "before" },
      );
      if (before === null || before.goneAt !== undefined) return false;
      const known = before.listing;
      if (known === undefined) return true;
      const isOther = known.nameKey !== listing.nameKey || known.city !== listing.city;
      return isOther && listing.version > known.version;
    },

    /** Notes that a person is gone, which everybody who is about to become their friend meets. */
    markGone: (user: GlobalId, goneAt: Date) =>
      circles.updateOne(
        { _id: user },
        { $set: { goneAt }, $unset: { listing: "" }, $inc: { friendCount: 0 } },
        { upsert: true },
      ),

    /** Changes many counters in one command. */
    async changeMany(byUser: ReadonlyMap<GlobalId, number>, session: ClientSession): Promise<void> {
      const updates = [...byUser].map(([_id, by]) => ({
        updateOne: { filter: { _id }, update: { $inc: { friendCount: by } }, upsert: true },
      }));
      if (updates.length > 0) await circles.bulkWrite(updates, { session, ordered: false });
    },
  };
}
