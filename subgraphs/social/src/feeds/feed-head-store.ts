import type { PageRequest } from "@kith/kit/connection.ts";
import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { filterAfter, sortOf } from "@kith/kit/keyset.ts";
import { TRANSACTION_DEAD_AFTER_MS } from "@kith/kit/transaction.ts";
import type { ClientSession, Db, Document } from "mongodb";
import { FEED_ENTRIES } from "./feed-entry-store.ts";
import { ENTRIES_KEYSET, type FeedHead, type FeedPlace, type InboxPage } from "./model.ts";

export type FeedHeadStore = ReturnType<typeof feedHeadStore>;

/** An inbox as the housekeeping has found it: what it does is undone by whatever else has happened to it since. */
export type FoundHead = Pick<FeedHead, "_id" | "state" | "dueAt">;

// By the clock of the database, whichever process says that an inbox begins.
const DEAD_BY = { $add: ["$$NOW", TRANSACTION_DEAD_AFTER_MS] };
const BEGUN: Document = { state: "WARMING", dueAt: DEAD_BY, floor: null };

/** The collection of who has an inbox. */
export function feedHeadStore(db: Db) {
  const heads = db.collection<FeedHead>("feedHeads");
  const same = ({ _id, state, dueAt }: FoundHead) => ({ _id, state, dueAt });
  return {
    ensureIndexes: () => ensureIndexes(heads, [{ key: { dueAt: 1 } }]),

    /**
     * Some entries of a person's inbox after a place, and how far the inbox goes, both of one moment: who trims, builds or
     * ends it meanwhile is seen wholly or not at all. One command, a key for each entry and one more.
     *
     * @param request `limit` entries: not one more. @returns Null where there is no inbox.
     */
    async findPage(person: GlobalId, { limit, after }: PageRequest): Promise<InboxPage | null> {
      const pipeline = [
        ...(after === null ? [] : [{ $match: filterAfter(ENTRIES_KEYSET, after) }]),
        { $sort: sortOf(ENTRIES_KEYSET) },
        { $limit: limit },
        { $project: { _id: 0, author: 1, post: 1, createdAt: 1 } },
      ];
      const rows = {
        $lookup: { from: FEED_ENTRIES, localField: "_id", foreignField: "person", as: "rows", pipeline },
      };
      const [page] = await heads
        .aggregate<InboxPage>(
          [
            { $match: { _id: person } },
            rows,
            { $project: { _id: 0, state: 1, floor: 1, readAt: 1, rows: 1 } },
          ],
          { readConcern: { level: "snapshot" }, ...IN_ONE_BATCH },
        )
        .toArray();
      return page ?? null;
    },

    /** Notes that people have read their feeds. Whoever has no inbox, or one that ends, begins one. */
    async noteReads(people: readonly GlobalId[], readAt: Date): Promise<void> {
      const isOpen = { $in: ["$state", ["WARMING", "READY"]] };
      const kept = (field: string) => ({ $cond: [isOpen, `$${field}`, BEGUN[field]] });
      const update = [
        {
          $set: {
            ...{ state: kept("state"), dueAt: kept("dueAt"), floor: kept("floor"), readAt },
            touched: { $add: [{ $ifNull: ["$touched", 0] }, 1] },
          },
        },
      ];
      const updates = people.map((_id) => ({ updateOne: { filter: { _id }, update, upsert: true } }));
      if (updates.length > 0) await heads.bulkWrite(updates, { ordered: false });
    },

    /** To whom of some people posts are delivered. */
    findOpen: (people: readonly GlobalId[], session: ClientSession) =>
      heads
        .find<Pick<FeedHead, "_id" | "state" | "floor">>(
          { _id: { $in: [...people] }, state: { $ne: "ENDING" } },
          { session, projection: { state: 1, floor: 1 }, ...IN_ONE_BATCH },
        )
        .toArray(),

    /** Sets the floors of inboxes, in one command. Whoever builds, trims or ends one of them meets this. */
    async setFloors(floors: ReadonlyMap<GlobalId, FeedPlace | null>, session: ClientSession): Promise<void> {
      const updates = [...floors].map(([_id, floor]) => ({
        updateOne: { filter: { _id }, update: { $set: { floor }, $inc: { touched: 1 } } },
      }));
      if (updates.length > 0) await heads.bulkWrite(updates, { session, ordered: false });
    },

    /** Begins inboxes anew, for what is written past the rules. @param people Null: all of them. */
    restart: (people: readonly GlobalId[] | null, session: ClientSession) =>
      heads.updateMany(
        { ...(people !== null && { _id: { $in: [...people] } }), state: { $ne: "ENDING" } },
        [{ $set: { ...BEGUN, touched: { $add: ["$touched", 1] } } }],
        { session },
      ),

    /** Inboxes that are to be looked at, those that have waited the longest first. */
    findDue: (now: Date, limit: number): Promise<FeedHead[]> =>
      heads
        .find({ dueAt: { $lte: now } }, IN_ONE_BATCH)
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray(),

    /** Takes an inbox for this process alone, until `dueAt`. @returns Null where something has happened to it since. */
    take: (found: FoundHead, dueAt: Date): Promise<FeedHead | null> =>
      heads.findOneAndUpdate(same(found), { $set: { dueAt } }, { returnDocument: "after" }),

    /** Meets whoever else changes an inbox. @returns It, null where something has happened to it since. */
    touch: (found: FoundHead, session: ClientSession): Promise<FeedHead | null> =>
      heads.findOneAndUpdate(same(found), { $inc: { touched: 1 } }, { session, returnDocument: "after" }),

    /** Does nothing where something has happened to it since. */
    change: (
      found: FoundHead,
      to: Partial<Pick<FeedHead, "state" | "floor" | "dueAt">>,
      session?: ClientSession,
    ) => heads.updateOne(same(found), { $set: to }, session && { session }),

    remove: (person: GlobalId, session: ClientSession) => heads.deleteOne({ _id: person }, { session }),
  };
}
