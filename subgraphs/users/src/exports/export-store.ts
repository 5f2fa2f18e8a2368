import { ensureIndexes, IN_ONE_BATCH, isDuplicateKey } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import { type DataExport, EXPORTS_KEPT_MAX, EXPORTS_SHOWN_MAX, FILE_KEPT_MS } from "./model.ts";

export type ExportStore = ReturnType<typeof exportStore>;

/** The collection of exports: at most one of a person is being made. */
export function exportStore(db: Db) {
  const exports = db.collection<DataExport>("dataExports");
  return {
    ensureIndexes: () =>
      ensureIndexes(exports, [
        { key: { user: 1, requestedAt: -1 } },
        { key: { user: 1 }, unique: true, partialFilterExpression: { status: "PENDING" } },
        { key: { leasedUntil: 1 }, partialFilterExpression: { status: "PENDING" } },
        { key: { dropsAt: 1 }, expireAfterSeconds: 0 },
      ]),

    /** The newest of a person: at most 10. */
    findOf: (user: GlobalId) =>
      exports.find({ user }).sort({ requestedAt: -1 }).limit(EXPORTS_SHOWN_MAX).toArray(),

    /** All of a person that are known: at most 3 a day for 30 days. */
    async findAllIdsOf(user: GlobalId): Promise<GlobalId[]> {
      const rows = await exports
        .find({ user }, { projection: { _id: 1 }, ...IN_ONE_BATCH })
        .limit(EXPORTS_KEPT_MAX)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    countSince: (user: GlobalId, since: Date) =>
      exports.countDocuments({ user, requestedAt: { $gt: since } }, { limit: EXPORTS_SHOWN_MAX }),

    /** One whose file can be fetched. */
    findReady: (id: GlobalId, now: Date) =>
      exports.findOne({ _id: id, status: "READY", readyAt: { $gt: new Date(now.getTime() - FILE_KEPT_MS) } }),

    /** @returns Whether none of this person was being made. */
    async add(row: DataExport): Promise<boolean> {
      try {
        await exports.insertOne(row);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Takes the one that has waited longest, so that nobody else does. @returns null when none waits. */
    take: (now: Date, leasedUntil: Date): Promise<DataExport | null> =>
      exports.findOneAndUpdate(
        { status: "PENDING", leasedUntil: { $lte: now } },
        { $set: { leasedUntil }, $inc: { tries: 1 } },
        { sort: { leasedUntil: 1 }, returnDocument: "after" },
      ),

    /** Keeps one that is still this try's. @returns Whether it is. */
    async renew({ _id, tries }: Pick<DataExport, "_id" | "tries">, leasedUntil: Date): Promise<boolean> {
      const { matchedCount } = await exports.updateOne(
        { _id, tries, status: "PENDING" },
        { $set: { leasedUntil } },
      );
      return matchedCount === 1;
    },

    /** Ends one that is still this try's. */
    end: (
      { _id, tries }: Pick<DataExport, "_id" | "tries">,
      outcome: Partial<Pick<DataExport, "status" | "readyAt" | "sizeBytes">>,
    ) => exports.updateOne({ _id, tries, status: "PENDING" }, { $set: outcome }),

    /** For who is gone. */
    removeAll: (user: GlobalId, session: ClientSession) => exports.deleteMany({ user }, { session }),
  };
}
