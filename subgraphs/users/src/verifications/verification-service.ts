import { ApiError } from "@kith/kit/api-error.ts";
import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { Throttle } from "../attempts/throttle.ts";
import type { RequestRealNameVerificationErrorCode } from "../generated/schema.types.ts";
import { ATTEMPT_PREFIX, isForgotten, type Verification } from "./model.ts";
import type { RealName, VerificationProvider } from "./provider.ts";
import type { VerificationStore } from "./verification-store.ts";

export type VerificationService = ReturnType<typeof verificationService>;

type Parts = {
  readonly verifications: VerificationStore;
  readonly provider: VerificationProvider;
  readonly throttle: Pick<Throttle, "admitVerification">;
  readonly now: () => Date;
};

const NAME_LENGTH_MIN = 2;
const NAME_LENGTH_MAX = 50;
const NUMBER_LENGTH = 18;
/** How many answers may be waited for at once. */
const WAITING_MAX = 1_000;

/** The rules by which people prove their real name. */
export function verificationService({ verifications, provider, throttle, now }: Parts) {
  const waiting = new Set<Promise<void>>();

  // Nobody waits for this promise. A request whose answer cannot be noted is forgotten after a while.
  const noteAnswer = async (
    attempt: Pick<Verification, "_id" | "attempt">,
    realName: RealName,
  ): Promise<void> => {
    try {
      await verifications.decide(attempt, await provider.verify(realName), now());
    } catch {
      await verifications.forget(attempt).catch(() => {});
    }
  };

  return {
    /**
     * Asks the provider, and does not wait for the answer. Name and number are handed on and not stored. Two commands.
     *
     * @throws Refusal<RequestRealNameVerificationErrorCode>
     */
    async request(user: GlobalId, { name, identityNumber }: RealName): Promise<Verification> {
      const realName = {
        name: name.trim().normalize("NFC"),
        identityNumber: identityNumber.trim().toUpperCase(),
      };
      requireSound(realName);
      if (waiting.size >= WAITING_MAX)
        throw new ApiError("SUBGRAPH_UNAVAILABLE", "Too many wait for their verification: try again.");
      if (!(await throttle.admitVerification(user)))
        throw refusal("TOO_MANY_ATTEMPTS", "Too many attempts: try again in 15 minutes.");

      const requestedAt = now();
      const attempt = { _id: user, attempt: newId(ATTEMPT_PREFIX) };
      if (!(await verifications.begin(attempt, requestedAt))) {
        const [earlier] = await verifications.findByUsers([user]);
        throw earlier?.status === "VERIFIED"
          ? refusal("ALREADY_VERIFIED", "Your real name is verified already.")
          : refusal("ALREADY_PENDING", "Your real name is being verified.");
      }

      const answer = noteAnswer(attempt, realName).finally(() => waiting.delete(answer));
      waiting.add(answer);
      return { ...attempt, status: "PENDING", requestedAt, decidedAt: null };
    },

    /** What of a verification is to be shown: one that was forgotten was never made. */
    shown: (verification: Verification | null): Verification | null =>
      verification === null || isForgotten(verification, now()) ? null : verification,

    /** Resolves when no answer is waited for any more. */
    settle: async (): Promise<void> => void (await Promise.all(waiting)),
  };
}

function requireSound({ name, identityNumber }: RealName): void {
  const length = [...name].length;
  if (length < NAME_LENGTH_MIN || length > NAME_LENGTH_MAX)
    throw refusal(
      "INVALID_REAL_NAME",
      `A real name has ${NAME_LENGTH_MIN} to ${NAME_LENGTH_MAX} characters, got ${length}.`,
      "realName",
    );
  if (identityNumber.length !== NUMBER_LENGTH)
    throw refusal(
      "INVALID_IDENTITY_NUMBER",
      `An identity number has ${NUMBER_LENGTH} characters.`,
      "identityNumber",
    );
}

const refusal = (code: RequestRealNameVerificationErrorCode, message: string, field?: string) =>
  new Refusal(code, message, field === undefined ? null : ["input", field]);
