import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { Person } from "./model.ts";

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
