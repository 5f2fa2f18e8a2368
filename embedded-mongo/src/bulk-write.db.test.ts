import { Long } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

let running: TestServer;
beforeAll(async () => {
  running = await startTestServer();
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(() => running.db.dropDatabase());

const admin = () => running.client.db("admin");
const documentsOf = (name: string) => running.db.collection(name).find().sort({ _id: 1 }).toArray();
const nsInfo = [{ ns: "test.one" }, { ns: "test.two" }];

describe("bulkWrite", () => {
  it("writes to several collections and tells what became of each operation", async () => {
    const ops = [
      { insert: 0, document: { _id: 1, x: 1 } },
      { insert: 1, document: { _id: 1, x: 5 } },
      { update: 0, filter: { _id: 1 }, updateMods: { $inc: { x: 1 } } },
      {
        update: 1,
        filter: { _id: 9 },
        updateMods: [{ $set: { x: "$$by" } }],
        upsert: true,
        constants: { by: 3 },
      },
      { delete: 1, filter: { _id: 1 }, multi: false },
    ];

    const reply = await admin().command({ bulkWrite: 1, ops, nsInfo });

    expect(reply).toMatchObject({
      nErrors: 0,
      nInserted: 2,
      nMatched: 1,
      nModified: 1,
      nUpserted: 1,
      nDeleted: 1,
    });
    expect(reply.cursor.firstBatch).toEqual([
      { ok: 1, idx: 0, n: 1 },
      { ok: 1, idx: 1, n: 1 },
      { ok: 1, idx: 2, n: 1, nModified: 1 },
      { ok: 1, idx: 3, n: 1, nModified: 0, upserted: { _id: 9 } },
      { ok: 1, idx: 4, n: 1 },
    ]);
    expect([await documentsOf("one"), await documentsOf("two")]).toEqual([
      [{ _id: 1, x: 2 }],
      [{ _id: 9, x: 3 }],
    ]);
  });

  it.each([
    [true, 1, [1, undefined]],
    [false, 1, [1, 2]],
  ])("stops at an error only when it is ordered (%s)", async (ordered, nErrors, found) => {
    const document = { _id: 1 };
    const ops = [
      { insert: 0, document },
      { insert: 0, document },
      { insert: 1, document: { _id: 2 } },
    ];

    const reply = await admin().command({ bulkWrite: 1, ops, nsInfo, ordered, errorsOnly: true });

    expect(reply.nErrors).toBe(nErrors);
    expect(reply.cursor.firstBatch).toEqual([expect.objectContaining({ ok: 0, idx: 1, n: 0, code: 11000 })]);
    expect([(await documentsOf("one"))[0]?._id, (await documentsOf("two"))[0]?._id]).toEqual(found);
  });

  it("gives more results than fit a batch through getMore", async () => {
    const ops = Array.from({ length: 250 }, (_, i) => ({ insert: 0, document: { _id: i } }));

    const exact = { promoteLongs: false };
    const first = await admin().command({ bulkWrite: 1, ops, nsInfo, cursor: { batchSize: 100 } }, exact);
    const next = await admin().command({ getMore: first.cursor.id, collection: "$cmd.bulkWrite" }, exact);

    expect([first.cursor.firstBatch.length, next.cursor.nextBatch.length, Number(next.cursor.id)]).toEqual([
      100, 150, 0,
    ]);
  });

  it("is undone with its transaction", async () => {
    await using session = running.client.startSession();
    session.startTransaction();

    await running.client.bulkWrite(
      [{ name: "insertOne" as const, namespace: "test.one", document: { x: 1 } }],
      {
        session,
      },
    );
    await session.abortTransaction();

    expect(await documentsOf("one")).toEqual([]);
  });

  it("is not done twice when it is sent again", async () => {
    await using session = running.client.startSession();
    const lsid = session.id;
    const ops = [{ update: 0, filter: { _id: 1 }, updateMods: { $inc: { x: 1 } }, upsert: true }];
    const command = { bulkWrite: 1, ops, nsInfo, lsid, txnNumber: Long.fromNumber(1) };

    await admin().command(command);
    const again = await admin().command(command);

    expect(again).toMatchObject({ nUpserted: 1, retriedStmtIds: [0] });
    expect(await documentsOf("one")).toEqual([{ _id: 1, x: 1 }]);
  });

  it.each([
    ["of an unknown namespace", [{ insert: 7, document: {} }], 2],
    ["that are none", [], 16],
    ["of no kind", [{ upsert: 0, document: {} }], 9],
    ["with unknown fields", [{ insert: 0, document: {}, hint: {} }], 40415],
    ["without a filter", [{ delete: 0 }], 40414],
  ])("refuses operations %s", async (_what, ops, code) => {
    await expect(admin().command({ bulkWrite: 1, ops, nsInfo })).rejects.toMatchObject({ code });
  });
});
