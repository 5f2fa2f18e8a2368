import { IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { type ClientSession, type Db, Long } from "mongodb";
import type { CurrencyCode } from "../generated/schema.types.ts";
import { type Account, accountIdOf, type Owner } from "./model.ts";

export type AccountStore = ReturnType<typeof accountStore>;

type Change = { readonly owner: Owner; readonly currency: CurrencyCode; readonly amountMinor: bigint };

/** The collection of accounts. */
export function accountStore(db: Db) {
  const accounts = db.collection<Account>("accounts");
  return {
    findByIds: (ids: readonly GlobalId[]) =>
      accounts.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    /** Takes money out of an account that may not go below zero. @returns It afterwards, null when it holds too little. */
    debitWithin: ({ owner, currency, amountMinor }: Change, session: ClientSession) =>
      accounts.findOneAndUpdate(
        { _id: accountIdOf(owner, currency), balanceMinor: { $gte: amountMinor } },
        { $inc: { balanceMinor: long(-amountMinor), entryCount: 1 } },
        { session, returnDocument: "after" },
      ),

    /** Changes the balance of an account without a bound, and opens it when it is new. @returns It afterwards. */
    change: ({ owner, currency, amountMinor }: Change, session: ClientSession) =>
      accounts.findOneAndUpdate(
        { _id: accountIdOf(owner, currency) },
        { $inc: { balanceMinor: long(amountMinor), entryCount: 1 }, $setOnInsert: { owner, currency } },
        { session, upsert: true, returnDocument: "after" },
      ),
  };
}

// The driver's type of $inc knows no bigint; what goes over the wire is the same 64-bit integer.
const long = (amountMinor: bigint): Long => Long.fromBigInt(amountMinor);
