import { Refusal } from "@kith/kit/refusal.ts";
import type {
  AppointGroupKeeperErrorCode,
  ApproveGroupSpendingErrorCode,
  ContributeToGroupErrorCode,
  DismissGroupKeeperErrorCode,
  RejectGroupSpendingErrorCode,
  SpendFromGroupErrorCode,
} from "../generated/schema.types.ts";
import { NOTE_LENGTH_MAX, TRANSFER_MAX_MINOR } from "../transfers/transfer-service.ts";
import { KEEPERS_MAX } from "./model.ts";

type Code =
  | ContributeToGroupErrorCode
  | AppointGroupKeeperErrorCode
  | DismissGroupKeeperErrorCode
  | SpendFromGroupErrorCode
  | ApproveGroupSpendingErrorCode
  | RejectGroupSpendingErrorCode;

const MESSAGES: Readonly<Record<Code, string>> = {
  INVALID_AMOUNT: `The amount must be 1 to ${TRANSFER_MAX_MINOR} minor units.`,
  NOTE_TOO_LONG: `The note may have ${NOTE_LENGTH_MAX} characters.`,
  IDEMPOTENCY_CONFLICT: "A request with this idempotency key is under way.",
  IDEMPOTENCY_KEY_REUSED: "This idempotency key was used for another request.",
  GROUP_NOT_FOUND: "There is no group with this id.",
  NOT_A_MEMBER: "You are not a member of this group.",
  NOT_THE_OWNER: "Only the group's owner may do this.",
  USER_NOT_FOUND: "Nobody has this id.",
  PERSON_NOT_A_MEMBER: "This person is not in the group.",
  KEEPER_LIMIT: `A group has ${KEEPERS_MAX} keepers at most.`,
  NOT_A_KEEPER: "Only a keeper of the group may do this.",
  SPENDING_NOT_FOUND: "There is no spending with this id.",
  ALREADY_POSTED: "The money has moved.",
  ALREADY_ENDED: "It was rejected or withdrawn.",
  EXPIRED: "Nobody agreed within 24 hours.",
  OWN_PROPOSAL: "Another keeper has to agree.",
  PROPOSER_NOT_A_KEEPER: "Whoever proposed it is no keeper any more.",
  WALLET_FROZEN: "This wallet is frozen: nothing can leave it.",
  INSUFFICIENT_BALANCE: "The wallet holds less than that.",
  DAILY_LIMIT: "More than may leave your wallet on a day.",
};

const FIELDS: Partial<Readonly<Record<Code, string>>> = {
  INVALID_AMOUNT: "amount",
  NOTE_TOO_LONG: "note",
  IDEMPOTENCY_CONFLICT: "idempotencyKey",
  IDEMPOTENCY_KEY_REUSED: "idempotencyKey",
  INSUFFICIENT_BALANCE: "amount",
  DAILY_LIMIT: "amount",
};

/** A refusal in words. @param about The input field of whatever is no matter of the amount, the note or the key. */
export const refusalAs = <One extends Code>(code: One, about: string): Refusal<One> =>
  new Refusal(code, MESSAGES[code], ["input", FIELDS[code] ?? about]);

/** @throws Refusal INVALID_AMOUNT when it is not 1 to 500,000,000 minor units. */
export function requireSoundAmount(amountMinor: bigint): void {
  if (amountMinor < 1n || amountMinor > TRANSFER_MAX_MINOR) throw refusalAs("INVALID_AMOUNT", "amount");
}

/** @throws Refusal NOTE_TOO_LONG */
export function requireSoundNote(note: string | null): void {
  if ([...(note ?? "")].length > NOTE_LENGTH_MAX) throw refusalAs("NOTE_TOO_LONG", "note");
}
