import type { GlobalId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type { EntryStore } from "../ledger/entry-store.ts";
import type { TransferStore } from "../ledger/transfer-store.ts";
import type { MoneyRequestStore } from "../money-requests/money-request-store.ts";

type Parts = {
  readonly client: MongoClient;
  readonly transfers: Pick<TransferStore, "findNotedIds" | "eraseNotes" | "erasePendingNotes" | "removeKeys">;
  readonly entries: Pick<EntryStore, "eraseNotes">;
  readonly moneyRequests: Pick<MoneyRequestStore, "findNotedIds" | "findPayments" | "eraseNotes">;
};

const ROWS_PER_TRANSACTION_MAX = 200;

/**
 * Erases what a person has written with transfers and requests for money: the ledger keeps who moved what to whom and when, under ids that nobody
 * has a name for any more. May be done any number of times.
 */
export const noteEraser =
  ({ client, transfers, entries, moneyRequests }: Parts) =>
  async (writer: GlobalId): Promise<void> => {
    await transfers.removeKeys(writer);
    for (;;) {
      const ids = await transfers.findNotedIds(writer, ROWS_PER_TRANSACTION_MAX);
      if (ids.length === 0) break;
      await inTransaction(client, async (session) => {
        await entries.eraseNotes(ids, session);
        await transfers.erasePendingNotes(ids, session);
        await transfers.eraseNotes(ids, session);
      });
    }
    for (;;) {
      const ids = await moneyRequests.findNotedIds(writer, ROWS_PER_TRANSACTION_MAX);
      if (ids.length === 0) return;
      await inTransaction(client, async (session) => {
        // A request that is paid meanwhile meets this on its row.
        await moneyRequests.eraseNotes(ids, session);
        const payments = await moneyRequests.findPayments(ids, session);
        await entries.eraseNotes(payments, session);
        await transfers.eraseNotes(payments, session);
      });
    }
  };
