import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { filterAfter, sortOf } from "@kith/kit/keyset.ts";
import type { ClientSession, Db, Document } from "mongodb";
import { ENTRIES_KEYSET, type FeedEntry, type FeedPlace, personOfEntry, placeOfEntry } from "./model.ts";

export type FeedEntryStore = ReturnType<typeof feedEntryStore>;

export const FEED_ENTRIES = "feedEntries";

// Rows are placed by whose inbox they stand in where there are several shards (docs/scale.md).
const placedAt = (ids: readonly string[]) => ({
  _id: { $in: [...ids] },
  person: { $in: [...new Set(ids.map(personOfEntry))] },
});

/** The collection of what stands in inboxes. */
export function feedEntryStore(db: Db) {
  const entries = db.collection<FeedEntry>(FEED_ENTRIES);
  const findIds = async (filter: Document, limit: number, session?: ClientSession): Promise<string[]> => {
    const rows = await entries
      .find(filter, { projection: { _id: 1 }, ...IN_ONE_BATCH, ...(session && { session }) })
      .limit(limit)
      .toArray();
    return rows.map(({ _id }) => _id);
  };
  return {
    ensureIndexes: () =>
      ensureIndexes(entries, [
        // The page of an inbox.
        { key: { person: 1, createdAt: -1, post: -1 } },
        // All of a post that is gone.
        { key: { post: 1 } },
      ]),

    /** Adds entries that nobody has. One command, however many. */
    async add(some: readonly FeedEntry[], session: ClientSession): Promise<void> {
      if (some.length > 0) await entries.insertMany(some, { session, ordered: false });
    },

    /** Adds those of some entries that are not there yet, in one command. */
    async addMissing(some: readonly FeedEntry[], session: ClientSession): Promise<void> {
      const updates = some.map(({ _id, ...entry }) => ({
        updateOne: { filter: { _id, person: entry.person }, update: { $setOnInsert: entry }, upsert: true },
      }));
      if (updates.length > 0) await entries.bulkWrite(updates, { session, ordered: false });
    },

    /** Removes what two people have posted from the inboxes of each other, in one command. */
    removeBetween: ([one, other]: readonly [GlobalId, GlobalId], session: ClientSession) =>
      entries.bulkWrite(
        [
          { deleteMany: { filter: { person: one, author: other } } },
          { deleteMany: { filter: { person: other, author: one } } },
        ],
        { session, ordered: false },
      ),

    /** The place of the n-th newest entry of a person, where there are more than n; else null. Reads n + 1 keys. */
    async findLastOfMore(person: GlobalId, n: number): Promise<FeedPlace | null> {
      const [last, more] = await entries
        .find<FeedPlace>({ person }, { projection: { _id: 0, createdAt: 1, post: 1 } })
        .sort(sortOf(ENTRIES_KEYSET))
        .skip(n - 1)
        .limit(2)
        .toArray();
      return more === undefined ? null : (last ?? null);
    },

    /** Some entries of a person. @param below Only those older than this; null: any. */
    findIdsOfPerson: (
      person: GlobalId,
      { below, limit }: { readonly below: FeedPlace | null; readonly limit: number },
      session: ClientSession,
    ) =>
      findIds(
        { person, ...(below !== null && filterAfter(ENTRIES_KEYSET, placeOfEntry(below))) },
        limit,
        session,
      ),

    /** Some entries of a post. */
    findIdsOf: (post: GlobalId, limit: number) => findIds({ post }, limit),

    async removeByIds(ids: readonly string[], session?: ClientSession): Promise<void> {
      if (ids.length > 0) await entries.deleteMany(placedAt(ids), session && { session });
    },
  };
}
