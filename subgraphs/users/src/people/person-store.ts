import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { Visibility } from "../generated/schema.types.ts";
import { type Person, PROFILE_PARTS, type ProfilePart } from "./model.ts";

/** What changes of a profile; of the visibility too only what is named. */
export type ProfileChanges = Readonly<Partial<Pick<Person, ProfilePart>>> & {
  readonly visibility?: { readonly [Part in ProfilePart]?: Visibility | null };
};

export type PersonStore = ReturnType<typeof personStore>;

/** The collection of people. */
export function personStore(db: Db) {
  const people = db.collection<Person>("people");
  return {
    ensureIndexes: () => ensureIndexes(people, [{ key: { handle: 1 }, unique: true }]),

    findByIds: (ids: readonly GlobalId[]) => people.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findByHandles: (handles: readonly string[]) =>
      people.find({ handle: { $in: [...handles] } }, IN_ONE_BATCH).toArray(),

    add: (person: Person, session: ClientSession) => people.insertOne(person, { session }),

    /** @returns The person after the change, null when there is none. */
    changeProfile(id: GlobalId, { visibility = {}, ...parts }: ProfileChanges): Promise<Person | null> {
      const visibilities = PROFILE_PARTS.flatMap((part) => {
        const changed = visibility[part];
        return changed == null ? [] : [[`visibility.${part}`, changed]];
      });
      const changes = { ...parts, ...Object.fromEntries(visibilities) };
      if (Object.keys(changes).length === 0) return people.findOne({ _id: id });
      return people.findOneAndUpdate({ _id: id }, { $set: changes }, { returnDocument: "after" });
    },

    /** Adds the people whose ids are not there yet. @returns How many were new. */
    async addMissing(persons: readonly Person[]): Promise<number> {
      const upserts = persons.map(({ _id, ...rest }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
      }));
      const { upsertedCount } = await people.bulkWrite(upserts, { ordered: false });
      return upsertedCount;
    },

    count: () => people.countDocuments(),
  };
}
