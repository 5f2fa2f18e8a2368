import { newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { ClientSession } from "mongodb";
import type { AccountStore } from "./account-store.ts";
import type { EntryStore } from "./entry-store.ts";
import { type Account, ENTRY_PREFIX, type Entry, FUNDING, type Transfer } from "./model.ts";
import type { TransferStore } from "./transfer-store.ts";

export type Ledger = ReturnType<typeof ledger>;

type Stores = {
  readonly accounts: AccountStore;
  readonly entries: EntryStore;
  readonly transfers: TransferStore;
};

/** What came of posting: both accounts afterwards, or nothing because the sender holds too little. */
export type Posted = { readonly debit: Account; readonly credit: Account } | null;

/** Double entry: the only code that changes a balance. */
export function ledger({ accounts, entries, transfers }: Stores) {
  return {
    /**
     * Posts a transfer: the transfer, both balances and both entries. Four commands.
     *
     * @param session In a transaction, which the caller ends when the answer is null.
     * @throws MongoServerError for which `isKeyInUse` holds when the sender has used the idempotency key.
     */
    async post(transfer: Transfer, session: ClientSession): Promise<Posted> {
      invariant(transfer.amountMinor > 0n, `transfer ${transfer._id} moves ${transfer.amountMinor}`);
      const { sender, recipient, currency, amountMinor } = transfer;
      await transfers.add(transfer, session);

      const debit =
        sender === FUNDING
          ? await accounts.change({ owner: sender, currency, amountMinor: -amountMinor }, session)
          : await accounts.debitWithin({ owner: sender, currency, amountMinor }, session);
      if (debit === null) return null;

      const credit = await accounts.change({ owner: recipient, currency, amountMinor }, session);
      invariant(credit !== null, `account of ${recipient} was not opened`);
      await entries.add(entriesOf(transfer, { debit, credit }), session);
      return { debit, credit };
    },
  };
}

/** Both sides of a transfer, from the accounts as they are after it. */
function entriesOf(transfer: Transfer, { debit, credit }: NonNullable<Posted>): readonly [Entry, Entry] {
  const { kind, currency, note, postedAt } = transfer;
  const side = (account: Account, amountMinor: bigint, counterparty: string): Entry => ({
    _id: newId(ENTRY_PREFIX),
    account: account._id,
    sequence: account.entryCount,
    transfer: transfer._id,
    kind,
    amountMinor,
    balanceAfterMinor: account.balanceMinor,
    currency,
    counterparty,
    note,
    postedAt,
  });
  return [
    side(debit, -transfer.amountMinor, transfer.recipient),
    side(credit, transfer.amountMinor, transfer.sender),
  ];
}
