import { ensureIndexes } from "@kith/kit/database.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db } from "mongodb";
import { ENTRIES_KEYSET, type Entry } from "./model.ts";

export type EntryStore = ReturnType<typeof entryStore>;

/** The collection of entries: only ever added to. */
export function entryStore(db: Db) {
  const entries = db.collection<Entry>("entries");
  return {
    ensureIndexes: () => ensureIndexes(entries, [{ key: { account: 1, sequence: -1 }, unique: true }]),

    pageLoader: () =>
      pageLoaderOf<Entry>("entriesPage", {
        db,
        collection: entries,
        parentField: "account",
        keyset: ENTRIES_KEYSET,
      }),

    add: (sides: readonly [Entry, Entry], session: ClientSession) =>
      entries.insertMany([...sides], { session }),
  };
}
