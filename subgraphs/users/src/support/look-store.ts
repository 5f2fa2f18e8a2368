import { ensureIndexes } from "@kith/kit/database.ts";
import type { Db } from "mongodb";
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

    add: (look: Look) => looks.insertOne(look),
  };
}
