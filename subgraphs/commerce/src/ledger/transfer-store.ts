import { ensureIndexes, isDuplicateKey } from "@kith/kit/database.ts";
import type { ClientSession, Db } from "mongodb";
import type { Owner, Transfer } from "./model.ts";

export type TransferStore = ReturnType<typeof transferStore>;

type Key = { readonly sender: Owner; readonly idempotencyKey: string };

/** The collection of transfers: only ever added to. */
export function transferStore(db: Db) {
  const transfers = db.collection<Transfer>("transfers");
  return {
    ensureIndexes: () => ensureIndexes(transfers, [{ key: { sender: 1, idempotencyKey: 1 }, unique: true }]),

    findByKey: ({ sender, idempotencyKey }: Key) => transfers.findOne({ sender, idempotencyKey }),

    add: (transfer: Transfer, session: ClientSession) => transfers.insertOne(transfer, { session }),
  };
}

/** Whether a write failed because the sender has used the idempotency key before. */
export const isKeyInUse = (error: unknown): boolean =>
  isDuplicateKey(error) && error.keyPattern !== undefined && "idempotencyKey" in error.keyPattern;
