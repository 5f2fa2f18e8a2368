import { Binary, Long } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messageOf, sendRaw, startTestServer, type TestServer } from "./testing/test-server.ts";

let running: TestServer;
type Account = { _id: string; balance: number; handle?: string };
const accounts = () => running.db.collection<Account>("accounts");

beforeAll(async () => {
  running = await startTestServer();
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(async () => {
  await running.db.dropDatabase();
  await accounts().insertMany([
    { _id: "a", balance: 100 },
    { _id: "b", balance: 100 },
  ]);
});

const WRITE_CONFLICT = expect.objectContaining({
  code: 112,
  errorLabelSet: new Set(["TransientTransactionError"]),
});

describe("a transaction", () => {
  it("makes its collections and their indexes when it commits", async () => {
    const made = running.db.collection<Account>("made");
    const names = async () => (await running.db.listCollections().toArray()).map(({ name }) => name);
    await using session = running.client.startSession();
    session.startTransaction();

    await made.createIndex({ balance: 1 }, { session });
    await made.insertOne({ _id: "a", balance: 1 }, { session });
    expect(await made.findOne({ balance: 1 }, { session })).not.toBeNull();
    expect(await names()).not.toContain("made");
    await session.commitTransaction();

    expect(await names()).toContain("made");
    expect(await made.find({ balance: 1 }).hint("balance_1").toArray()).toHaveLength(1);
  });

  it("leaves no collection behind when it is aborted", async () => {
    await using session = running.client.startSession();
    session.startTransaction();

    await running.db.collection("gone").insertOne({}, { session });
    await session.abortTransaction();

    expect(await running.db.listCollections({ name: "gone" }).toArray()).toEqual([]);
  });

  it("sees its own writes, also through indexes, and nobody else's", async () => {
    await accounts().createIndex({ balance: 1 });
    await using session = running.client.startSession();
    session.startTransaction();

    await accounts().updateOne({ _id: "a" }, { $set: { balance: 5 } }, { session });
    await accounts().insertOne({ _id: "c", balance: 6 }, { session });
    await accounts().deleteOne({ _id: "b" }, { session });
    const inside = await accounts()
      .find({ balance: { $gte: 0 } }, { session })
      .sort({ balance: -1 })
      .toArray();
    const outside = await accounts()
      .find({ balance: { $gte: 0 } })
      .sort({ balance: -1 })
      .toArray();
    await session.commitTransaction();

    expect(inside.map(({ _id }) => _id)).toEqual(["c", "a"]);
    expect(outside.map(({ balance }) => balance)).toEqual([100, 100]);
    expect(await accounts().countDocuments({ balance: { $lt: 10 } })).toBe(2);
  });

  it("reads one moment, whatever is committed meanwhile", async () => {
    await using session = running.client.startSession();
    session.startTransaction();
    await accounts().findOne({ _id: "a" }, { session });

    await accounts().updateMany({}, { $inc: { balance: 1 } });

    expect(
      await accounts()
        .find({}, { session })
        .map(({ balance }) => balance)
        .toArray(),
    ).toEqual([100, 100]);
    await session.abortTransaction();
  });

  it("leaves nothing behind when it is aborted", async () => {
    await using session = running.client.startSession();
    session.startTransaction();
    await accounts().updateOne({ _id: "a" }, { $inc: { balance: -1 } }, { session });
    await session.abortTransaction();

    expect(await accounts().findOne({ _id: "a" })).toMatchObject({ balance: 100 });
    await expect(accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } })).resolves.toMatchObject({
      modifiedCount: 1,
    });
  });

  it("makes the collection that it writes to first", async () => {
    await using session = running.client.startSession();

    await session.withTransaction(() => running.db.collection("fresh").insertOne({ a: 1 }, { session }));

    expect(await running.db.collection("fresh").countDocuments()).toBe(1);
  });

  it("meets a write conflict where another open transaction has written", async () => {
    await using first = running.client.startSession();
    await using second = running.client.startSession();
    first.startTransaction();
    second.startTransaction();
    await accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session: first });

    await expect(
      accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session: second }),
    ).rejects.toEqual(WRITE_CONFLICT);
    await first.commitTransaction();
  });

  it("meets a write conflict where somebody has written since its snapshot", async () => {
    await using session = running.client.startSession();
    session.startTransaction();
    await accounts().findOne({ _id: "b" }, { session });
    await accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } });

    await expect(accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session })).rejects.toEqual(
      WRITE_CONFLICT,
    );
  });

  it("lets a plain write wait for its end", async () => {
    await using session = running.client.startSession();
    session.startTransaction();
    await accounts().updateOne({ _id: "a" }, { $set: { balance: 0 } }, { session });
    const plain = accounts().updateOne({ _id: "a" }, { $inc: { balance: 7 } });

    await session.commitTransaction();
    await plain;

    expect(await accounts().findOne({ _id: "a" })).toMatchObject({ balance: 7 });
  });

  it("ends with a duplicate key, and says so afterwards", async () => {
    await using session = running.client.startSession();
    session.startTransaction();
    await accounts().updateOne({ _id: "b" }, { $set: { balance: 1 } }, { session });

    await expect(accounts().insertOne({ _id: "a", balance: 0 }, { session })).rejects.toMatchObject({
      code: 11000,
    });
    await expect(accounts().findOne({}, { session })).rejects.toMatchObject({ code: 251 });
    expect(await accounts().findOne({ _id: "b" })).toMatchObject({ balance: 100 });
  });

  it("may be committed again by a client that lost the answer", async () => {
    await using session = running.client.startSession();
    session.startTransaction();
    await accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } }, { session });
    await session.commitTransaction();

    await session.commitTransaction();

    expect(await accounts().findOne({ _id: "a" })).toMatchObject({ balance: 101 });
  });
});

/** Two hundred clients that all want two documents: the driver backs off up to half a second between attempts. */
const CONTENTION_MAX_MS = 90_000;

describe("contention", () => {
  it(
    "keeps the sum over 200 concurrent transfers between two accounts",
    async () => {
      const transfer = async (amount: number) => {
        await using session = running.client.startSession();
        await session.withTransaction(async () => {
          const from = await accounts().findOne({ _id: "a" }, { session });
          await accounts().updateOne(
            { _id: "a" },
            { $set: { balance: (from?.balance ?? 0) - amount } },
            { session },
          );
          await accounts().updateOne({ _id: "b" }, { $inc: { balance: amount } }, { session });
        });
      };

      await Promise.all(Array.from({ length: 200 }, (_, i) => transfer(i % 3)));

      const moved = Array.from({ length: 200 }, (_, i) => i % 3).reduce((sum, amount) => sum + amount);
      expect(await accounts().find().sort({ _id: 1 }).toArray()).toEqual([
        { _id: "a", balance: 100 - moved },
        { _id: "b", balance: 100 + moved },
      ]);
    },
    CONTENTION_MAX_MS,
  );

  it("loses no plain increment", async () => {
    await Promise.all(
      Array.from({ length: 300 }, () => accounts().updateOne({ _id: "a" }, { $inc: { balance: 1 } })),
    );

    expect(await accounts().findOne({ _id: "a" })).toMatchObject({ balance: 400 });
  });

  it("lets every sum that a reader sees be the same while money moves", async () => {
    let isMoving = true;
    const readers = Promise.all(
      Array.from({ length: 4 }, async () => {
        const sums: number[] = [];
        while (isMoving) {
          await using session = running.client.startSession();
          session.startTransaction();
          const a = await accounts().findOne({ _id: "a" }, { session });
          const b = await accounts().findOne({ _id: "b" }, { session });
          await session.commitTransaction();
          sums.push((a?.balance ?? 0) + (b?.balance ?? 0));
        }
        return sums;
      }),
    );
    for (let i = 0; i < 50; i++) {
      await using session = running.client.startSession();
      await session.withTransaction(async () => {
        await accounts().updateOne({ _id: "a" }, { $inc: { balance: -1 } }, { session });
        await accounts().updateOne({ _id: "b" }, { $inc: { balance: 1 } }, { session });
      });
    }
    isMoving = false;

    expect(new Set((await readers).flat())).toEqual(new Set([200]));
  });

  it("has at most one winner of a unique key", async () => {
    await accounts().createIndex(
      { handle: 1 },
      { unique: true, partialFilterExpression: { handle: { $exists: true } } },
    );
    const claim = (i: number) =>
      i % 2
        ? accounts().insertOne({ _id: `x${i}`, balance: 0, handle: "same" })
        : running.client.withSession((session) =>
            session.withTransaction(() =>
              accounts().insertOne({ _id: `x${i}`, balance: 0, handle: "same" }, { session }),
            ),
          );

    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => claim(i)));

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: 11000 });
    expect(await accounts().countDocuments({ handle: "same" })).toBe(1);
  });

  it("upserts one document, however many try", async () => {
    await Promise.all(
      Array.from({ length: 60 }, () =>
        accounts().updateOne({ _id: "u" }, { $inc: { balance: 1 } }, { upsert: true }),
      ),
    );

    expect(await accounts().findOne({ _id: "u" })).toEqual({ _id: "u", balance: 60 });
  });
});

describe("a retried write", () => {
  it("is answered from its record, and done once", async () => {
    const statements = ["a", "b"].map((_id) => ({ q: { _id }, u: { $inc: { balance: 1 } } }));
    const lsid = { id: new Binary(crypto.getRandomValues(new Uint8Array(16)), 4) };
    const send = (txnNumber: number) =>
      sendRaw(
        running.server.port,
        messageOf({
          update: "accounts",
          updates: statements,
          lsid,
          txnNumber: Long.fromNumber(txnNumber),
          $db: "test",
        }),
      );

    const first = await send(1);
    const second = await send(1);

    expect([first?.nModified, second?.nModified, second?.retriedStmtIds]).toEqual([2, 2, [0, 1]]);
    expect(
      await accounts()
        .find()
        .map(({ balance }) => balance)
        .toArray(),
    ).toEqual([101, 101]);
    expect(await send(0)).toMatchObject({ ok: 0, code: 225 });
  });
});
