import { outboxStore } from "@kith/kit/outbox/outbox-store.ts";
import type { Db } from "mongodb";
import { billStore } from "./bills/bill-store.ts";
import { blessingStores } from "./blessings/blessing-stores.ts";
import { envelopeStore } from "./envelopes/envelope-store.ts";
import { freezeStore } from "./freezes/freeze-store.ts";
import { keeperStore } from "./group-accounts/keeper-store.ts";
import { spendingStore } from "./group-accounts/spending-store.ts";
import { accountStore } from "./ledger/account-store.ts";
import { entryStore } from "./ledger/entry-store.ts";
import { ledgerStore } from "./ledger/ledger-store.ts";
import { pendingStore } from "./ledger/pending-store.ts";
import { transferStore } from "./ledger/transfer-store.ts";
import { moneyRequestStore } from "./money-requests/money-request-store.ts";

export type CommerceStores = ReturnType<typeof commerceStores>;

/** Every collection of commerce. */
export const commerceStores = (db: Db) => ({
  accounts: accountStore(db),
  entries: entryStore(db),
  ledgerRows: ledgerStore(db),
  transfers: transferStore(db),
  pendings: pendingStore(db),
  freezes: freezeStore(db),
  keepers: keeperStore(db),
  spendings: spendingStore(db),
  moneyRequests: moneyRequestStore(db),
  envelopes: envelopeStore(db),
  bills: billStore(db),
  outbox: outboxStore(db),
  ...blessingStores(db),
});

export async function ensureCommerceIndexes(stores: CommerceStores): Promise<void> {
  await Promise.all(Object.values(stores).map((store) => "ensureIndexes" in store && store.ensureIndexes()));
}
