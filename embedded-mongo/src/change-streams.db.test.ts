import { setTimeout as sleep } from "node:timers/promises";
import type { ChangeStream, ChangeStreamDocument, Collection, Document } from "mongodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer, temporaryDirectory } from "./testing/test-server.ts";

type Row = { _id: number; [field: string]: unknown };

const QUICK = { maxAwaitTimeMS: 20 };

let running: TestServer;
let rows: Collection<Row>;
beforeEach(async () => {
  running = await startTestServer();
  rows = running.db.collection<Row>("rows");
});
afterEach(() => running[Symbol.asyncDispose]());

/** A stream that is open on the server, not only in the driver. */
async function opened(
  stream: ChangeStream<Row, ChangeStreamDocument<Row>>,
): Promise<ChangeStream & AsyncDisposable> {
  await stream.tryNext();
  return stream as unknown as ChangeStream & AsyncDisposable;
}

async function take(stream: ChangeStream, count: number): Promise<Document[]> {
  const events: Document[] = [];
  while (events.length < count) events.push((await stream.next()) as unknown as Document);
  return events;
}

const kinds = (events: readonly Document[]) => events.map(({ operationType }) => operationType);

describe("a change stream", () => {
  it("tells of every kind of change of a document, in order", async () => {
    await using stream = await opened(rows.watch([], QUICK));

    await rows.insertOne({ _id: 1, a: { x: 1, y: 1 }, list: [1, 2, 3], old: true });
    const update: Document = { $set: { "a.x": 2, name: "名" }, $unset: { old: 1 }, $pop: { list: 1 } };
    await rows.updateOne({ _id: 1 }, update);
    await rows.replaceOne({ _id: 1 }, { b: 1 });
    await rows.deleteOne({ _id: 1 });
    const events = await take(stream, 4);

    expect(kinds(events)).toEqual(["insert", "update", "replace", "delete"]);
    expect(events[0]).toMatchObject({ ns: { db: "test", coll: "rows" }, documentKey: { _id: 1 } });
    expect(events[0]?.fullDocument).toEqual({ _id: 1, a: { x: 1, y: 1 }, list: [1, 2, 3], old: true });
    expect(events[1]?.updateDescription).toEqual({
      updatedFields: { "a.x": 2, name: "名" },
      removedFields: ["old"],
      truncatedArrays: [{ field: "list", newSize: 2 }],
    });
    expect(events[2]?.fullDocument).toEqual({ _id: 1, b: 1 });
    expect(events[3]).not.toHaveProperty("fullDocument");
  });

  it("says nothing of writes that changed nothing, failed, or were taken back", async () => {
    await rows.insertOne({ _id: 1, a: 1 });
    await using stream = await opened(rows.watch([], QUICK));

    await rows.updateOne({ _id: 1 }, { $set: { a: 1 } });
    await rows.insertMany([{ _id: 2 }, { _id: 1 }, { _id: 3 }]).catch(() => {});
    const session = running.client.startSession();
    session.startTransaction();
    await rows.insertOne({ _id: 9 }, { session });
    await session.abortTransaction();
    await session.endSession();
    await rows.insertOne({ _id: 4 });

    expect((await take(stream, 2)).map(({ documentKey }) => documentKey._id)).toEqual([2, 4]);
  });

  it("tells of a transaction when it commits, as a whole", async () => {
    await running.db.createCollection("rows");
    await using stream = await opened(rows.watch([], QUICK));

    await running.client.withSession((session) =>
      session.withTransaction(async () => {
        await rows.insertOne({ _id: 1 }, { session });
        await rows.insertOne({ _id: 0 });
        await rows.updateOne({ _id: 1 }, { $set: { a: 1 } }, { session });
      }),
    );
    const events = await take(stream, 3);

    expect(events.map(({ documentKey }) => documentKey._id)).toEqual([0, 1, 1]);
    expect(events[1]?.clusterTime).toEqual(events[2]?.clusterTime);
    expect(events[1]?.lsid).toBeDefined();
  });

  it("gives what its pipeline lets through, and images that it asks for", async () => {
    await rows.insertMany([{ _id: 1 }, { _id: 2 }]);
    const pipeline = [{ $match: { "documentKey._id": 2 } }, { $project: { fullDocument: 1 } }];
    await using stream = await opened(rows.watch(pipeline, { ...QUICK, fullDocument: "updateLookup" }));

    await rows.updateMany({}, { $set: { a: 5 } });

    expect(await take(stream, 1)).toEqual([{ _id: expect.anything(), fullDocument: { _id: 2, a: 5 } }]);
  });

  it("goes over collections of a database, and over all databases", async () => {
    const other = running.client.db("elsewhere").collection<Row>("rows");
    await using ofDatabase = await opened(running.db.watch([], QUICK) as never);
    await using ofAll = await opened(running.client.watch([], QUICK) as never);

    await other.insertOne({ _id: 1 });
    await rows.insertOne({ _id: 2 });

    expect((await take(ofAll, 2)).map(({ ns }) => ns.db)).toEqual(["elsewhere", "test"]);
    expect((await take(ofDatabase, 1)).map(({ ns }) => ns.db)).toEqual(["test"]);
  });

  it("ends with its collection, and can be begun anew behind that end only", async () => {
    await rows.insertOne({ _id: 1 });
    await using stream = await opened(rows.watch([], QUICK));

    await rows.drop();
    const [dropped, invalidated] = await take(stream, 2);
    await rows.insertOne({ _id: 2 });

    expect(kinds([dropped, invalidated] as Document[])).toEqual(["drop", "invalidate"]);
    expect(stream.closed).toBe(true);
    const token = invalidated?._id as Document;
    await expect(rows.watch([], { resumeAfter: token }).tryNext()).rejects.toMatchObject({ code: 260 });
    await using next = rows.watch([], { startAfter: token });
    expect(kinds(await take(next as unknown as ChangeStream, 1))).toEqual(["insert"]);
    await using again = rows.watch([], { resumeAfter: dropped?._id });
    expect(kinds(await take(again as unknown as ChangeStream, 1))).toEqual(["invalidate"]);
  });

  it("tells of indexes and new collections to who asks for it", async () => {
    await using stream = await opened(running.db.watch([], { ...QUICK, showExpandedEvents: true }) as never);

    await running.db.createCollection("fresh");
    await running.db.collection("fresh").createIndex({ a: 1 });
    await running.db.collection("fresh").dropIndex("a_1");
    await running.db.collection<Row>("implicit").insertOne({ _id: 1 });
    const events = await take(stream, 5);

    expect(kinds(events)).toEqual(["create", "createIndexes", "dropIndexes", "create", "insert"]);
    expect(events[1]?.operationDescription.indexes).toMatchObject([{ name: "a_1", key: { a: 1 } }]);
  });

  it("does not wait longer than it is told to, and wakes for a change", async () => {
    await using stream = await opened(rows.watch([], { maxAwaitTimeMS: 200 }));

    const before = performance.now();
    expect(await stream.tryNext()).toBeNull();
    expect(performance.now() - before).toBeLessThan(1_000);
    const [event] = await Promise.all([stream.next(), sleep(50).then(() => rows.insertOne({ _id: 1 }))]);
    expect(event).toMatchObject({ operationType: "insert" });
  });

  it.each([
    [{ resumeAfter: { _data: 5 } }, 40647],
    [{ resumeAfter: { _data: "zz" } }, 9],
    [{ fullDocument: "sometimes" }, 2],
    [{ colour: 1 }, 40415],
  ])("refuses options that do not fit: %j", async (spec, code) => {
    const command = { aggregate: "rows", pipeline: [{ $changeStream: spec }], cursor: {} };

    await expect(running.db.command(command)).rejects.toMatchObject({ code });
  });

  it("refuses stages that could lose its place, and a pipeline that changes the token", async () => {
    await expect(rows.watch([{ $group: { _id: 1 } }]).tryNext()).rejects.toMatchObject({ code: 20 });
    await using stream = await opened(rows.watch([{ $set: { _id: 1 } }], QUICK));
    await rows.insertOne({ _id: 1 });
    await expect(stream.next()).rejects.toMatchObject({ code: 280 });
  });
});

describe("the oplog", () => {
  it("lets a stream go on after a restart where it was", async () => {
    using dir = temporaryDirectory();
    let token: unknown;
    {
      await using first = await startTestServer({ dir: dir.path });
      const things = first.db.collection<Row>("things");
      await using stream = await opened(things.watch([], QUICK));
      await things.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
      token = (await take(stream, 1))[0]?._id;
      await things.deleteOne({ _id: 2 });
    }
    await using second = await startTestServer({ dir: dir.path });
    const things = second.db.collection<Row>("things");
    await things.insertOne({ _id: 4 });
    await using stream = things.watch([], { resumeAfter: token });

    const events = await take(stream as unknown as ChangeStream, 4);

    expect(events.map(({ operationType, documentKey }) => [operationType, documentKey._id])).toEqual([
      ["insert", 2],
      ["insert", 3],
      ["delete", 2],
      ["insert", 4],
    ]);
  });

  it("starts at a time within what it has, and says so when that time is gone", async () => {
    await using stream = await opened(rows.watch([], QUICK));
    await rows.insertMany([{ _id: 1 }, { _id: 2 }]);
    await rows.insertOne({ _id: 3 });
    const [, , third] = await take(stream, 3);

    await using later = rows.watch([], { startAtOperationTime: third?.clusterTime });
    expect((await take(later as unknown as ChangeStream, 1))[0]?.documentKey._id).toBe(3);
    const { Timestamp } = await import("mongodb");
    const early = new Timestamp({ t: 1, i: 1 });
    const lost = rows.watch([], { startAtOperationTime: early }).tryNext();
    await expect(lost).rejects.toMatchObject({ code: 286 });
  });
});
