import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Db } from "mongodb";
import type { DataExportPart } from "./model.ts";

export type ExportPartStore = ReturnType<typeof exportPartStore>;

/** The collection of the pieces of exported files. */
export function exportPartStore(db: Db) {
  const parts = db.collection<DataExportPart>("dataExportParts");
  return {
    ensureIndexes: () =>
      ensureIndexes(parts, [
        { key: { export: 1, number: 1 }, unique: true },
        { key: { dropsAt: 1 }, expireAfterSeconds: 0 },
      ]),

    add: (part: DataExportPart) => parts.insertOne(part),

    /** The pieces of a file, in order, read as they are needed. */
    streamOf: (id: GlobalId): AsyncIterable<DataExportPart> => parts.find({ export: id }).sort({ number: 1 }),

    removeAll: (ids: readonly GlobalId[]) => parts.deleteMany({ export: { $in: [...ids] } }),
  };
}
