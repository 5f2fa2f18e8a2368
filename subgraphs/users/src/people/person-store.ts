import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { prefixRange, type Slice, searchKeyOf } from "@kith/kit/prefix-search.ts";
import type { ClientSession, Db } from "mongodb";
import type { Deletion } from "../deletions/model.ts";
import type { Visibility } from "../generated/schema.types.ts";
import { type Person, PROFILE_PARTS, type ProfilePart, type StoredPerson, storedPersonOf } from "./model.ts";

/** What changes of a profile; of the visibility too only what is named. */
export type ProfileChanges = Readonly<Partial<Pick<Person, ProfilePart>>> & {
  readonly visibility?: { readonly [Part in ProfilePart]?: Visibility | null };
};

/** How many rows of an ordered list, after which key, without whom. */
type ShownSlice = Slice & { readonly hiddenIds: readonly GlobalId[] };

// Whom others may find: nobody who has asked to be gone.
const shownUnless = (hiddenIds: readonly GlobalId[]) => ({
  deletion: { $exists: false },
  ...(hiddenIds.length > 0 && { _id: { $nin: [...hiddenIds] } }),
});

const AFTER = { returnDocument: "after" } as const;

export type PersonStore = ReturnType<typeof personStore>;

/** The collection of people. */
export function personStore(db: Db) {
  const people = db.collection<StoredPerson>("people");
  return {
    ensureIndexes: () =>
      ensureIndexes(people, [
        { key: { handle: 1 }, unique: true },
        { key: { isNameSearchable: 1, searchKey: 1 } },
        { key: { city: 1, createdAt: -1, _id: 1 } },
        {
          key: { "deletion.erasesAt": 1 },
          partialFilterExpression: { "deletion.erasesAt": { $exists: true } },
        },
      ]),

    findByIds: (ids: readonly GlobalId[]) => people.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findByHandles: (handles: readonly string[]) =>
      people.find({ handle: { $in: [...handles] } }, IN_ONE_BATCH).toArray(),

    /** The people whose handle begins with a text, by handle, after one of them. */
    findByHandlePrefix: (prefix: string, { after, limit, hiddenIds }: ShownSlice) =>
      people
        .find({ handle: prefixRange(prefix, after), ...shownUnless(hiddenIds) }, IN_ONE_BATCH)
        .sort({ handle: 1 })
        .limit(limit)
        .toArray(),

    /** The people whose name is for everybody and begins with a text, by search key, after one of them. */
    findByNamePrefix: (prefix: string, { after, limit, hiddenIds }: ShownSlice) =>
      people
        .find(
          { isNameSearchable: true, searchKey: prefixRange(prefix, after), ...shownUnless(hiddenIds) },
          IN_ONE_BATCH,
        )
        .sort({ searchKey: 1 })
        .limit(limit)
        .toArray(),

    /** The people of a city who came last, the last first. */
    findNewestOfCity: (city: string, limit: number) =>
      people
        .find({ city, ...shownUnless([]) }, IN_ONE_BATCH)
        .sort({ createdAt: -1, _id: 1 })
        .limit(limit)
        .toArray(),

    add: (person: Person, session: ClientSession) => people.insertOne(storedPersonOf(person), { session }),

    /**
     * @param session Of a transaction that tells who lists the person: then they are listed anew.
     * @returns The person after the change, null when there is none.
     */
    changeProfile(
      id: GlobalId,
      { visibility = {}, ...parts }: ProfileChanges,
      session?: ClientSession,
    ): Promise<Person | null> {
      const visibilities = PROFILE_PARTS.flatMap((part) => {
        const changed = visibility[part];
        return changed == null ? [] : [[`visibility.${part}`, changed]];
      });
      const { displayName } = parts;
      const changes = {
        ...parts,
        ...Object.fromEntries(visibilities),
        ...(displayName !== undefined && { searchKey: searchKeyOf(displayName, id) }),
        ...(visibility.displayName != null && { isNameSearchable: visibility.displayName === "EVERYBODY" }),
      };
      if (Object.keys(changes).length === 0) return people.findOne({ _id: id });
      return people.findOneAndUpdate(
        { _id: id },
        { $set: changes, ...(session && { $inc: { listingVersion: 1 } }) },
        { returnDocument: "after", ...(session && { session }) },
      );
    },

    /** Notes that somebody wants to be gone, unless it is noted already. @returns The person after that, null when there is none. */
    scheduleDeletion: (id: GlobalId, deletion: Deletion, session: ClientSession): Promise<Person | null> =>
      people.findOneAndUpdate({ _id: id }, [{ $set: { deletion: { $ifNull: ["$deletion", deletion] } } }], {
        ...AFTER,
        session,
      }),

    /** @returns The person after that, null when nobody of this id wants to be gone, or it is too late. */
    cancelDeletion: (id: GlobalId, now: Date, session: ClientSession): Promise<Person | null> =>
      people.findOneAndUpdate(
        { _id: id, "deletion.erasesAt": { $gt: now } },
        { $unset: { deletion: "" } },
        { ...AFTER, session },
      ),

    /** Who is to be erased, the longest due first. */
    findDue: (now: Date, limit: number) =>
      people
        .find({ "deletion.erasesAt": { $lte: now } }, { projection: { _id: 1 } })
        .sort({ "deletion.erasesAt": 1 })
        .limit(limit)
        .toArray(),

    /** @returns Who was removed: null when they are gone already, or do not want to be any more. */
    removeDue: (id: GlobalId, now: Date, session: ClientSession): Promise<Person | null> =>
      people.findOneAndDelete({ _id: id, "deletion.erasesAt": { $lte: now } }, { session }),

    /** Adds the people whose ids are not there yet. @returns How many were new. */
    async addMissing(persons: readonly Person[]): Promise<number> {
      const upserts = persons.map(storedPersonOf).map(({ _id, ...rest }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
      }));
      const { upsertedCount } = await people.bulkWrite(upserts, { ordered: false });
      return upsertedCount;
    },

    count: () => people.countDocuments(),
  };
}
