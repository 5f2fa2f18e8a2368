import { isDuplicateKey } from "@kith/kit/database.ts";
import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type {
  ConsentPurpose,
  GrantConsentErrorCode,
  RevokeConsentErrorCode,
} from "../generated/schema.types.ts";
import type { ConsentStore } from "./consent-store.ts";
import { CONSENT_PREFIX, type Consent, DURATION_MAX_MS, SCOPE_LENGTH_MAX } from "./model.ts";

export type ConsentService = ReturnType<typeof consentService>;

type Parts = { readonly client: MongoClient; readonly consents: ConsentStore; readonly now: () => Date };
type Subject = { readonly user: GlobalId; readonly purpose: ConsentPurpose; readonly scope: string | null };

const DAY_MS = 86_400_000;
const TRIES_MAX = 3;

/** The rules by which people allow something and take it back. */
export function consentService({ client, consents, now }: Parts) {
  return {
    /**
     * Allows something until a moment. What was allowed for the same purpose and scope before ends now: the history shows
     * both, and one at most counts. One transaction of three commands.
     *
     * @throws Refusal<GrantConsentErrorCode>
     */
    async grant(subject: Subject, expiresAt: Date): Promise<Consent> {
      const grantedAt = now();
      requireSound(subject, { grantedAt, expiresAt });
      const consent = {
        ...subject,
        _id: newId(CONSENT_PREFIX),
        grantedAt,
        expiresAt,
        revokedAt: null,
        isLatest: true,
      };
      return onceMoreOnRace(() =>
        inTransaction(client, async (session) => {
          await consents.endLatest(subject, grantedAt, session);
          await consents.add(consent, session);
          return consent;
        }),
      );
    },

    /** Takes back what was allowed, at once. One command. @throws Refusal<RevokeConsentErrorCode> */
    async revoke(subject: Subject): Promise<Consent> {
      const at = now();
      const ended = await consents.endLatest(subject, at);
      if (ended !== null && ended.revokedAt !== null) return ended;
      const code: RevokeConsentErrorCode = "NO_SUCH_CONSENT";
      throw new Refusal(code, "There is no such consent that is still good.", ["input", "purpose"]);
    },
  };
}

function requireSound(
  { scope }: Subject,
  { grantedAt, expiresAt }: Pick<Consent, "grantedAt" | "expiresAt">,
): void {
  const refused = (code: GrantConsentErrorCode, message: string, field: string) =>
    new Refusal(code, message, ["input", field]);
  if (scope !== null && (scope.trim() === "" || [...scope].length > SCOPE_LENGTH_MAX))
    throw refused("INVALID_SCOPE", `A scope has 1 to ${SCOPE_LENGTH_MAX} characters, or is null.`, "scope");
  const durationMs = expiresAt.getTime() - grantedAt.getTime();
  if (durationMs <= 0 || durationMs > DURATION_MAX_MS)
    throw refused(
      "INVALID_EXPIRY",
      `A consent ends in the future, within ${DURATION_MAX_MS / DAY_MS} days.`,
      "expiresAt",
    );
}

// Two first consents for the same thing: the unique index lets one in, and the other takes its place.
async function onceMoreOnRace<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (!isDuplicateKey(error) || tries === TRIES_MAX) throw error;
    }
  }
}
