import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import type { CredentialStore } from "../accounts/credential-store.ts";
import type { Throttle } from "../attempts/throttle.ts";
import { isGone } from "../deletions/model.ts";
import { HANDLE_PATTERN, normalHandle } from "../people/model.ts";
import type { PersonStore } from "../people/person-store.ts";
import type { SessionStore } from "../sessions/session-store.ts";
import type { VerificationService } from "../verifications/verification-service.ts";
import type { VerificationStore } from "../verifications/verification-store.ts";
import type { LookStore } from "./look-store.ts";
import { LOOK_KEPT_MS, LOOK_PREFIX, type SupportAccount } from "./model.ts";

export type SupportService = ReturnType<typeof supportService>;

type Parts = {
  readonly people: Pick<PersonStore, "findByHandles">;
  readonly credentials: Pick<CredentialStore, "findById">;
  readonly sessions: Pick<SessionStore, "countOpen">;
  readonly verifications: Pick<VerificationStore, "findByUsers">;
  readonly verificationService: Pick<VerificationService, "shown">;
  readonly throttle: Pick<Throttle, "isSlowed">;
  readonly looks: LookStore;
  readonly now: () => Date;
};

/** What the support desk may find out about accounts. Nobody looks without leaving a trace. */
export function supportService(parts: Parts) {
  const { people, credentials, sessions, verifications, verificationService, throttle, looks, now } = parts;

  return {
    /** Shows an account to somebody of the support desk, after it is noted who looks. Six commands, two where there is none. */
    async lookAt(agent: GlobalId, handle: string): Promise<SupportAccount | null> {
      const normal = normalHandle(handle);
      if (!HANDLE_PATTERN.test(normal)) return null;
      const at = now();
      const [found] = await people.findByHandles([normal]);
      const person = found === undefined || isGone(found, at) ? null : found;
      const expiresAt = new Date(at.getTime() + LOOK_KEPT_MS);
      const look = { agent, person: person?._id ?? null, handle: normal, at, expiresAt };
      await looks.add({ ...look, _id: newId(LOOK_PREFIX) });
      if (person === null) return null;

      const { _id, createdAt } = person;
      const [credential, openSessionCount, [verification = null], isSlowed] = await Promise.all([
        credentials.findById(_id),
        sessions.countOpen(_id, at),
        verifications.findByUsers([_id]),
        throttle.isSlowed(normal),
      ]);
      const openOrSlowed = isSlowed ? "SLOWED" : "OPEN";
      return {
        ...{ _id, handle: normal, createdAt, openSessionCount },
        signIn: credential === null ? "NO_PASSWORD" : openOrSlowed,
        lastSignInAt: credential?.signedInAt ?? null,
        erasesAt: person.deletion?.erasesAt ?? null,
        realNameStatus: verificationService.shown(verification)?.status ?? null,
      };
    },
  };
}
