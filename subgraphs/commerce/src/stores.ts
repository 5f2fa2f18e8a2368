import { outboxStore } from "@kith/kit/outbox/outbox-store.ts";
import type { Db } from "mongodb";
import { accountStore } from "./ledger/account-store.ts";
import { entryStore } from "./ledger/entry-store.ts";
import { ledgerStore } from "./ledger/ledger-store.ts";
import { transferStore } from "./ledger/transfer-store.ts";

export type CommerceStores = ReturnType<typeof commerceStores>;

/** Every collection of commerce. */
export const commerceStores = (db: Db) => ({
  accounts: accountStore(db),
  entries: entryStore(db),
  ledgerRows: ledgerStore(db),
  transfers: transferStore(db),
  outbox: outboxStore(db),
});

export async function ensureCommerceIndexes({
  entries,
  ledgerRows,
  transfers,
  outbox,
}: CommerceStores): Promise<void> {
  await Promise.all([entries, ledgerRows, transfers, outbox].map((store) => store.ensureIndexes()));
}
