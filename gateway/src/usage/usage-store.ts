import { connectDatabase, ensureIndexes } from "@kith/kit/database.ts";
import type { Collection } from "mongodb";
import { MongoBulkWriteError } from "mongodb";
import { type UsageRow, usageKey } from "./usage-counter.ts";

/** Where usage is kept: a database of its own, `<databasePrefix>usage`. */
export type UsageSettings = { readonly mongoUri: string; readonly databasePrefix: string };

export type UsageStore = {
  /** Adds to what is there, at least once. @returns The rows that are not. */
  add(rows: readonly UsageRow[]): Promise<readonly UsageRow[]>;
  /** The rows, those that were used last first. */
  find(countMax: number): Promise<readonly UsageRow[]>;
  close(): Promise<void>;
};

type StoredRow = UsageRow & { readonly _id: string };

const BATCH_ROWS_MAX = 1_000;
/** What nobody has used for so long is forgotten: two years of festivals tell. */
const KEPT_DAYS = 750;

/** Connects to the database and creates its index. @throws MongoError when it does not answer within 2 s. */
export async function openUsageStore({ mongoUri, databasePrefix }: UsageSettings): Promise<UsageStore> {
  const { client, db } = await connectDatabase({ mongoUri, databasePrefix, subgraph: "usage" });
  const usage = db.collection<StoredRow>("usage");
  try {
    await ensureIndexes(usage, [{ key: { lastSeenAt: 1 }, expireAfterSeconds: KEPT_DAYS * 24 * 60 * 60 }]);
  } catch (error) {
    await client.close();
    throw error;
  }
  return {
    async add(rows) {
      const left: UsageRow[] = [];
      for (let at = 0; at < rows.length; at += BATCH_ROWS_MAX) {
        const batch = rows.slice(at, at + BATCH_ROWS_MAX);
        left.push(...(await addBatch(usage, batch).catch(() => batch)));
      }
      return left;
    },
    async find(countMax) {
      const rows = await usage.find({}).sort({ lastSeenAt: -1 }).limit(countMax).toArray();
      return rows.map(({ _id, ...row }) => ({ ...row, requests: Number(row.requests) }));
    },
    close: () => client.close(),
  };
}

async function addBatch(
  usage: Collection<StoredRow>,
  rows: readonly UsageRow[],
): Promise<readonly UsageRow[]> {
  const operations = rows.map((row) => {
    const { requests, firstSeenAt, lastSeenAt, ...who } = row;
    return {
      updateOne: {
        filter: { _id: usageKey(row) },
        update: {
          $inc: { requests },
          $min: { firstSeenAt },
          $max: { lastSeenAt },
          $setOnInsert: who,
        },
        upsert: true,
      },
    };
  });
  try {
    await usage.bulkWrite(operations, { ordered: false });
    return [];
  } catch (error) {
    // Two gateways may add the same row at once: one of them comes again.
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    return failures.map(({ index }) => rows[index]).filter((row) => row !== undefined);
  }
}
