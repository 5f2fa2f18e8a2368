import { Decimal128, Double, Int32, Long } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

let running: TestServer;
beforeAll(async () => {
  running = await startTestServer();
});
afterAll(() => running[Symbol.asyncDispose]());

type Thing = {
  _id: number;
  n?: number;
  a?: number | { b: number | string };
  l?: number[];
  tags?: (number | string)[];
  parity?: number;
  who?: string;
  handle?: string;
  isNew?: boolean;
  isLive?: boolean;
};
const things = () => running.db.collection<Thing>("things");
beforeEach(async () => {
  await running.db.dropDatabase();
});

describe("insert and find", () => {
  it("keeps every number type as it came", async () => {
    const document = {
      _id: 1,
      i: new Int32(1),
      d: new Double(1),
      l: Long.fromNumber(1),
      x: Decimal128.fromString("1.0"),
    };
    await running.db.collection<{ _id: number }>("things").insertOne(document);

    const raw = await things().findOne({}, { promoteValues: false });

    expect(raw).toMatchObject({
      i: { _bsontype: "Int32" },
      d: { _bsontype: "Double" },
      l: { _bsontype: "Long" },
      x: { _bsontype: "Decimal128" },
    });
  });

  it("gives large results in batches", async () => {
    await things().insertMany(Array.from({ length: 1_000 }, (_, i) => ({ _id: i })));

    const found = await things()
      .find({ _id: { $gte: 10 } })
      .batchSize(7)
      .toArray();

    expect(found.map(({ _id }) => _id)).toEqual(Array.from({ length: 990 }, (_, i) => i + 10));
  });

  it("goes on after a failed document only when unordered", async () => {
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];

    await expect(things().insertMany(documents, { ordered: true })).rejects.toMatchObject({ code: 11000 });
    expect(await things().countDocuments()).toBe(1);
    await expect(things().insertMany(documents, { ordered: false })).rejects.toMatchObject({ code: 11000 });
    expect(await things().countDocuments()).toBe(2);
  });

  it("takes unacknowledged writes", async () => {
    await things().insertOne({ _id: 1 }, { writeConcern: { w: 0 } });

    await expect.poll(() => things().countDocuments()).toBe(1);
  });

  it("sorts, skips, limits and projects", async () => {
    await things().insertMany([3, 1, 2].map((n) => ({ _id: n, n, tags: [n, n + 1] })));

    const found = await things()
      .find({}, { projection: { n: 1, _id: 0, tags: { $slice: 1 } } })
      .sort({ n: -1 })
      .skip(1)
      .limit(1)
      .toArray();

    expect(found).toEqual([{ n: 2, tags: [2] }]);
  });
});

describe("update and delete", () => {
  it("changes many, by dotted paths and array filters", async () => {
    await things().insertMany([
      { _id: 1, a: { b: 1 }, l: [1, 5, 9] },
      { _id: 2, a: { b: 2 }, l: [7] },
    ]);

    const result = await things().updateMany(
      {},
      { $inc: { "a.b": 10 }, $set: { "l.$[big]": 0 } },
      { arrayFilters: [{ big: { $gt: 4 } }] },
    );

    expect(result).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    expect(await things().find().toArray()).toEqual([
      { _id: 1, a: { b: 11 }, l: [1, 0, 0] },
      { _id: 2, a: { b: 12 }, l: [0] },
    ]);
  });

  it("makes a document of the filter and the update when an upsert finds none", async () => {
    const options = { upsert: true };
    const first = await things().updateOne(
      { _id: 7, "a.b": "x" },
      { $inc: { n: 2 }, $setOnInsert: { isNew: true } },
      options,
    );
    const second = await things().updateOne(
      { _id: 7, "a.b": "x" },
      { $inc: { n: 2 }, $setOnInsert: { isNew: false } },
      options,
    );

    expect([first.upsertedCount, second.upsertedCount]).toEqual([1, 0]);
    expect(await things().findOne()).toEqual({ _id: 7, a: { b: "x" }, n: 4, isNew: true });
  });

  it("updates a document by which the very update moves it in the index only once", async () => {
    await things().createIndex({ n: 1 });
    await things().insertMany(Array.from({ length: 50 }, (_, i) => ({ _id: i, n: i })));

    await things().updateMany({ n: { $gte: 0 } }, { $inc: { n: 100 } });

    expect(await things().countDocuments({ n: { $gte: 100, $lt: 150 } })).toBe(50);
  });

  it("gives the document before or after a change", async () => {
    await things().insertOne({ _id: 1, n: 1 });

    expect(await things().findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } })).toEqual({ _id: 1, n: 1 });
    expect(
      await things().findOneAndUpdate({ _id: 1 }, [{ $set: { n: { $add: ["$n", 1] } } }], {
        returnDocument: "after",
      }),
    ).toEqual({ _id: 1, n: 3 });
    expect(await things().findOneAndDelete({ _id: 1 })).toEqual({ _id: 1, n: 3 });
  });

  it("does not let _id change", async () => {
    await things().insertOne({ _id: 1 });

    await expect(things().updateOne({ _id: 1 }, { $set: { _id: 2 } })).rejects.toMatchObject({ code: 66 });
  });

  it("deletes, counts and lists distinct values", async () => {
    await things().insertMany([1, 2, 3, 4].map((n) => ({ _id: n, parity: n % 2, l: [n, 9] })));

    expect(await things().distinct("l", { parity: 0 })).toEqual([2, 4, 9]);
    expect((await things().deleteMany({ parity: 1 })).deletedCount).toBe(2);
    expect([await things().countDocuments({ parity: 0 }), await things().estimatedDocumentCount()]).toEqual([
      2, 2,
    ]);
  });
});

describe("unique indexes", () => {
  it("name the index, the key and the value of a duplicate", async () => {
    await things().createIndex({ handle: 1 }, { unique: true });
    await things().insertOne({ _id: 1, handle: "alice" });

    await expect(things().insertOne({ _id: 2, handle: "alice" })).rejects.toMatchObject({
      message:
        'E11000 duplicate key error collection: test.things index: handle_1 dup key: { handle: "alice" }',
      keyPattern: { handle: 1 },
      keyValue: { handle: "alice" },
    });
  });

  it("are not built over duplicates, and leave nothing behind", async () => {
    await things().insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]);

    await expect(things().createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({
      code: 11000,
      keyValue: { a: 1 },
    });
    expect(await things().indexes()).toHaveLength(1);
  });

  it("may be partial", async () => {
    await things().createIndex({ a: 1 }, { unique: true, partialFilterExpression: { isLive: true } });

    await things().insertMany([
      { _id: 1, a: 1, isLive: true },
      { _id: 2, a: 1 },
      { _id: 3, a: 1 },
    ]);
    await expect(things().updateOne({ _id: 2 }, { $set: { isLive: true } })).rejects.toMatchObject({
      code: 11000,
    });
  });
});

describe("aggregation", () => {
  it("groups, unwinds, joins and reshapes", async () => {
    await things().insertMany([
      { _id: 1, who: "a", tags: ["x", "y"] },
      { _id: 2, who: "b", tags: ["x"] },
    ]);
    await running.db
      .collection<{ _id: string; name: string }>("people")
      .insertOne({ _id: "a", name: "Alice" });

    const rows = await things()
      .aggregate([
        { $unwind: "$tags" },
        { $group: { _id: "$tags", n: { $sum: 1 }, who: { $push: "$who" } } },
        { $sort: { _id: 1 } },
        { $lookup: { from: "people", localField: "who", foreignField: "_id", as: "people" } },
        { $project: { _id: 0, tag: "$_id", n: 1, names: { $map: { input: "$people", in: "$$this.name" } } } },
      ])
      .toArray();

    expect(rows).toEqual([
      { tag: "x", n: 2, names: ["Alice"] },
      { tag: "y", n: 1, names: ["Alice"] },
    ]);
  });
});

describe("what is not supported", () => {
  it.each([
    [{ convertToCapped: "things", size: 1000 }, 115],
    [{ configureFailPoint: "failCommand", mode: "off" }, 13],
    [{ noSuchCommand: 1 }, 59],
    [{ find: "things", filter: {}, noSuchField: 1 }, 40415],
    [{ find: "things", filter: {}, collation: { locale: "fr" } }, 238],
    [{ aggregate: "things", pipeline: [{ $noSuchStage: {} }], cursor: {} }, 40324],
    [{ aggregate: "things", pipeline: [{ $geoNear: {} }], cursor: {} }, 238],
    [{ aggregate: "things", pipeline: [{ $out: "x" }, { $match: {} }], cursor: {} }, 40601],
    [{ distinct: "things", key: "a", apiVersion: "1", apiStrict: true }, 323],
    [{ find: "things", readConcern: { level: "hopeful" } }, 2],
    [{ insert: "things", documents: [{}], readConcern: { level: "snapshot" } }, 72],
    [{ aggregate: "things", pipeline: [{ $project: { a: { $noSuch: 1 } } }], cursor: {} }, 31325],
    [{ createIndexes: "things", indexes: [{ key: { a: "text" }, name: "t" }] }, 238],
    [{ create: "things", capped: true, size: 1000 }, 238],
  ])("is refused: %j with code %d", async (command, code) => {
    await expect(running.db.command(command)).rejects.toMatchObject({ code });
  });

  it("includes documents beyond 16 MB", async () => {
    const command = { insert: "things", documents: [{ _id: 1, text: "x".repeat(16 * 1024 * 1024) }] };

    await expect(running.db.command(command)).resolves.toMatchObject({ writeErrors: [{ code: 10334 }] });
  });
});
