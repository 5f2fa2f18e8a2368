import { ensureIndexes, IN_ONE_BATCH, isDuplicateKey } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { Owner, Transfer } from "./model.ts";

export type TransferStore = ReturnType<typeof transferStore>;

const HAS_NOTE = { note: { $type: "string" } } as const;

type Key = { readonly sender: Owner; readonly idempotencyKey: string };

/** The collection of transfers: only ever added to, but for what is written with them. */
export function transferStore(db: Db) {
  const transfers = db.collection<Transfer>("transfers");
  return {
    ensureIndexes: () =>
      ensureIndexes(transfers, [
        { key: { sender: 1, idempotencyKey: 1 }, unique: true },
        { key: { sender: 1 }, partialFilterExpression: HAS_NOTE },
      ]),

    findByKey: ({ sender, idempotencyKey }: Key) => transfers.findOne({ sender, idempotencyKey }),

    /** Some of the transfers with which a person wrote something. */
    async findNotedIds(sender: Owner, limit: number): Promise<GlobalId[]> {
      const rows = await transfers
        .find({ sender, ...HAS_NOTE }, { projection: { _id: 1 }, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    /** The one change that a transfer may see: its writer is gone. The hash was made from the note too. */
    eraseNotes: (ids: readonly GlobalId[], session: ClientSession) =>
      transfers.updateMany(
        { _id: { $in: [...ids] } },
        { $set: { note: null, requestHash: "" } },
        { session },
      ),

    add: (transfer: Transfer, session: ClientSession) => transfers.insertOne(transfer, { session }),
  };
}

/** Whether a write failed because the sender has used the idempotency key before. */
export const isKeyInUse = (error: unknown): boolean =>
  isDuplicateKey(error) && error.keyPattern !== undefined && "idempotencyKey" in error.keyPattern;
