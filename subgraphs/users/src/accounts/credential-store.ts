import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db, Filter } from "mongodb";
import type { Deletion } from "../deletions/model.ts";
import type { Scope } from "../tokens/access-token.ts";
import { type Credential, credentialOf, passwordHashOf, type StoredCredential } from "./model.ts";

const AFTER = { returnDocument: "after" } as const;

export type CredentialStore = ReturnType<typeof credentialStore>;

/** The collection of credentials: at most one a person. */
export function credentialStore(db: Db) {
  const credentials = db.collection<StoredCredential>("credentials");
  const read = async (row: Promise<StoredCredential | null>): Promise<Credential | null> => {
    const found = await row;
    return found && credentialOf(found);
  };
  return {
    ensureIndexes: () => ensureIndexes(credentials, [{ key: { handle: 1 }, unique: true }]),

    findByHandle: (handle: string) => read(credentials.findOne({ handle })),

    findById: (id: GlobalId) => read(credentials.findOne({ _id: id })),

    add: (credential: Credential, session: ClientSession) => credentials.insertOne(credential, { session }),

    /** Notes when nobody may sign in any more, or that it is not to be so. */
    setDeletion: (id: GlobalId, deletion: Deletion | null, session: ClientSession) =>
      credentials.updateOne(
        { _id: id },
        deletion === null ? { $unset: { deletion: "" } } : { $set: { deletion } },
        { session },
      ),

    remove: (id: GlobalId, session: ClientSession) => credentials.deleteOne({ _id: id }, { session }),

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
     * Changes a credential if its authenticators are still those of which one was verified: a sign-in and a change of the
     * password that meet do not both count.
     *
     * @returns Whether they were.
     */
    async change(
      verified: Credential,
      changes: Partial<Pick<Credential, "authenticators" | "changedAt" | "signedInAt">>,
      session: ClientSession,
    ): Promise<boolean> {
      const { _id, authenticators } = verified;
      const isUnchanged = { $or: [{ authenticators }, { passwordHash: passwordHashOf(verified) }] };
      const { matchedCount } = await credentials.updateOne(
        { _id, ...isUnchanged } as Filter<StoredCredential>,
        { $set: changes, ...(changes.authenticators && { $unset: { passwordHash: "" } }) },
        { session },
      );
      return matchedCount === 1;
    },
  };
}
