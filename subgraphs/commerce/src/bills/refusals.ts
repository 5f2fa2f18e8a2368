import { Refusal } from "@kith/kit/refusal.ts";
import type {
  CancelBillSplitErrorCode,
  CreateBillSplitErrorCode,
  DeclineBillShareErrorCode,
  PayBillShareErrorCode,
} from "../generated/schema.types.ts";

type Code =
  | CreateBillSplitErrorCode
  | CancelBillSplitErrorCode
  | PayBillShareErrorCode
  | DeclineBillShareErrorCode;

const MESSAGES: Readonly<Record<Code, string>> = {
  INVALID_TITLE: "The title must have 1 to 50 characters.",
  INVALID_AMOUNT: "The total must be 1 to 500000000 minor units.",
  INVALID_PEOPLE: "A bill is split among 1 to 50 people, each of them once, and not you alone.",
  INVALID_PARTS: "A part is missing, or not what this way to split needs.",
  AMOUNTS_DO_NOT_ADD_UP: "The amounts do not come to the total.",
  SHARE_TOO_SMALL: "Everybody has to owe something.",
  IDEMPOTENCY_CONFLICT: "A request with this idempotency key is under way.",
  IDEMPOTENCY_KEY_REUSED: "This idempotency key was used for another request.",
  GROUP_NOT_FOUND: "There is no group with this id.",
  NOT_A_MEMBER: "You are not a member of this group.",
  USER_NOT_FOUND: "Nobody has this id.",
  PERSON_NOT_A_MEMBER: "This person is not in the group.",
  NOT_FRIENDS: "You can split bills with friends only, or with a group.",
  TOO_MANY_BILLS: "You have split as many bills today as anybody may.",
  BILL_NOT_FOUND: "There is no such bill of yours.",
  NOTHING_OPEN: "Nobody has still to pay.",
  ALREADY_PAID: "It was paid.",
  ALREADY_DECLINED: "It was declined.",
  CANCELLED: "It was cancelled.",
  WALLET_FROZEN: "Your wallet is frozen: nothing can leave it.",
  INSUFFICIENT_BALANCE: "Your wallet holds less than that.",
  DAILY_LIMIT: "More than may leave your wallet on a day.",
};

/** A refusal in words. @param index Of a list of the input: which of them it is about. */
export const billRefusal = <One extends Code>(code: One, field: string, index?: number): Refusal<One> =>
  new Refusal(code, MESSAGES[code], ["input", field, ...(index === undefined ? [] : [`${index}`])]);
