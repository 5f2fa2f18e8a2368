import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import type { KeyRecord } from "./idempotency-key.ts";
import type { Owner, Pending, Transfer } from "./model.ts";

export type TransferStore = ReturnType<typeof transferStore>;

/** A transfer, and what became of it if it was set aside. */
export type Asked = Transfer & { readonly pendings: readonly Pending[] };

const HAS_NOTE = { note: { $type: "string" } } as const;
const SENDER = "postings.debit.owner";

/** The collection of transfers, only ever added to but for what is written with them, and what else was made from it. */
export function transferStore(db: Db) {
  const transfers = db.collection<Transfer>("transfers");
  const pendings = db.collection<Pending>("pendings");
  const keys = db.collection<KeyRecord>("idempotencyKeys");
  return {
    ensureIndexes: () =>
      ensureIndexes(transfers, [{ key: { [SENDER]: 1 }, partialFilterExpression: HAS_NOTE }]),

    /** Transfers as they were asked for, each with how far it is where it was set aside. One command. */
    findWithPendings: (ids: readonly GlobalId[]): Promise<Asked[]> =>
      transfers
        .aggregate<Asked>(
          [
            { $match: { _id: { $in: [...ids] } } },
            { $lookup: { from: "pendings", localField: "_id", foreignField: "_id", as: "pendings" } },
          ],
          IN_ONE_BATCH,
        )
        .toArray(),

    /** Some of the transfers with which a person wrote something. What pays a request says what its recipient wrote. */
    async findNotedIds(sender: Owner, limit: number): Promise<GlobalId[]> {
      const rows = await transfers
        .find(
          { [SENDER]: sender, ...HAS_NOTE, kind: { $ne: "MONEY_REQUEST" } },
          { projection: { _id: 1 }, ...IN_ONE_BATCH },
        )
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    /** The one change that a transfer may see: its writer is gone. */
    eraseNotes: (ids: readonly GlobalId[], session: ClientSession) =>
      transfers.updateMany({ _id: { $in: [...ids] } }, { $set: { note: null } }, { session }),

    erasePendingNotes: (ids: readonly GlobalId[], session: ClientSession) =>
      pendings.updateMany({ _id: { $in: [...ids] } }, { $set: { note: null } }, { session }),

    /** The hashes in a person's keys were made from notes too. */
    removeKeys: (owner: Owner) => keys.deleteMany({ _id: { $gte: `${owner}:`, $lt: `${owner};` } }),
  };
}
