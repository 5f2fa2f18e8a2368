import { ensureIndexes } from "@kith/kit/database.ts";
import type { ClientSession, Db } from "mongodb";

export type PairLockStore = ReturnType<typeof pairLockStore>;

/** How long a lock is kept: far longer than any transaction. */
const LIFETIME_S = 24 * 3_600;

type PairLock = { readonly _id: string; readonly takenAt: Date; readonly taken: number };

/**
 * One row for two people whom an act is about. Acts that read what the other one writes (is there a block? is there a
 * request?) both write this row, so that a snapshot cannot let both of them through.
 */
export function pairLockStore(db: Db) {
  const locks = db.collection<PairLock>("pairLocks");
  return {
    ensureIndexes: () => ensureIndexes(locks, [{ key: { takenAt: 1 }, expireAfterSeconds: LIFETIME_S }]),

    take: (pair: string, session: ClientSession) =>
      // The count makes every take a change: an update that changes nothing locks nothing.
      locks.updateOne(
        { _id: pair },
        { $set: { takenAt: new Date() }, $inc: { taken: 1 } },
        { session, upsert: true },
      ),
  };
}
