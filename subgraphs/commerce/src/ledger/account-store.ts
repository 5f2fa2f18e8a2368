import { IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import { type Account, type AccountRef, emptyAccount } from "./model.ts";

export type AccountStore = ReturnType<typeof accountStore>;

/** The collection of accounts, to read from: only the ledger changes balances. */
export function accountStore(db: Db) {
  const accounts = db.collection<Account>("accounts");
  return {
    findByIds: (ids: readonly GlobalId[]) =>
      accounts.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findById: (id: GlobalId, session: ClientSession) => accounts.findOne({ _id: id }, { session }),

    /** Lets nothing leave an account from a moment on, or again when it is null. An account that was not opened is. */
    setFrozenAt(ref: AccountRef, frozenAt: Date | null, session: ClientSession) {
      const { _id, frozenAt: _never, ...opened } = emptyAccount(ref);
      const update = { $set: { frozenAt }, $setOnInsert: opened };
      return accounts.updateOne({ _id }, update, { session, upsert: true });
    },
  };
}
