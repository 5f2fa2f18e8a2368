import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { afterEach, describe, expect, it } from "vitest";
import { findRunningServer } from "./lock-file.ts";
import { startEmbeddedMongo } from "./server.ts";
import { type ServerProcess, startServerProcess } from "./testing/server-process.ts";
import { messageOf, sendRaw, startTestServer, temporaryDirectory } from "./testing/test-server.ts";

const children: ChildProcess[] = [];

async function spawnServer(
  args: string[],
  options?: Parameters<typeof startServerProcess>[1],
): Promise<ServerProcess> {
  const server = await startServerProcess(args, options);
  children.push(server.child);
  return server;
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

describe("data", () => {
  it("is there after a restart: documents, indexes, counts, multikey state", async () => {
    using dir = temporaryDirectory();
    {
      await using running = await startTestServer({ dir: dir.path });
      await running.db.collection("things").createIndex({ tags: 1 }, { name: "by_tag" });
      await running.db.collection("things").insertMany([{ tags: ["a", "b"] }, { tags: [] }]);
    }
    await using running = await startTestServer({ dir: dir.path });
    const things = running.db.collection("things");

    expect(await things.countDocuments({ tags: "b" })).toBe(1);
    expect(await things.estimatedDocumentCount()).toBe(2);
    const explained = await things.find({ tags: "b" }).explain();
    expect(explained.queryPlanner.winningPlan.inputStage).toMatchObject({
      indexName: "by_tag",
      isMultiKey: true,
    });
  });

  it("of another storage format is refused with a sentence", async () => {
    using dir = temporaryDirectory();
    const { openStorage } = await import("./store/storage.ts");
    const storage = openStorage({ dir: dir.path, isDurable: false });
    await storage.commit([["\0\0\0\0format", Buffer.from("something/9")]]).durable;
    await storage.close();

    await expect(startEmbeddedMongo({ dir: dir.path })).rejects.toThrow('has storage format "something/9"');
  });
});

describe("a data directory", () => {
  it("is used by one server at a time, and says by which process", async () => {
    using dir = temporaryDirectory();
    await using first = await startEmbeddedMongo({ dir: dir.path });

    const second = await spawnServer(["--dir", dir.path]);

    expect(await second.exited).toBe(1);
    expect(second.printed.stderr).toBe(
      `The data directory ${dir.path} is in use by process ${process.pid}; stop it first or use another directory.\n`,
    );
    expect(await findRunningServer(dir.path)).toBe(first.uri);
  });

  it("goes to one of two that start at once, also where a dead one had it", async () => {
    using dir = temporaryDirectory();
    writeFileSync(
      join(dir.path, "server.json"),
      JSON.stringify({ pid: 2 ** 30, port: 1, uri: "mongodb://x" }),
    );

    const both = await Promise.all([spawnServer(["--dir", dir.path]), spawnServer(["--dir", dir.path])]);

    expect(both.filter(({ printed }) => printed.stdout.startsWith("ready"))).toHaveLength(1);
  });

  it.skipIf(process.platform === "win32")(
    "that is full takes no more writes, and keeps those it took",
    async () => {
      using dir = temporaryDirectory();
      const server = await spawnServer(["--dir", dir.path], { fileMaxBlocks: 8_000 });
      const client = await new MongoClient(server.uri, { retryWrites: false }).connect();
      const things = client.db("test").collection<{ _id: number; text: string }>("things");
      let taken = 0;
      const fill = async () => {
        for (; ; taken++) await things.insertOne({ _id: taken, text: "x".repeat(100_000) });
      };

      await expect(fill()).rejects.toMatchObject({ code: 14031 });
      await expect(things.deleteMany({})).rejects.toMatchObject({ code: 14031 });
      await client.close();
      await server.kill();

      await using running = await startTestServer({ dir: dir.path });
      expect(await running.db.collection("things").countDocuments()).toBe(taken);
    },
  );

  it("left behind by a dead process is taken over", async () => {
    using dir = temporaryDirectory();
    const dead = spawn(process.execPath, ["-e", ""]);
    await once(dead, "exit");
    const lock = { pid: dead.pid, port: 1, uri: "mongodb://127.0.0.1:1/", startedAt: "" };
    writeFileSync(join(dir.path, "server.json"), JSON.stringify(lock));

    expect(await findRunningServer(dir.path)).toBeNull();
    await using server = await startEmbeddedMongo({ dir: dir.path });

    expect(JSON.parse(readFileSync(join(dir.path, "server.json"), "utf8"))).toMatchObject({
      pid: process.pid,
      port: server.port,
      uri: server.uri,
    });
  });
});

describe("the process", () => {
  it("prints one line when ready and ends cleanly on SIGTERM", async () => {
    using dir = temporaryDirectory();
    const { child, printed, exited } = await spawnServer(["--dir", dir.path, "--no-fsync"]);

    child.kill("SIGTERM");
    child.kill("SIGTERM");

    expect(await exited).toBe(0);
    expect(printed.stdout).toMatch(/^ready mongodb:\/\/127\.0\.0\.1:\d+\/\?replicaSet=rs0\n$/);
    expect(printed.stderr).toBe("");
    expect(await findRunningServer(dir.path)).toBeNull();
  });

  it("leaves Ctrl-C to its parent, and ends when the parent is gone", async () => {
    using dir = temporaryDirectory();
    const { child, uri, exited } = await spawnServer(["--dir", dir.path], { ipc: true });

    child.kill("SIGINT");
    const client = await new MongoClient(uri).connect();
    expect(await client.db("test").command({ ping: 1 })).toMatchObject({ ok: 1 });
    await client.close();
    child.disconnect();

    expect(await exited).toBe(0);
  });

  it("says in a sentence that a port is taken", async () => {
    using dir = temporaryDirectory();
    using other = temporaryDirectory();
    await using first = await startEmbeddedMongo({ dir: dir.path });

    const second = await spawnServer(["--dir", other.path, "--port", String(first.port)]);

    expect(await second.exited).toBe(1);
    expect(second.printed.stderr).toBe(
      `Port ${first.port} on 127.0.0.1 is already in use; choose another with --port.\n`,
    );
  });
});

describe("a malformed message", () => {
  it.each([
    ["of an absurd size", Buffer.from([255, 255, 255, 127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ["of an unknown opcode", Buffer.concat([Buffer.from([21, 0, 0, 0]), Buffer.alloc(17)])],
    ["with a flag that must be understood", messageOf({ ping: 1, $db: "test" }).fill(4, 16, 17)],
  ])("closes its connection and no other: %s", async (_name, message) => {
    await using running = await startTestServer();

    expect(await sendRaw(running.server.port, message)).toBeNull();
    expect(await running.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});
