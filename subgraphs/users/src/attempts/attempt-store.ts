import { ensureIndexes } from "@kith/kit/database.ts";
import type { Db } from "mongodb";

export type AttemptStore = ReturnType<typeof attemptStore>;

/** How often something was tried within a window of time. */
type Attempts = { readonly _id: string; readonly count: number; readonly expiresAt: Date };

/** The collection of counted attempts; the database drops what is over. */
export function attemptStore(db: Db) {
  const attempts = db.collection<Attempts>("attempts");
  return {
    ensureIndexes: () => ensureIndexes(attempts, [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }]),

    /** Counts one more. @returns How many there are, with this one. */
    async add(id: string, expiresAt: Date): Promise<number> {
      const counted = await attempts.findOneAndUpdate(
        { _id: id },
        { $inc: { count: 1 }, $setOnInsert: { expiresAt } },
        { upsert: true, returnDocument: "after" },
      );
      return counted?.count ?? 1;
    },

    /** How many there are. */
    countOf: async (id: string): Promise<number> => (await attempts.findOne({ _id: id }))?.count ?? 0,

    /** Takes back one of each: it turned out to be no failure. */
    takeBack: (ids: readonly string[]) =>
      attempts.updateMany({ _id: { $in: [...ids] }, count: { $gt: 0 } }, { $inc: { count: -1 } }),
  };
}
