import type { GlobalId } from "@kith/kit/global-id.ts";
import {
  type Account,
  type AccountRef,
  type Entry,
  emptyAccount,
  type Pending,
  type Transfer,
} from "./model.ts";

// What an account's id is made of: to hash it each time that an account is looked up would take most of a batch's time.
const keyOf = ({ kind, owner, currency }: AccountRef): string => `${kind} ${owner} ${currency}`;

/** What is known of the ledger: the accounts, pending transfers and transfers that a batch asks about. */
export type State = {
  /** Of an account that was not opened: an empty one. */
  account(ref: AccountRef): Account;
  pendingById(id: GlobalId): Pending | null;
  hasTransfer(id: GlobalId): boolean;
};

/** A state with what has changed in it, to be written or dropped as a whole. */
export type Draft = State & {
  putAccount(account: Account): void;
  putPending(pending: Pending): void;
  addTransfer(transfer: Transfer): void;
  addEntry(entry: Entry): void;
  /** Takes over what has changed in a draft on this one. */
  take(part: Draft): void;
  /** What there is to write. */
  changes(): Changes;
};

/** Rows as they are after a batch. */
export type Changes = {
  readonly accounts: readonly Account[];
  readonly pendings: readonly Pending[];
  readonly transfers: readonly Transfer[];
  readonly entries: readonly Entry[];
};

/** The state of rows as they are stored. */
export function stateOf(rows: {
  readonly accounts: readonly Account[];
  readonly pendings: readonly Pending[];
  readonly transferIds: readonly GlobalId[];
}): State {
  const accountByKey = new Map(rows.accounts.map((account) => [keyOf(account), account]));
  const pendingById = new Map(rows.pendings.map((pending) => [pending._id, pending]));
  const transferIds = new Set(rows.transferIds);
  return {
    account: (ref) => accountByKey.get(keyOf(ref)) ?? emptyAccount(ref),
    pendingById: (id) => pendingById.get(id) ?? null,
    hasTransfer: (id) => transferIds.has(id),
  };
}

/** A draft in which nothing has changed yet. */
export function draftOn(below: State): Draft {
  const accounts = new Map<string, Account>();
  const pendings = new Map<GlobalId, Pending>();
  const transfers = new Map<GlobalId, Transfer>();
  const entries: Entry[] = [];

  return {
    account: (ref) => accounts.get(keyOf(ref)) ?? below.account(ref),
    pendingById: (id) => pendings.get(id) ?? below.pendingById(id),
    hasTransfer: (id) => transfers.has(id) || below.hasTransfer(id),

    putAccount: (account) => void accounts.set(keyOf(account), account),
    putPending: (pending) => void pendings.set(pending._id, pending),
    addTransfer: (transfer) => void transfers.set(transfer._id, transfer),
    addEntry: (entry) => void entries.push(entry),

    take(part) {
      const changes = part.changes();
      for (const account of changes.accounts) accounts.set(keyOf(account), account);
      for (const pending of changes.pendings) pendings.set(pending._id, pending);
      for (const transfer of changes.transfers) transfers.set(transfer._id, transfer);
      entries.push(...changes.entries);
    },

    changes: () => ({
      accounts: [...accounts.values()],
      pendings: [...pendings.values()],
      transfers: [...transfers.values()],
      entries: [...entries],
    }),
  };
}
