import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { CurrencyCode, WalletEntryKind } from "../generated/schema.types.ts";

export const USER_PREFIX = "user";
export const TRANSFER_PREFIX = "transfer";
export const ENTRY_PREFIX = "entry";

/** Who an account belongs to: a person's id, or `funding` for money that comes from outside. */
export type Owner = GlobalId | typeof FUNDING;
export const FUNDING = "funding";

/** Whose money it is and how much: the balance is always the sum of the account's entries. */
export type Account = {
  readonly _id: GlobalId;
  readonly owner: Owner;
  readonly currency: CurrencyCode;
  readonly balanceMinor: bigint;
  /** The `sequence` of the account's last entry; 0 before the first. */
  readonly entryCount: number;
};

/** Money that moved from one account (debit) to another (credit). Never changed, but for the note of who is gone; never removed. */
export type Transfer = {
  readonly _id: GlobalId;
  readonly kind: WalletEntryKind;
  readonly sender: Owner;
  readonly recipient: Owner;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly note: string | null;
  readonly postedAt: Date;
  /** Unique for a sender. */
  readonly idempotencyKey: string;
  /** What was asked for under the key: the same key with another request is refused. */
  readonly requestHash: string;
};

/** One side of a transfer: the two sides sum to zero. Never changed, but for the note of who is gone; never removed. */
export type Entry = {
  readonly _id: GlobalId;
  readonly account: GlobalId;
  /** 1, 2, 3, … without gaps within an account. */
  readonly sequence: number;
  readonly transfer: GlobalId;
  readonly kind: WalletEntryKind;
  /** Negative when money went out. */
  readonly amountMinor: bigint;
  readonly balanceAfterMinor: bigint;
  readonly currency: CurrencyCode;
  readonly counterparty: Owner;
  readonly note: string | null;
  readonly postedAt: Date;
};

/** The order of an account's entries: the last posted first. */
export const ENTRIES_KEYSET: Keyset = [{ field: "sequence", direction: -1, kind: "number" }];

/** The id of the account that an owner has in a currency, whether it was opened or not. */
export const accountIdOf = (owner: Owner, currency: CurrencyCode): GlobalId =>
  idOfName("wallet", `${owner}:${currency}`, 0);

/** An account before its first entry. */
export const emptyAccount = (owner: Owner, currency: CurrencyCode): Account => ({
  _id: accountIdOf(owner, currency),
  owner,
  currency,
  balanceMinor: 0n,
  entryCount: 0,
});
