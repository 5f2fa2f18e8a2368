import { existsSync, writeFileSync } from "node:fs";
import { MongoClient } from "mongodb";
import { describe, expect, it } from "vitest";
import { findRunningServer } from "./lock-file.ts";
import { startEmbeddedMongo } from "./server.ts";
import { temporaryDirectory } from "./testing/test-server.ts";
import { startInWorker } from "./worker.ts";

async function writeAndRead(uri: string): Promise<number> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect();
  try {
    const rows = client.db("test").collection("rows");
    await client.withSession((session) =>
      session.withTransaction(() => rows.insertOne({ name: "林" }, { session })),
    );
    return await rows.countDocuments({ name: "林" });
  } finally {
    await client.close();
  }
}

describe("the server", () => {
  it("listens on a socket file, and takes over one that a dead server left", async () => {
    using home = temporaryDirectory();
    const options = { dir: home.path, socketPath: `/tmp/kith-${process.pid}.sock`, isDurable: false };
    writeFileSync(options.socketPath, "");

    await using server = await startEmbeddedMongo(options);

    expect(await writeAndRead(server.uri)).toBe(1);
    expect(await findRunningServer(home.path)).toBe(server.uri);
    await server.close();
    expect(existsSync(options.socketPath)).toBe(false);
  });

  it("runs on a thread of its own", async () => {
    using home = temporaryDirectory();
    {
      await using server = await startInWorker({ dir: home.path, isDurable: false });

      expect(await writeAndRead(server.uri)).toBe(1);
      await expect(startInWorker({ dir: home.path })).rejects.toThrow("in use");
    }
    await using again = await startInWorker({ dir: home.path, isDurable: false });
    expect(await writeAndRead(again.uri)).toBe(2);
  });
});
