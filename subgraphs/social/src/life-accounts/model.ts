import type { GlobalId } from "@kith/kit/global-id.ts";
import { searchKeyOf } from "@kith/kit/prefix-search.ts";
import type { LifeAccountKind } from "../generated/schema.types.ts";

export const ACCOUNT_PREFIX = "account";
export const ACCOUNTS_PER_OWNER_MAX = 10;
/** Whoever deletes accounts to open others does not get handles without end. */
export const ACCOUNTS_PER_DAY_MAX = 10;
export const HANDLE_PATTERN = /^[a-z0-9][a-z0-9_-]{2,29}$/;

/** A life account, as stored. */
export type LifeAccount = {
  readonly _id: GlobalId;
  /** Unique among life accounts, in lower case; never given again, not even when the account is gone. */
  readonly handle: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly avatarUrl: string | null;
  readonly kind: LifeAccountKind;
  readonly owner: GlobalId;
  readonly createdAt: Date;
};

/** An account's row: with what accounts are searched by. */
export type StoredLifeAccount = LifeAccount & { readonly searchKey: string };

export const storedAccountOf = (account: LifeAccount): StoredLifeAccount => ({
  ...account,
  searchKey: searchKeyOf(account.displayName, account._id),
});

/** What is left of an account that was deleted. Until it is swept, there may be follows of it. */
export type BuriedAccount = {
  readonly _id: GlobalId;
  readonly handle: string;
  readonly deletedAt: Date;
  readonly sweepFrom?: Date;
};

/** The form in which a handle is stored and looked up: people type it in any case, with or without the @. */
export const normalHandle = (handle: string): string => handle.trim().replace(/^@/, "").toLowerCase();
