import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { Scope } from "../tokens/access-token.ts";
import type { Credential } from "./model.ts";

const AFTER = { returnDocument: "after" } as const;

export type CredentialStore = ReturnType<typeof credentialStore>;

/** The collection of credentials: at most one a person. */
export function credentialStore(db: Db) {
  const credentials = db.collection<Credential>("credentials");
  return {
    ensureIndexes: () => ensureIndexes(credentials, [{ key: { handle: 1 }, unique: true }]),

    findByHandle: (handle: string) => credentials.findOne({ handle }),

    findById: (id: GlobalId) => credentials.findOne({ _id: id }),

    add: (credential: Credential, session: ClientSession) => credentials.insertOne(credential, { session }),

    /** Lets somebody do more. @returns The scopes after that, null when they cannot sign in. */
    async grant(id: GlobalId, scope: Scope): Promise<readonly Scope[] | null> {
      const update = { $addToSet: { scopes: scope } };
      return (await credentials.findOneAndUpdate({ _id: id }, update, AFTER))?.scopes ?? null;
    },

    /** Lets somebody do less. @returns The scopes after that, null when they cannot sign in. */
    async revoke(id: GlobalId, scope: Scope): Promise<readonly Scope[] | null> {
      const update = { $pull: { scopes: scope } };
      return (await credentials.findOneAndUpdate({ _id: id }, update, AFTER))?.scopes ?? null;
    },

    /**
     * Changes a credential if the password is still the one that was verified: a sign-in and a change of the password
     * that meet do not both count.
     *
     * @returns Whether it was.
     */
    async change(
      { _id, passwordHash }: Pick<Credential, "_id" | "passwordHash">,
      changes: Partial<Pick<Credential, "passwordHash" | "changedAt" | "signedInAt">>,
      session: ClientSession,
    ): Promise<boolean> {
      const { matchedCount } = await credentials.updateOne(
        { _id, passwordHash },
        { $set: changes },
        { session },
      );
      return matchedCount === 1;
    },
  };
}
