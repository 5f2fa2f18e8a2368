import { randomBytes } from "node:crypto";
import { type CommandStartedEvent, MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import { connectDatabase } from "../database.ts";
import { inTransaction } from "../transaction.ts";
import { hungUp, withinLimit, workLimit } from "./work-limit.ts";

type Row = { readonly _id: number; readonly n?: number };
const LONG_MS = 60_000;

/** A database of its own and the commands that it was sent. */
async function open() {
  const databasePrefix = `test_${randomBytes(6).toString("hex")}_`;
  const { client, db } = await connectDatabase({
    mongoUri: inject("mongoUri"),
    databasePrefix,
    subgraph: "deadline",
  });
  const rows = db.collection<Row>("rows");
  await rows.insertMany(Array.from({ length: 2_000 }, (_, _id) => ({ _id })));
  const commands: CommandStartedEvent[] = [];
  client.on("commandStarted", (event) => commands.push(event));
  const close = async () => {
    await client.close();
    await using cleaner = await MongoClient.connect(inject("mongoUri"));
    await cleaner.db(`${databasePrefix}deadline`).dropDatabase();
  };
  return { client, db, rows, commands, [Symbol.asyncDispose]: close };
}
type Opened = Awaited<ReturnType<typeof open>>;

const ACTS: Record<string, (opened: Opened) => Promise<unknown>> = {
  find: ({ rows }) => rows.find({ _id: 1 }).toArray(),
  findOne: ({ rows }) => rows.findOne({ _id: 1 }),
  aggregate: ({ rows }) => rows.aggregate([{ $match: { _id: 1 } }]).toArray(),
  "aggregate of the database": ({ db }) => db.aggregate([{ $documents: [{ _id: 1 }] }]).toArray(),
  countDocuments: ({ rows }) => rows.countDocuments({ _id: 1 }),
  distinct: ({ rows }) => rows.distinct("n"),
  insertOne: ({ rows }) => rows.insertOne({ _id: -1 }),
  insertMany: ({ rows }) => rows.insertMany([{ _id: -2 }]),
  updateOne: ({ rows }) => rows.updateOne({ _id: 1 }, { $set: { n: 1 } }),
  updateMany: ({ rows }) => rows.updateMany({ _id: 1 }, { $set: { n: 1 } }),
  replaceOne: ({ rows }) => rows.replaceOne({ _id: 1 }, { n: 2 }),
  deleteOne: ({ rows }) => rows.deleteOne({ _id: -9 }),
  deleteMany: ({ rows }) => rows.deleteMany({ _id: -9 }),
  findOneAndUpdate: ({ rows }) => rows.findOneAndUpdate({ _id: 1 }, { $set: { n: 3 } }),
  findOneAndReplace: ({ rows }) => rows.findOneAndReplace({ _id: 1 }, { n: 4 }),
  findOneAndDelete: ({ rows }) => rows.findOneAndDelete({ _id: -9 }),
  bulkWrite: ({ rows }) => rows.bulkWrite([{ deleteOne: { filter: { _id: -9 } } }]),
};

describe("a database within a limit", () => {
  it("tells the server how long each command is of use", async () => {
    await using opened = await open();

    for (const act of Object.values(ACTS))
      await withinLimit(workLimit(performance.now() + LONG_MS), () => act(opened));

    expect(opened.commands).toHaveLength(Object.keys(ACTS).length);
    for (const { command } of opened.commands) {
      expect(command.maxTimeMS).toBeGreaterThan(0);
      expect(command.maxTimeMS).toBeLessThanOrEqual(LONG_MS);
    }
  });

  it("starts no command after it", async () => {
    await using opened = await open();
    const limit = workLimit(performance.now() + LONG_MS);
    limit.end(hungUp());

    for (const act of Object.values(ACTS))
      await expect(withinLimit(limit, () => act(opened))).rejects.toMatchObject({
        extensions: { code: "DEADLINE_EXCEEDED" },
      });

    expect(opened.commands).toEqual([]);
  });

  it("does not wait for a read that is under way", async () => {
    await using opened = await open();
    const limit = workLimit(performance.now() + LONG_MS);
    const cursor = withinLimit(limit, () => opened.rows.find({}, { batchSize: 10 }));
    await cursor.next();

    const rest = cursor.toArray();
    limit.end(hungUp());

    await expect(rest).rejects.toMatchObject({ extensions: { code: "DEADLINE_EXCEEDED" } });
  });

  it("has the server give up a command that takes longer", async () => {
    await using opened = await open();
    const limit = workLimit(performance.now() + 30);
    const everyPair = {
      $lookup: { from: "rows", pipeline: [{ $match: { n: { $exists: false } } }], as: "all" },
    };
    const write = () =>
      opened.rows.aggregate([everyPair, { $match: { "all.n": 7 } }, { $out: "pairs" }]).toArray();

    await expect(withinLimit(limit, write)).rejects.toThrow();

    expect(await opened.db.listCollections({ name: "pairs" }).toArray()).toEqual([]);
  });

  it("commits nothing after it", async () => {
    await using opened = await open();
    const limit = workLimit(performance.now() + LONG_MS);
    const act = withinLimit(limit, () =>
      inTransaction(opened.client, async (session) => {
        await opened.rows.insertOne({ _id: -1 }, { session });
        limit.end(hungUp());
      }),
    );

    await expect(act).rejects.toThrow("has hung up");

    expect(opened.commands.map(({ commandName }) => commandName)).toEqual(["insert", "abortTransaction"]);
    expect(await opened.rows.countDocuments({ _id: -1 })).toBe(0);
  });

  it("leaves commands alone that are sent for no request", async () => {
    await using opened = await open();

    await opened.rows.findOne({ _id: 1 });

    expect(opened.commands[0]?.command.maxTimeMS).toBeUndefined();
  });
});
