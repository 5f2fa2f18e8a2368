import { IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Db } from "mongodb";
import type { Account } from "./model.ts";

export type AccountStore = ReturnType<typeof accountStore>;

/** The collection of accounts, to read from: only the ledger changes balances. */
export function accountStore(db: Db) {
  const accounts = db.collection<Account>("accounts");
  return {
    findByIds: (ids: readonly GlobalId[]) =>
      accounts.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),
  };
}
