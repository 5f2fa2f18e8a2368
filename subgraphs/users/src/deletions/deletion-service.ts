import type { GlobalId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type { CredentialStore } from "../accounts/credential-store.ts";
import type { PasswordProof } from "../accounts/password-proof.ts";
import type { CancelAccountDeletionErrorCode, DeleteAccountErrorCode } from "../generated/schema.types.ts";
import type { Person } from "../people/model.ts";
import type { PersonStore } from "../people/person-store.ts";
import type { SessionStore } from "../sessions/session-store.ts";
import { type Deletion, GRACE_MS } from "./model.ts";

export type DeletionService = ReturnType<typeof deletionService>;

type Parts = {
  readonly client: MongoClient;
  readonly people: PersonStore;
  readonly credentials: CredentialStore;
  readonly sessions: SessionStore;
  readonly prove: PasswordProof;
  readonly now: () => Date;
};

/** Who asks, from where and on which device. */
type Asking = {
  readonly userId: GlobalId;
  readonly address: string | null;
  readonly sessionId: string | null;
};

/** The rules by which people leave, and change their minds. */
export function deletionService({ client, people, credentials, sessions, prove, now }: Parts) {
  return {
    /**
     * Hides a person from others at once, signs them out everywhere, and has them erased after 30 days. Asking again does not
     * put that off. Five commands and the throttle's four.
     *
     * @throws Refusal<DeleteAccountErrorCode>
     */
    async deleteAccount({ userId, address }: Asking, password: string): Promise<Deletion> {
      const proof = await prove({ userId, password, address });
      if (proof === "TOO_MANY")
        throw refusal("TOO_MANY_ATTEMPTS", "Too many attempts: try again in 15 minutes.");
      if (proof === "WRONG") throw refusal("WRONG_PASSWORD", "The password is wrong.");

      const requestedAt = now();
      const wish = { requestedAt, erasesAt: new Date(requestedAt.getTime() + GRACE_MS) };
      const deletion = await inTransaction(client, async (session) => {
        const person = await people.scheduleDeletion(userId, wish, session);
        if (person?.deletion === undefined) throw refusal("WRONG_PASSWORD", "The password is wrong.");
        await credentials.setDeletion(userId, person.deletion, session);
        await sessions.removeAll(userId, null, session);
        return person.deletion;
      });
      await proof.succeed();
      return deletion;
    },

    /**
     * Shows a person to others again, as they were. Three commands.
     *
     * @param endsOthers Whether all other devices are signed out.
     * @throws Refusal<CancelAccountDeletionErrorCode>
     */
    cancelDeletion: ({ userId, sessionId }: Asking, endsOthers: boolean): Promise<Person> =>
      inTransaction(client, async (session) => {
        const person = await people.cancelDeletion(userId, now(), session);
        if (person === null) {
          const code: CancelAccountDeletionErrorCode = "NOT_SCHEDULED";
          throw new Refusal(code, "Nobody has asked to delete this account.");
        }
        await credentials.setDeletion(userId, null, session);
        if (endsOthers) await sessions.removeAll(userId, sessionId, session);
        return person;
      }),
  };
}

const refusal = (code: DeleteAccountErrorCode, message: string) =>
  new Refusal(code, message, ["input", "password"]);
