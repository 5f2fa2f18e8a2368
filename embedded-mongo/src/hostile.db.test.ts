import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { BSON, type Document, Long, UUID } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedMongo } from "./server.ts";
import {
  messageOf,
  messageOfBytes,
  sendRaw,
  startTestServer,
  type TestServer,
  temporaryDirectory,
} from "./testing/test-server.ts";

let running: TestServer;
beforeAll(async () => {
  running = await startTestServer();
});
afterAll(() => running[Symbol.asyncDispose]());

const run = (command: Document) => running.db.command(command);
const aggregate = (pipeline: Document[]) => run({ aggregate: "one", pipeline, cursor: {} });
const project = (x: unknown) => aggregate([{ $project: { x } }]);
const newSession = () => ({ id: new UUID().toBinary() });
const nestedFilter = (levels: number): Document => {
  let filter: Document = { a: 1 };
  for (let i = 0; i < levels; i++) filter = { $nor: [filter] };
  return filter;
};

/** `{ insert, $db }` with one document sequence for each list. */
function insertMessage(...sequences: (Document | Uint8Array)[][]): Buffer {
  const sections = sequences.map((documents) => {
    const bytes = documents.map((one) => (one instanceof Uint8Array ? one : BSON.serialize(one)));
    const section = Buffer.concat([Buffer.from("\x01....documents\0"), ...bytes]);
    section.writeInt32LE(section.length - 1, 1);
    return section;
  });
  const body = BSON.serialize({ insert: "raw", $db: "test" });
  return messageOfBytes(Buffer.concat([Buffer.from([0]), body, ...sections]));
}

describe("what is wrong in a message", () => {
  it.each<[string, number, Buffer]>([
    ["two lists of one name", 40431, insertMessage([{ a: 1 }], [{ a: 2 }])],
    ["a broken document", 22, insertMessage([Buffer.from(BSON.serialize({ a: "x" })).fill(99, 7, 8)])],
    ["no end of nesting", 15, messageOf({ find: "one", filter: nestedFilter(200), $db: "test" })],
    [
      "a name of the library's own",
      2,
      insertMessage([Buffer.from(BSON.serialize({ _bsontypo: 1 })).fill("_bsontype", 5, 14)]),
    ],
    ["no body", 40587, messageOfBytes(Buffer.from("\x01\x0e\0\0\0documents\0"))],
    ["a bad database", 73, messageOf({ ping: 1, $db: "a.b" })],
  ])("is told, and the connection goes on: %s", async (_name, code, message) => {
    expect(await sendRaw(running.server.port, message)).toMatchObject({ ok: 0, code });
  });

  it("leaves nothing in memory for a client that reads no answers", async () => {
    await running.db
      .collection<{ _id: number; text: string }>("large")
      .insertOne({ _id: 1, text: "x".repeat(5_000_000) });
    const before = process.memoryUsage.rss();
    const socket = connect(running.server.port, "127.0.0.1").pause();
    for (let i = 0; i < 200; i++) socket.write(messageOf({ find: "large", $db: "test" }));

    await new Promise((resolve) => setTimeout(resolve, 500));

    expect(process.memoryUsage.rss() - before).toBeLessThan(400_000_000);
    socket.destroy();
  });
});

describe("what a query may take", () => {
  beforeAll(() => running.db.collection<{ _id: number }>("one").insertOne({ _id: 1 }));
  const range = (to: number) => ({ $range: [0, to] });
  const doubled = (initialValue: unknown, $in: unknown, times = 60) => ({
    $reduce: { input: range(times), initialValue, in: $in },
  });

  it.each<[string, number, unknown]>([
    ["a string that doubles", 13548, doubled("x", { $concat: ["$$value", "$$value"] })],
    ["an array that doubles", 146, doubled([1], { $concatArrays: ["$$value", "$$value"] })],
    ["an object of itself twice", 10334, doubled({ a: 1 }, { a: "$$value", b: "$$value" })],
    ["an object in itself for ever", 15, doubled(1, { a: "$$value" }, 50_000)],
    [
      "more than a document holds",
      10334,
      {
        $map: {
          input: range(20),
          in: { $reduce: { input: range(20), initialValue: "x", in: { $concat: ["$$value", "$$value"] } } },
        },
      },
    ],
  ])("is bounded: %s", async (_name, code, expression) => {
    await expect(project(expression)).rejects.toMatchObject({ code });
  });

  it("ends within an expression when its time is over", async () => {
    const endless = { $map: { input: range(1_000_000), in: { $sum: range(1_000_000) } } };

    const pipeline = [{ $project: { x: { $map: { input: range(100_000), in: endless } } } }];
    await expect(run({ aggregate: "one", pipeline, cursor: {}, maxTimeMS: 100 })).rejects.toMatchObject({
      code: 50,
    });
  });

  it("is refused beyond a thousand stages, and in distinct values beyond 16 MB", async () => {
    const texts = Array.from({ length: 3 }, (_, i) => ({ text: String(i).repeat(6_000_000) }));
    await running.db.collection("texts").insertMany(texts);

    await expect(aggregate(new Array(1_001).fill({ $match: {} }))).rejects.toMatchObject({ code: 7749501 });
    await expect(run({ distinct: "texts", key: "text" })).rejects.toMatchObject({ code: 17217 });
  });

  it("pushes as many items as a document holds", async () => {
    const things = running.db.collection<{ _id: number; list: number[] }>("pushed");

    await things.updateOne(
      { _id: 1 },
      { $push: { list: { $each: new Array(200_000).fill(1) } } },
      { upsert: true },
    );

    expect((await things.findOne())?.list).toHaveLength(200_000);
  });

  it("counts what shells ask of the size of a collection", async () => {
    const pipeline = [
      { $collStats: { storageStats: {} } },
      { $group: { _id: 1, n: { $sum: "$storageStats.count" } } },
    ];

    expect((await aggregate(pipeline)).cursor.firstBatch).toEqual([{ _id: 1, n: 1 }]);
  });
});

describe("a session", () => {
  it("finishes a write before the next one, though the client has not waited", async () => {
    const counters = running.db.collection<{ _id: number; n: number }>("counters");
    await counters.insertOne({ _id: 1, n: 0 });
    const holder = running.client.startSession();
    holder.startTransaction();
    await counters.updateOne({ _id: 1 }, { $inc: { n: 1_000 } }, { session: holder });
    const lsid = newSession();
    const send = (txnNumber: number, n: number) =>
      sendRaw(
        running.server.port,
        messageOf({
          update: "counters",
          updates: [{ q: { _id: 1 }, u: { $inc: { n } } }],
          lsid,
          txnNumber: Long.fromNumber(txnNumber),
          $db: "test",
        }),
      );
    const first = send(1, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));

    const second = send(2, 100);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await holder.abortTransaction();

    expect([await first, await second]).toMatchObject([{ nModified: 1 }, { nModified: 1 }]);
    expect(await counters.findOne()).toEqual({ _id: 1, n: 101 });
    await holder.endSession();
  });

  it.each<[string, number, Document]>([
    ["a number that is none", 14, { txnNumber: "1" }],
    ["a negative number", 72, { txnNumber: Long.fromNumber(-1) }],
    ["a start without autocommit", 72, { txnNumber: Long.ONE, startTransaction: true }],
    ["autocommit", 72, { txnNumber: Long.ONE, autocommit: true }],
  ])("is refused: %s", async (_name, code, options) => {
    const command = { insert: "any", documents: [{}], lsid: newSession(), ...options, $db: "test" };

    expect(await sendRaw(running.server.port, messageOf(command))).toMatchObject({ ok: 0, code });
  });
});

describe("a change of very many documents", () => {
  it("is done in several commits, each of which keeps the indexes right", async () => {
    const things = running.db.collection<{ _id: number; n: number }>("many");
    await things.insertMany(Array.from({ length: 12_000 }, (_, _id) => ({ _id, n: 0 })));
    await things.createIndex({ n: 1 });

    const [{ modifiedCount }] = await Promise.all([
      things.updateMany({ n: 0 }, { $inc: { n: 1 } }),
      things.deleteOne({ _id: 11_999 }),
    ]);

    expect(modifiedCount).toBeGreaterThanOrEqual(11_999);
    expect(await things.countDocuments({ n: 1 })).toBe(11_999);
    expect(await run({ validate: "many" })).toMatchObject({ valid: true });
  });
});

describe("what is dropped", () => {
  it.each<[string, (name: string) => Document]>([
    ["a collection", (drop) => ({ drop })],
    ["an index", (dropIndexes) => ({ dropIndexes, index: "n_1" })],
  ])("ends the cursors that walk it: %s", async (_name, drop) => {
    const things = running.db.collection("walked");
    await things.insertMany(Array.from({ length: 50 }, (_, n) => ({ n })));
    await things.createIndex({ n: 1 });
    const cursor = things.find({ n: { $gte: 0 } }).batchSize(10);
    await cursor.next();

    await run(drop("walked"));

    await expect(cursor.toArray()).rejects.toMatchObject({ code: 175 });
    await things.drop();
  });

  it("ends the build of an index on it", async () => {
    const things = running.db.collection("built");
    await things.insertMany(Array.from({ length: 20_000 }, (_, n) => ({ n })));

    const [build] = await Promise.allSettled([things.createIndex({ n: 1 }), things.drop()]);

    expect(build).toMatchObject({ status: "rejected", reason: { code: 276 } });
  });
});

describe("a data directory", () => {
  it("that is removed takes no more writes", async () => {
    const dir = temporaryDirectory();
    await using own = await startTestServer({ dir: dir.path });
    dir[Symbol.dispose]();

    await expect
      .poll(
        () =>
          own.db
            .collection("any")
            .insertOne({})
            .then(
              () => 0,
              ({ code }) => code,
            ),
        { timeout: 5_000 },
      )
      .toBe(39);
  });

  it.each(["", "[]", `{"pid":${process.pid},"uri":"x","port":"zz"}`])(
    "with garbage for a lock is taken: %s",
    async (content) => {
      using dir = temporaryDirectory();
      writeFileSync(join(dir.path, "server.json"), content);

      await using server = await startEmbeddedMongo({ dir: dir.path });

      expect(server.uri).toContain("mongodb://");
    },
  );
});
