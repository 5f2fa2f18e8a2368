import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db } from "mongodb";
import { ENTRIES_KEYSET, type Entry } from "./model.ts";

export type EntryStore = ReturnType<typeof entryStore>;

const HAS_NOTE = { note: { $type: "string" } } as const;

/** The collection of entries: only ever added to, but for what is written with them. */
export function entryStore(db: Db) {
  const entries = db.collection<Entry>("entries");
  return {
    ensureIndexes: () =>
      ensureIndexes(entries, [
        { key: { account: 1, sequence: -1 }, unique: true },
        // Both sides of a transfer, of those with which something was written.
        { key: { transfer: 1 }, partialFilterExpression: HAS_NOTE },
      ]),

    pageLoader: () =>
      pageLoaderOf<Entry>("entriesPage", {
        db,
        collection: entries,
        parentField: "account",
        keyset: ENTRIES_KEYSET,
      }),

    /** The one change that an entry may see: the writer of the note is gone. */
    eraseNotes: (transfers: readonly GlobalId[], session: ClientSession) =>
      entries.updateMany(
        { transfer: { $in: [...transfers] }, ...HAS_NOTE },
        { $set: { note: null } },
        { session },
      ),

    add: (sides: readonly [Entry, Entry], session: ClientSession) =>
      entries.insertMany([...sides], { session }),
  };
}
