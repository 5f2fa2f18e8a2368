import { Refusal } from "@kith/kit/refusal.ts";
import type {
  ClaimEnvelopeErrorCode,
  SendEnvelopeToFriendErrorCode,
  SendEnvelopeToGroupErrorCode,
} from "../generated/schema.types.ts";
import { SHARE_MAX_MINOR, SHARES_MAX } from "./model.ts";

export const COVER_LENGTH_MAX = 30;

/** Why nothing was sent: what concerns friends only is not given of groups, and the reverse. */
export type SendCode = SendEnvelopeToFriendErrorCode | SendEnvelopeToGroupErrorCode;

type Told = readonly [field: string, message: string];

const SEND_REFUSALS: Readonly<Record<SendCode, Told>> = {
  INVALID_SHARE_COUNT: ["shareCount", `An envelope has 1 to ${SHARES_MAX} shares.`],
  INVALID_AMOUNT: ["amount", `A share is 1 to ${SHARE_MAX_MINOR} minor units.`],
  INVALID_COVER: ["cover", `The cover may have a line of ${COVER_LENGTH_MAX} characters that can be seen.`],
  SELF: ["recipientId", "You cannot send an envelope to yourself."],
  IDEMPOTENCY_CONFLICT: ["idempotencyKey", "A request with this idempotency key is under way."],
  IDEMPOTENCY_KEY_REUSED: ["idempotencyKey", "This idempotency key was used for another request."],
  USER_NOT_FOUND: ["recipientId", "Nobody has this id."],
  NOT_FRIENDS: ["recipientId", "You can send envelopes to friends only."],
  GROUP_NOT_FOUND: ["groupId", "There is no group with this id."],
  NOT_A_MEMBER: ["groupId", "You can send envelopes to groups only of which you are a member."],
  WALLET_FROZEN: ["amount", "Your wallet is frozen: nothing can leave it."],
  INSUFFICIENT_BALANCE: ["amount", "Your wallet holds less than that."],
  DAILY_LIMIT: ["amount", "More than may leave your wallet on a day."],
};

export function sendRefusal(code: SendCode): Refusal<SendCode> {
  const [field, message] = SEND_REFUSALS[code];
  return new Refusal(code, message, ["input", field]);
}

const CLAIM_REFUSALS: Readonly<Record<ClaimEnvelopeErrorCode, string>> = {
  ENVELOPE_NOT_FOUND: "There is no red envelope with this id.",
  OWN_ENVELOPE: "You can take a share of your own envelope only where it is a lucky one in a group of yours.",
  ENVELOPE_EXPIRED: "You are too late: its 24 hours are over.",
  ENVELOPE_EMPTY: "You are too late: others have claimed all of it.",
  DELETION_SCHEDULED: "Your account is to be deleted: it gets nothing any more.",
};

export const claimRefusal = (code: ClaimEnvelopeErrorCode): Refusal<ClaimEnvelopeErrorCode> =>
  new Refusal(code, CLAIM_REFUSALS[code], ["input", "envelopeId"]);
