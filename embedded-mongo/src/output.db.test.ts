import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

let running: TestServer;
beforeAll(async () => {
  running = await startTestServer();
});
afterAll(() => running[Symbol.asyncDispose]());

type Row = { _id: number; n?: number; k?: number; old?: boolean };
const source = () => running.db.collection<Row>("source");
const target = () => running.db.collection<Row>("target");
const run = (...stages: object[]) => source().aggregate(stages).toArray();
beforeEach(async () => {
  await running.db.dropDatabase();
  await source().insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ]);
});

describe("$out", () => {
  it("replaces what was there, and keeps its indexes", async () => {
    await target().insertOne({ _id: 9 });
    await target().createIndex({ n: 1 });

    const given = await run({ $match: { n: 2 } }, { $out: "target" });

    expect(given).toEqual([]);
    expect(await target().find().toArray()).toEqual([{ _id: 2, n: 2 }]);
    expect((await target().indexes()).map(({ name }) => name)).toEqual(["_id_", "n_1"]);
  });

  it("leaves everything as it was when it fails", async () => {
    await target().insertOne({ _id: 9, n: 5 });
    await target().createIndex({ n: 1 }, { unique: true });

    await expect(run({ $set: { n: 7 } }, { $out: "target" })).rejects.toMatchObject({ code: 11000 });

    expect(await target().find().toArray()).toEqual([{ _id: 9, n: 5 }]);
    expect((await running.db.listCollections().toArray()).map(({ name }) => name).sort()).toEqual([
      "source",
      "target",
    ]);
  });

  it("writes into another database, and over what it reads", async () => {
    await run({ $set: { n: 0 } }, { $out: "source" });
    await run({ $out: { db: "other", coll: "copy" } });

    expect(await running.client.db("other").collection("copy").countDocuments({ n: 0 })).toBe(2);
  });
});

describe("$merge", () => {
  beforeEach(() => target().insertOne({ _id: 1, old: true }));

  it.each([
    [
      "merge",
      {},
      [
        { _id: 1, old: true, n: 1 },
        { _id: 2, n: 2 },
      ],
    ],
    [
      "replace",
      { whenMatched: "replace" },
      [
        { _id: 1, n: 1 },
        { _id: 2, n: 2 },
      ],
    ],
    [
      "keep",
      { whenMatched: "keepExisting" },
      [
        { _id: 1, old: true },
        { _id: 2, n: 2 },
      ],
    ],
    ["discard", { whenNotMatched: "discard" }, [{ _id: 1, old: true, n: 1 }]],
    [
      "be changed by a pipeline",
      { whenMatched: [{ $set: { n: { $add: ["$$new.n", "$$plus"] } } }], let: { plus: { $literal: 10 } } },
      [
        { _id: 1, old: true, n: 11 },
        { _id: 2, n: 2 },
      ],
    ],
  ])("lets documents %s", async (_what, options, expected) => {
    // `new` has to be named where other variables are.
    const more = "let" in options ? { let: { ...options.let, new: "$$ROOT" } } : {};

    await run({ $merge: { into: "target", ...options, ...more } });

    expect(await target().find().sort({ _id: 1 }).toArray()).toEqual(expected);
  });

  it("finds documents by other fields that are unique", async () => {
    await target().updateOne({ _id: 1 }, { $set: { k: 2 } });
    await target().createIndex({ k: 1 }, { unique: true });

    await run({ $project: { _id: 0, k: "$n", n: 1 } }, { $merge: { into: "target", on: "k" } });

    expect(await target().findOne({ k: 2 })).toEqual({ _id: 1, old: true, k: 2, n: 2 });
    expect(await target().countDocuments()).toBe(2);
  });

  it.each([
    ["whose key is not unique", { on: "n" }, 51183],
    ["that finds what must not be there", { whenMatched: "fail" }, 11000],
    ["that misses what must be there", { whenNotMatched: "fail" }, 13113],
    ["of modes that do not go together", { whenMatched: "fail", whenNotMatched: "discard" }, 51181],
    ["of an unknown mode", { whenMatched: "maybe" }, 2],
    ["with variables and no pipeline", { let: { a: 1 } }, 51199],
  ])("refuses a merge %s", async (_what, options, code) => {
    await expect(run({ $merge: { into: "target", ...options } })).rejects.toMatchObject({ code });
  });

  it("is not for transactions", async () => {
    await using session = running.client.startSession();
    session.startTransaction();

    const merged = source()
      .aggregate([{ $merge: "target" }], { session })
      .toArray();

    await expect(merged).rejects.toMatchObject({ code: 263 });
  });
});
