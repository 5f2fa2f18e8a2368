import { isDuplicateKey } from "@kith/kit/database.ts";
import type { Db } from "mongodb";
import type { ScheduledKey } from "./key-schedule.ts";

export type SigningKeyStore = ReturnType<typeof signingKeyStore>;

/** A signing key, as stored. */
export type StoredKey = ScheduledKey & {
  /** The private JWK, sealed with a secret that the database does not know. */
  readonly sealedJwk: string;
};

/** The collection of signing keys: three at most, numbered. */
export function signingKeyStore(db: Db) {
  const keys = db.collection<StoredKey>("signingKeys");
  return {
    findAll: () => keys.find().sort({ _id: 1 }).toArray(),

    /** Adds a key, unless another process has added one of this number. @returns Whether it was added. */
    async add(key: StoredKey): Promise<boolean> {
      try {
        await keys.insertOne(key);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Removes the keys before a number. */
    removeBefore: (number: number) => keys.deleteMany({ _id: { $lt: number } }),
  };
}
