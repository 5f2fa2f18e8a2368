import { Refusal } from "@kith/kit/refusal.ts";
import type {
  CancelMoneyRequestErrorCode,
  DeclineMoneyRequestErrorCode,
  PayMoneyRequestErrorCode,
  RequestMoneyErrorCode,
} from "../generated/schema.types.ts";
import type { TransferResult } from "../ledger/results.ts";
import { NOTE_LENGTH_MAX } from "../transfers/transfer-service.ts";
import { OPEN_PER_PAYER_MAX, PER_DAY_MAX, type RequestStatus } from "./model.ts";

export type Code =
  | RequestMoneyErrorCode
  | PayMoneyRequestErrorCode
  | DeclineMoneyRequestErrorCode
  | CancelMoneyRequestErrorCode;

const REFUSALS: Readonly<Record<Code, readonly [field: string, message: string]>> = {
  INVALID_AMOUNT: ["amount", "The amount is out of bounds."],
  NOTE_TOO_LONG: ["note", `The note may have ${NOTE_LENGTH_MAX} characters.`],
  SELF: ["payerId", "You cannot ask yourself for money."],
  IDEMPOTENCY_KEY_REUSED: ["idempotencyKey", "This idempotency key was used for another request."],
  USER_NOT_FOUND: ["payerId", "Nobody has this id."],
  NOT_FRIENDS: ["payerId", "You can ask friends for money only."],
  TOO_MANY_OPEN: ["payerId", `You have asked them ${OPEN_PER_PAYER_MAX} times, and have no answer yet.`],
  DAILY_LIMIT: ["payerId", `You may ask ${PER_DAY_MAX} times on a day.`],
  REQUEST_NOT_FOUND: ["moneyRequestId", "There is no such request."],
  ALREADY_PAID: ["moneyRequestId", "It is paid."],
  ALREADY_DECLINED: ["moneyRequestId", "It was declined."],
  CANCELLED: ["moneyRequestId", "It was taken back."],
  EXPIRED: ["moneyRequestId", "Its time is over."],
  WALLET_FROZEN: ["moneyRequestId", "Your wallet is frozen: nothing can leave it."],
  INSUFFICIENT_BALANCE: ["moneyRequestId", "Your wallet holds less than that."],
};

export function refusal(code: Code, more: { field?: string; message?: string } = {}): Refusal<Code> {
  const [field, message] = REFUSALS[code];
  return new Refusal(code, more.message ?? message, ["input", more.field ?? field]);
}

/** Why a request that has ended cannot be answered any more. */
export const ENDED: Readonly<Record<Exclude<RequestStatus, "OPEN">, Code>> = {
  ...{ PAID: "ALREADY_PAID", DECLINED: "ALREADY_DECLINED", CANCELLED: "CANCELLED", EXPIRED: "EXPIRED" },
};

/** What the ledger's answer means to whoever pays a request. */
export function refusalOfPayment(result: TransferResult): Error {
  const at = { field: "moneyRequestId" };
  if (result === "DEBIT_ACCOUNT_FROZEN") return refusal("WALLET_FROZEN", at);
  if (result === "EXCEEDS_CREDITS") return refusal("INSUFFICIENT_BALANCE", at);
  if (result === "EXCEEDS_DAILY_LIMIT")
    return refusal("DAILY_LIMIT", { ...at, message: "More than may leave your wallet on a day." });
  return new Error(`the ledger refused to pay a request: ${result}`);
}
