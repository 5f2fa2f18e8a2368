import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { Look } from "./model.ts";

export type LookStore = ReturnType<typeof lookStore>;

/** The collection of looks of the support desk: rows are added, and dropped by the database after a year. */
export function lookStore(db: Db) {
  const looks = db.collection<Look>("supportLooks");
  return {
    ensureIndexes: () =>
      ensureIndexes(looks, [
        { key: { person: 1, at: -1 } },
        { key: { agent: 1, at: -1 } },
        { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
      ]),

    /** For who is gone: that somebody looked stays, under the id alone. */
    forgetHandles: (person: GlobalId, session: ClientSession) =>
      looks.updateMany({ person }, { $set: { handle: null } }, { session }),

    add: (look: Look) => looks.insertOne(look),
  };
}
