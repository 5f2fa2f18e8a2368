import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { CurrencyCode, WalletEntryKind } from "../generated/schema.types.ts";

export const USER_PREFIX = "user";
export const TRANSFER_PREFIX = "transfer";
export const ENTRY_PREFIX = "entry";

/** Who an account belongs to: the id of a person, a group, a red envelope or a campaign, or `funding` for money that comes from outside. */
export type Owner = GlobalId | typeof FUNDING;
export const FUNDING = "funding";

/** The side on which an account grows: what people have with us is owed to them, so wallets grow by credits. */
export type Side = "DEBIT" | "CREDIT";

/**
 * The kinds of account, each with its normal side and how low its available balance may go, null for no bound. Zero is
 * what TigerBeetle calls `debits_must_not_exceed_credits` on the credit side, and the reverse on the other.
 */
export const ACCOUNT_KINDS = {
  WALLET: { normalSide: "CREDIT", lowerBoundMinor: 0n },
  GROUP_WALLET: { normalSide: "CREDIT", lowerBoundMinor: 0n },
  FUNDING: { normalSide: "DEBIT", lowerBoundMinor: null },
  ENVELOPE: { normalSide: "CREDIT", lowerBoundMinor: 0n },
  POT: { normalSide: "CREDIT", lowerBoundMinor: 0n },
} as const satisfies Record<string, { normalSide: Side; lowerBoundMinor: bigint | null }>;
export type AccountKind = keyof typeof ACCOUNT_KINDS;

/** Which account: an owner has one of a kind in a currency, whether it was opened or not. */
export type AccountRef = {
  readonly kind: AccountKind;
  readonly owner: Owner;
  readonly currency: CurrencyCode;
};

/** The day of a moment, in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, DAY_LENGTH);
const DAY_LENGTH = "2026-02-17".length;

/** What was ever put on the two sides of an account: posted for good, and pending until it is posted or given up. */
export type Balances = {
  readonly debitsPendingMinor: bigint;
  readonly debitsPostedMinor: bigint;
  readonly creditsPendingMinor: bigint;
  readonly creditsPostedMinor: bigint;
};

/** Whose money it is and how much: the balances are always the sums of the account's entries. */
export type Account = AccountRef &
  Balances & {
    readonly _id: GlobalId;
    readonly normalSide: Side;
    readonly lowerBoundMinor: bigint | null;
    /** The `sequence` of the account's last entry; 0 before the first. */
    readonly entryCount: number;
    /** Since when nothing may go out of it. */
    readonly frozenAt: Date | null;
    /** How much left it on the last day on which anything did that is limited by day. */
    readonly spending: Spending | null;
  };

/** The entries of an account that have a `spentMinor`, from the first one of the latest day on, as a sum. @property day `2026-02-17`, UTC */
export type Spending = { readonly day: string; readonly amountMinor: bigint };

/** An amount from the debit side of one account to the credit side of another: its two entries sum to zero. */
export type Posting = {
  readonly debit: AccountRef;
  readonly credit: AccountRef;
  readonly amountMinor: bigint;
};

/** `SINGLE` posts at once. `PENDING` sets aside, until one `POST`, `VOID` or `EXPIRE` ends it. */
export type Phase = "SINGLE" | "PENDING" | "POST" | "VOID" | "EXPIRE";

/** Money that moved, or was set aside to move, as a whole. Never changed, but for the note of who is gone; never removed. */
export type Transfer = {
  readonly _id: GlobalId;
  readonly kind: WalletEntryKind;
  readonly phase: Phase;
  /** 1 to 100. */
  readonly postings: readonly Posting[];
  /** Of a `POST`, `VOID` or `EXPIRE`: what it ends. */
  readonly pendingId?: GlobalId;
  /** With it: all that had been set aside and no longer is. A `POST` may move less than that. */
  readonly releasedMinor?: bigint;
  readonly note: string | null;
  readonly postedAt: Date;
};

/** How far a pending transfer is, since transfers themselves never change. */
export type Pending = {
  /** The id of the transfer. */
  readonly _id: GlobalId;
  readonly status: "PENDING" | "POSTED" | "VOIDED" | "EXPIRED";
  readonly kind: WalletEntryKind;
  readonly note: string | null;
  readonly postings: readonly Posting[];
  /** The accounts of the postings, so that they can be read with it in one command. */
  readonly accounts: readonly GlobalId[];
  /** When it was set aside. */
  readonly openedAt: Date;
  readonly expiresAt: Date | null;
  /** What has ended it, and when. */
  readonly resolvedBy: GlobalId | null;
  readonly resolvedAt: Date | null;
};

/** What a transfer did to one account by one posting. Never changed, but for the note of who is gone; never removed. */
export type Entry = {
  readonly _id: GlobalId;
  readonly account: GlobalId;
  /** 1, 2, 3, … without gaps within an account. */
  readonly sequence: number;
  readonly transfer: GlobalId;
  readonly kind: WalletEntryKind;
  readonly side: Side;
  /** What was posted: towards the account's normal side, or against it when negative. 0 when money was only set aside or let go. */
  readonly amountMinor: bigint;
  /** Whether anything was posted: statements list only that. */
  readonly isPosted: boolean;
  /** What was set aside on this side, or let go when negative. */
  readonly pendingMinor: bigint;
  /** What of it counts towards what may leave the account on a day. */
  readonly spentMinor?: bigint;
  /** What is posted on the normal side less what is on the other. */
  readonly balanceAfterMinor: bigint;
  readonly currency: CurrencyCode;
  readonly counterparty: Owner;
  readonly note: string | null;
  readonly postedAt: Date;
  /** `2026-02`, UTC: what statements are made by. */
  readonly month: string;
};

/** The order of an account's entries: the last posted first. */
export const ENTRIES_KEYSET: Keyset = [{ field: "sequence", direction: -1, kind: "number" }];

export const walletOf = (owner: GlobalId, currency: CurrencyCode): AccountRef => ({
  kind: "WALLET",
  owner,
  currency,
});

/** Where money comes from that was outside. */
export const fundingOf = (currency: CurrencyCode): AccountRef => ({
  kind: "FUNDING",
  owner: FUNDING,
  currency,
});

export const accountIdOf = ({ kind, owner, currency }: AccountRef): GlobalId =>
  idOfName(kind.toLowerCase(), `${owner}:${currency}`, 0);

/** An account before its first entry. */
export const emptyAccount = ({ kind, owner, currency }: AccountRef): Account => ({
  _id: accountIdOf({ kind, owner, currency }),
  ...{ kind, owner, currency },
  ...ACCOUNT_KINDS[kind],
  ...{ debitsPendingMinor: 0n, debitsPostedMinor: 0n, creditsPendingMinor: 0n, creditsPostedMinor: 0n },
  ...{ entryCount: 0, frozenAt: null, spending: null },
});

/** What is posted, on the side on which the account grows. */
export const balanceOf = ({ normalSide, debitsPostedMinor, creditsPostedMinor }: Account): bigint =>
  normalSide === "CREDIT" ? creditsPostedMinor - debitsPostedMinor : debitsPostedMinor - creditsPostedMinor;

/** What is set aside to leave the account. */
export const heldOf = ({ normalSide, debitsPendingMinor, creditsPendingMinor }: Account): bigint =>
  normalSide === "CREDIT" ? debitsPendingMinor : creditsPendingMinor;

/** What may still leave the account, down to a bound of zero. */
export const availableOf = (account: Account): bigint => balanceOf(account) - heldOf(account);

/**
 * What has left an account on the day of a moment. The day of an account never goes back: around midnight a process whose clock is
 * behind counts towards the day that another one has begun.
 */
export function spentAt({ spending }: Pick<Account, "spending">, at: Date): Spending {
  const day = dayOf(at);
  return spending !== null && spending.day >= day ? spending : { day, amountMinor: 0n };
}
