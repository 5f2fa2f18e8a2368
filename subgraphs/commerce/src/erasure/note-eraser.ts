import type { GlobalId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type { EntryStore } from "../ledger/entry-store.ts";
import type { TransferStore } from "../ledger/transfer-store.ts";

type Parts = {
  readonly client: MongoClient;
  readonly transfers: Pick<TransferStore, "findNotedIds" | "eraseNotes" | "erasePendingNotes" | "removeKeys">;
  readonly entries: Pick<EntryStore, "eraseNotes">;
};

const TRANSFERS_PER_TRANSACTION_MAX = 200;

/**
 * Erases what a person has written with transfers: the ledger keeps who moved what to whom and when, under ids that nobody
 * has a name for any more. May be done any number of times.
 */
export const noteEraser =
  ({ client, transfers, entries }: Parts) =>
  async (sender: GlobalId): Promise<void> => {
    await transfers.removeKeys(sender);
    for (;;) {
      const ids = await transfers.findNotedIds(sender, TRANSFERS_PER_TRANSACTION_MAX);
      if (ids.length === 0) return;
      await inTransaction(client, async (session) => {
        await entries.eraseNotes(ids, session);
        await transfers.erasePendingNotes(ids, session);
        await transfers.eraseNotes(ids, session);
      });
    }
  };
