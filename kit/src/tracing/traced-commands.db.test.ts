import { randomBytes } from "node:crypto";
import { describe, expect, inject, it } from "vitest";
import { connectDatabase } from "../database.ts";
import { withSpan } from "./current-span.ts";
import type { Span } from "./tracer.ts";

const TRACEPARENT = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
type Row = { _id: string; name: string; count?: number };

/** A span that writes down what is made of it. */
function notedSpan() {
  const notes: string[] = [];
  const span: Span = {
    traceparent: TRACEPARENT,
    child: ({ name, attributes }) => ({
      ...span,
      end: ({ isFailed } = {}) =>
        void notes.push(`${name}${isFailed ? " failed" : ""} ${JSON.stringify(attributes)}`),
    }),
    end() {},
  };
  return { span, notes };
}

async function openTraced() {
  const { client, db } = await connectDatabase({
    mongoUri: inject("mongoUri"),
    databasePrefix: `test_${randomBytes(6).toString("hex")}_`,
    subgraph: "things",
    tracing: { endpoint: "http://127.0.0.1:9", percent: 100 },
  });
  const comments: unknown[] = [];
  client.on("commandStarted", ({ commandName, command }) => comments.push([commandName, command.comment]));
  return {
    rows: db.collection<Row>("rows"),
    db,
    comments,
    async [Symbol.asyncDispose]() {
      await db.dropDatabase();
      await client.close();
    },
  };
}

describe("commands of traced work", () => {
  it("carry its traceparent, whatever they are", async () => {
    await using traced = await openTraced();
    const { rows, comments } = traced;
    const { span } = notedSpan();
    const row = { _id: "1", name: "x" };
    const acts: (() => Promise<unknown>)[] = [
      () => rows.insertOne(row),
      () => rows.insertMany([{ _id: "2", name: "y" }]),
      () => rows.bulkWrite([{ insertOne: { document: { _id: "3", name: "z" } } }]),
      () => rows.find({ name: "x" }).toArray(),
      () => rows.findOne({ _id: "1" }, { projection: { name: 1 } }),
      () => rows.aggregate([{ $match: { name: "x" } }]).toArray(),
      () => rows.countDocuments({ name: "x" }),
      () => rows.updateOne({ _id: "1" }, { $set: { count: 1 } }),
      () => rows.updateMany({ name: "x" }, { $set: { count: 2 } }),
      () => rows.replaceOne({ _id: "1" }, { name: "x" }),
      () => rows.findOneAndUpdate({ _id: "1" }, { $set: { count: 3 } }),
      () => rows.deleteOne({ _id: "2" }),
      () => rows.deleteMany({ name: "z" }),
    ];

    await withSpan(span, async () => {
      for (const act of acts) await act();
    });

    expect(comments).toHaveLength(acts.length);
    expect(new Set(comments.map((comment) => (comment as unknown[])[1]))).toEqual(new Set([TRACEPARENT]));
  });

  it("keep a comment of their own, and have none outside", async () => {
    await using traced = await openTraced();
    const { rows, comments } = traced;

    await withSpan(notedSpan().span, () => rows.find({}, { comment: "mine" }).toArray());
    await rows.find({}).toArray();

    expect(comments).toEqual([
      ["find", "mine"],
      ["find", undefined],
    ]);
  });

  it("are spans that say what was done where, not what with, and whether it failed", async () => {
    await using traced = await openTraced();
    const { rows, db } = traced;
    const { span, notes } = notedSpan();

    await withSpan(span, async () => {
      await rows.findOne({ name: "alice" });
      await rows
        .aggregate([{ $nonsense: "alice" }])
        .toArray()
        .catch(() => {});
    });

    const attributes = (operation: string) =>
      JSON.stringify({
        "db.system.name": "mongodb",
        "db.namespace": db.databaseName,
        "db.operation.name": operation,
        "db.collection.name": "rows",
      });
    expect(notes).toEqual([
      `rows.find ${attributes("find")}`,
      `rows.aggregate failed ${attributes("aggregate")}`,
    ]);
  });
});
