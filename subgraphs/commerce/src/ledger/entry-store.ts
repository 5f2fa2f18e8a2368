import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import { changeFanOut } from "@kith/kit/subscriptions/change-fan-out.ts";
import type { ClientSession, Db } from "mongodb";
import { ENTRIES_KEYSET, type Entry, type Owner } from "./model.ts";

/** @property after The `sequence` before the first one wanted. */
type Part = { readonly month: string; readonly after: number; readonly limit: number };

export type EntryStore = ReturnType<typeof entryStore>;

const HAS_NOTE = { note: { $type: "string" } } as const;

/** The collection of entries: only ever added to, but for what is written with them. */
export function entryStore(db: Db) {
  const entries = db.collection<Entry>("entries");
  return {
    ensureIndexes: () =>
      ensureIndexes(entries, [
        { key: { account: 1, sequence: -1 }, unique: true },
        { key: { account: 1, isPosted: 1, sequence: -1 } },
        { key: { account: 1, isPosted: 1, month: 1, sequence: -1 } },
        { key: { account: 1, isPosted: 1, kind: 1, sequence: -1 } },
        { key: { account: 1, isPosted: 1, counterparty: 1, sequence: -1 } },
        // Both sides of a transfer: what an audit reads all of.
        { key: { transfer: 1 } },
      ]),

    /** Whether anything was ever posted between an account and an owner. */
    hasAnyWith: async (account: GlobalId, counterparty: Owner): Promise<boolean> =>
      (await entries.findOne({ account, counterparty, isPosted: true }, { projection: { _id: 1 } })) !== null,

    /** The entries of a month from a place on, in the order in which they were posted. */
    findOfMonth: (account: GlobalId, { month, after, limit }: Part): Promise<Entry[]> =>
      entries
        .find({ account, isPosted: true, month, sequence: { $gt: after } }, IN_ONE_BATCH)
        .sort({ sequence: 1 })
        .limit(limit)
        .toArray(),

    /** What was posted after an entry, in that order. */
    findPostedAfter: (account: GlobalId, sequence: number, limit: number): Promise<Entry[]> =>
      entries
        .find({ account, isPosted: true, sequence: { $gt: sequence } }, IN_ONE_BATCH)
        .sort({ sequence: 1 })
        .limit(limit)
        .toArray(),

    /** Tells what is posted, by account. */
    postedChanges: (warn: (error: unknown, message: string) => void) =>
      changeFanOut<Entry, Entry>({
        collection: entries,
        pipeline: [{ $match: { operationType: "insert", "fullDocument.isPosted": true } }],
        eventOf: (change) =>
          change.operationType === "insert"
            ? { key: change.fullDocument.account, event: change.fullDocument }
            : null,
        warn,
      }),

    pageLoader: () =>
      pageLoaderOf<Entry>("entriesPage", {
        db,
        collection: entries,
        parentField: "account",
        keyset: ENTRIES_KEYSET,
        only: { isPosted: true },
      }),

    /** The one change that an entry may see: the writer of the note is gone. */
    eraseNotes: (transfers: readonly GlobalId[], session: ClientSession) =>
      entries.updateMany(
        { transfer: { $in: [...transfers] }, ...HAS_NOTE },
        { $set: { note: null } },
        { session },
      ),
  };
}
