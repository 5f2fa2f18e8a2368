import { ensureIndexes } from "@kith/kit/database.ts";
import type { ClientSession, Db } from "mongodb";

export type ReservedHandleStore = ReturnType<typeof reservedHandleStore>;

/** The collection of handles that belonged to somebody who is gone: whose it was is not in it. The database drops what is over. */
export function reservedHandleStore(db: Db) {
  const reserved = db.collection<{ readonly _id: string; readonly until: Date }>("reservedHandles");
  return {
    ensureIndexes: () => ensureIndexes(reserved, [{ key: { until: 1 }, expireAfterSeconds: 0 }]),

    isReserved: async (handle: string, now: Date): Promise<boolean> =>
      (await reserved.findOne({ _id: handle, until: { $gt: now } })) !== null,

    /** Reserves a handle, longer than before perhaps. */
    put: (handle: string, until: Date, session: ClientSession) =>
      reserved.updateOne({ _id: handle }, { $set: { until } }, { session, upsert: true }),
  };
}
