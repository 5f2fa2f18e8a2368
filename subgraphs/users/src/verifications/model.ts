import type { GlobalId } from "@kith/kit/global-id.ts";

/** What a provider finds out. */
export type VerificationAnswer = "VERIFIED" | "REJECTED";

/** Whether a person is who they say, as stored: what they said is not. */
export type Verification = {
  /** The person's id. */
  readonly _id: GlobalId;
  readonly status: "PENDING" | VerificationAnswer;
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  /** Which request it is that is waited for. */
  readonly attempt: GlobalId;
};

export const ATTEMPT_PREFIX = "verification";
/** A request without an answer for so long will get none: the process that waited for it has ended. */
export const ANSWER_WAIT_MAX_MS = 10 * 60_000;

/** Whether a request has been waiting for too long, and counts as never made. */
export const isForgotten = ({ status, requestedAt }: Verification, now: Date): boolean =>
  status === "PENDING" && now.getTime() - requestedAt.getTime() > ANSWER_WAIT_MAX_MS;
