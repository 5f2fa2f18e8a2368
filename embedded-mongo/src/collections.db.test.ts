import { Double, Timestamp } from "bson";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStorage } from "./store/storage.ts";
import { startTestServer, type TestServer, temporaryDirectory } from "./testing/test-server.ts";
import { encodeValue } from "./values/key-encoding.ts";

let running: TestServer;
beforeAll(async () => {
  running = await startTestServer();
});
afterAll(() => running[Symbol.asyncDispose]());

type Row = { _id: number; x?: number | number[] };
const rows = () => running.db.collection<Row>("rows");
const names = async () => (await running.db.listCollections().toArray()).map(({ name }) => name).sort();
beforeEach(async () => {
  await running.db.dropDatabase();
  await rows().insertMany([
    { _id: 1, x: 1 },
    { _id: 2, x: 1 },
  ]);
});

describe("a collection", () => {
  it("keeps documents and indexes under another name, also in another database", async () => {
    await rows().createIndex({ x: 1 });

    await running.client.db("admin").command({ renameCollection: "test.rows", to: "other.kept" });
    const kept = running.client.db("other").collection<Row>("kept");
    await kept.insertOne({ _id: 3, x: 3 });

    expect(await names()).toEqual([]);
    expect(await kept.find({ x: 3 }).hint("x_1").toArray()).toEqual([{ _id: 3, x: 3 }]);
    await running.client.db("other").dropDatabase();
  });

  it("takes the place of another only when told so", async () => {
    await running.db.collection("old").insertOne({});

    await expect(rows().rename("old")).rejects.toMatchObject({ code: 48 });
    await rows().rename("old", { dropTarget: true });

    expect(await names()).toEqual(["old"]);
    expect(await running.db.collection("old").countDocuments()).toBe(2);
  });

  it("is made a second time only with other options in vain", async () => {
    await running.db.createCollection("made", { changeStreamPreAndPostImages: { enabled: true } });
    await running.db.createCollection("made", { changeStreamPreAndPostImages: { enabled: true } });

    await expect(running.db.createCollection("made")).rejects.toMatchObject({ code: 48 });
  });

  it("shows its options, and what became of them", async () => {
    await running.db.command({ collMod: "rows", changeStreamPreAndPostImages: { enabled: true } });

    const [listed] = await running.db.listCollections({ name: "rows" }).toArray();

    expect(listed).toMatchObject({ options: { changeStreamPreAndPostImages: { enabled: true } } });
  });

  it("may be called clustered, because it is", async () => {
    const clusteredIndex = { key: { _id: 1 }, unique: true, name: "order" };
    await running.db.command({ create: "ordered", clusteredIndex });

    const indexes = await running.db.collection("ordered").indexes();

    expect(indexes).toEqual([{ v: 2, ...clusteredIndex, clustered: true }]);
  });
});

describe("an index", () => {
  const indexMod = (index: object) => running.db.command({ collMod: "rows", index });
  const stage = async () => (await rows().find({ x: 1 }).explain()).queryPlanner.winningPlan.stage;

  it("is kept and not used while it is hidden", async () => {
    await rows().createIndex({ x: 1 }, { hidden: true });
    expect(await stage()).toBe("COLLSCAN");
    await expect(rows().find().hint("x_1").toArray()).rejects.toMatchObject({ code: 2 });

    expect(await indexMod({ name: "x_1", hidden: false })).toMatchObject({
      hidden_old: true,
      hidden_new: false,
    });

    expect(await stage()).toBe("FETCH");
  });

  it("becomes unique when nothing is in the way any more", async () => {
    await rows().createIndex({ x: 1 });
    await indexMod({ keyPattern: { x: 1 }, prepareUnique: true });

    await expect(rows().insertOne({ _id: 3, x: 1 })).rejects.toMatchObject({ code: 11000 });
    await expect(indexMod({ keyPattern: { x: 1 }, unique: true })).rejects.toMatchObject({
      code: 359,
      errorResponse: { violations: [{ ids: [1, 2] }] },
    });
    await rows().deleteOne({ _id: 2 });
    await indexMod({ keyPattern: { x: 1 }, unique: true });

    expect((await rows().indexes())[1]).toMatchObject({ unique: true });
  });

  it.each([
    ["that is not there", { name: "y_1", hidden: true }, 27],
    ["that is not named", { hidden: true }, 72],
    ["without a change", { name: "x_1" }, 72],
    ["to an impossible time to live", { name: "x_1", expireAfterSeconds: -1 }, 72],
    ["in an unknown way", { name: "x_1", faster: true }, 40415],
  ])("is not changed %s", async (_what, index, code) => {
    await rows().createIndex({ x: 1 });

    await expect(indexMod(index)).rejects.toMatchObject({ code });
  });
});

describe("validate", () => {
  it("counts documents and keys", async () => {
    await rows().createIndex({ x: 1 });
    await rows().insertOne({ _id: 3, x: [1, 2, 3] });

    expect(await running.db.command({ validate: "rows" })).toMatchObject({
      valid: true,
      nrecords: 3,
      keysPerIndex: { _id_: 3, x_1: 5 },
    });
  });

  it("finds documents without their entry, and entries without their document", async () => {
    using dir = temporaryDirectory();
    {
      await using server = await startTestServer({ dir: dir.path });
      await server.db.collection<Row>("rows").insertMany([{ _id: 1, x: 1 }]);
      await server.db.collection<Row>("rows").createIndex({ x: 1 });
    }
    const storage = openStorage({ dir: dir.path, isDurable: false });
    const tree = "\x00\x00\x00\x11";
    const walk = storage.latest.range({ start: tree, end: `${tree}\xff` });
    const { key } = walk.next() as { key: string };
    walk.close();
    // The same entry, said to be of the value null.
    const { length } = encodeValue(new Double(1));
    const moved = tree + encodeValue(null) + key.slice(tree.length + length);
    await storage.commit([
      [key, null],
      [moved, new Uint8Array(0)],
    ]).durable;
    await storage.close();
    await using server = await startTestServer({ dir: dir.path });

    const found = await server.db.command({ validate: "rows" });

    expect(found).toMatchObject({ valid: false, indexDetails: { x_1: { valid: false } } });
    expect(found.missingIndexEntries).toMatchObject([{ indexName: "x_1", idKey: { _id: 1 } }]);
    expect(found.extraIndexEntries).toMatchObject([{ indexName: "x_1" }]);
  });
});

describe("a snapshot outside transactions", () => {
  it("is read as often as wanted, whatever happens meanwhile", async () => {
    await using session = running.client.startSession({ snapshot: true });
    const read = () =>
      rows()
        .find({}, { session, projection: { _id: 1 } })
        .toArray();

    const first = await read();
    await rows().insertOne({ _id: 3 });
    await rows().deleteOne({ _id: 1 });

    expect(await read()).toEqual(first);
    expect(await rows().distinct("_id", {}, { session })).toEqual([1, 2]);
    expect(
      await rows()
        .aggregate([{ $count: "n" }], { session })
        .toArray(),
    ).toEqual([{ n: 2 }]);
  });

  it("is refused when this server never gave it", async () => {
    const atClusterTime = new Timestamp({ t: 1, i: 1 });

    const read = running.db.command({ find: "rows", readConcern: { level: "snapshot", atClusterTime } });

    await expect(read).rejects.toMatchObject({ code: 239 });
  });
});

describe("maxTimeMS", () => {
  const NESTED = ["a", "b", "c", "d"].flatMap((as) => [
    { $lookup: { from: "rows", pipeline: [{ $match: { x: { $ne: as } } }], as } },
    { $unwind: `$${as}` },
  ]);

  it("ends a query that takes longer", async () => {
    await rows().insertMany(Array.from({ length: 60 }, (_, i) => ({ _id: i + 10, x: i })));

    await expect(rows().aggregate(NESTED, { maxTimeMS: 20 }).toArray()).rejects.toMatchObject({ code: 50 });
  });

  it("is not for getMore of a cursor that does not wait", async () => {
    const { cursor } = await running.db.command({ find: "rows", batchSize: 1 }, { promoteLongs: false });

    const more = running.db.command({ getMore: cursor.id, collection: "rows", maxTimeMS: 5 });

    await expect(more).rejects.toMatchObject({ code: 2 });
  });
});
