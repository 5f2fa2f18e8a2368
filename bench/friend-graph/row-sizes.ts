import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { BSON, type IndexDescriptionInfo, MongoClient } from "mongodb";
import type { Friendship } from "../../subgraphs/social/src/friendships/model.ts";
import { diskMegabytes, startServer } from "../embedded-mongo/server-figures.ts";
import type { Graph } from "./graph.ts";
import { rowsOf } from "./loading.ts";

const BATCH_ROWS = 1_000;
const SETTLE_MS = 500;
const MEGABYTE = 2 ** 20;

/** What one row of a friendship takes on the disk, part by part. */
export type RowSizes = {
  readonly documentBytes: number;
  /** What each part adds to the file: the documents in the order of their ids, then each index. */
  readonly parts: readonly (readonly [name: string, bytes: number])[];
};

/**
 * Loads a graph into a new database, index after index, and looks at how the file grows.
 *
 * @param indexes Those of the collection of friendships; that of the ids is passed over, the documents lie in its order.
 */
export async function measureRowSizes(
  graph: Graph,
  indexes: readonly IndexDescriptionInfo[],
): Promise<RowSizes> {
  const dir = mkdtempSync(join(tmpdir(), "kith-bench-rows-"));
  const server = await startServer(dir, "--no-fsync");
  const client = await MongoClient.connect(server.url);
  try {
    const db = client.db("bench");
    const collection = db.collection<Friendship>("friendships");
    const rows = [...rowsOf(graph)];
    const parts: [string, number][] = [];
    let before = diskMegabytes(dir);
    const note = async (name: string) => {
      await delay(SETTLE_MS);
      const now = diskMegabytes(dir);
      parts.push([name, ((now - before) * MEGABYTE) / rows.length]);
      before = now;
    };

    for (let start = 0; start < rows.length; start += BATCH_ROWS)
      await collection.insertMany(rows.slice(start, start + BATCH_ROWS));
    await note("documents, by _id");
    for (const { key } of indexes) {
      if ("_id" in key) continue;
      await collection.createIndex(key as Record<string, 1 | -1>);
      await note(Object.keys(key).join(", "));
    }
    const sizes = rows.slice(0, BATCH_ROWS).map((row) => BSON.calculateObjectSize(row));
    return { documentBytes: sizes.reduce((sum, size) => sum + size, 0) / sizes.length, parts };
  } finally {
    await client.close();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
