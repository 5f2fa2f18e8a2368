import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { CurrencyCode, GroupSpendingStatus } from "../generated/schema.types.ts";
import { type Account, availableOf, spentAt } from "../ledger/model.ts";

export const SPENDING_PREFIX = "spending";

/** What may leave a group's wallet on a day, in UTC, by the word of one keeper each: all of them together. */
export const ALONE_PER_DAY_MAX_MINOR = 100_000n;
/** How long a proposal waits for a second keeper. */
export const PROPOSAL_KEPT_MS = 86_400_000;

/** What a keeper gave to a member, or proposed to. */
export type Spending = {
  readonly _id: GlobalId;
  readonly group: GlobalId;
  readonly keeper: GlobalId;
  /** The act that had named the keeper. */
  readonly appointment: GlobalId;
  readonly recipient: GlobalId;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly note: string | null;
  /** As stored: a proposal whose time is over stays PROPOSED, and the ledger gives back what was set aside. */
  readonly status: Exclude<GroupSpendingStatus, "EXPIRED">;
  /** The transfer that was asked for: one that posted, or one that set the money aside. */
  readonly transfer: GlobalId;
  /** The transfer that moved the money. */
  readonly postedBy: GlobalId | null;
  /** Who agreed to it, rejected or withdrew it. */
  readonly endedBy: GlobalId | null;
  /** The act that had named whoever agreed. */
  readonly approval: GlobalId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
};

/** How a spending ends. */
export type SpendingEnd = Pick<Spending, "status" | "postedBy" | "endedBy" | "approval" | "endedAt">;

/** The order of a group's spendings: the newest first. */
export const SPENDINGS_KEYSET: Keyset = [{ field: "_id", direction: -1, kind: "string" }];

/** The order of what waits: the same, by the time that is left. */
export const PROPOSALS_KEYSET: Keyset = [
  { field: "expiresAt", direction: -1, kind: "date" },
  { field: "_id", direction: -1, kind: "string" },
];

/** How much may still leave a group's wallet on a day by one keeper's word. */
export function spendableAloneOf(wallet: Account, at: Date): bigint {
  const leftMinor = ALONE_PER_DAY_MAX_MINOR - spentAt(wallet, at).amountMinor;
  return leftMinor < availableOf(wallet) ? leftMinor : availableOf(wallet);
}

/** How far a spending is at a moment. */
export const statusAt = ({ status, expiresAt }: Spending, at: Date): GroupSpendingStatus =>
  status === "PROPOSED" && expiresAt !== null && expiresAt <= at ? "EXPIRED" : status;
