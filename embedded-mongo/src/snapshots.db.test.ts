import fc from "fast-check";
import type { ClientSession, Collection } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditIndexes } from "./testing/index-audit.ts";
import { type Answer, type Row, type Statement, snapshotModel } from "./testing/snapshot-model.ts";
import { startTestServer, type TestServer, temporaryDirectory } from "./testing/test-server.ts";

const dir = temporaryDirectory();
let running: TestServer;
beforeAll(async () => {
  running = await startTestServer({ dir: dir.path });
});
afterAll(() => dir[Symbol.dispose]());

const TRANSACTIONS = 3;
const PROPERTY_MAX_MS = 120_000;

const small = fc.nat({ max: 5 });
const statement: fc.Arbitrary<Statement> = fc.oneof(
  fc.constant<Statement>({ kind: "read" }),
  { arbitrary: fc.record({ kind: fc.constant("increment" as const), _id: small }), weight: 3 },
  fc.record({ kind: fc.constant("incrementRange" as const), from: small, to: small }),
  fc.record({ kind: fc.constant("claim" as const), _id: small, u: small }),
  fc.record({ kind: fc.constant("delete" as const), _id: small }),
  fc
    .tuple(small, small, fc.option(small, { nil: undefined }))
    .map(
      ([_id, v, u]): Statement => ({ kind: "insert", row: { _id, v, ...(u === undefined ? {} : { u }) } }),
    ),
);
/** Who 0 writes outside of transactions. */
const step = fc.record({
  who: fc.nat({ max: TRANSACTIONS }),
  act: fc.oneof(
    { arbitrary: statement, weight: 6 },
    fc.constantFrom({ kind: "commit" as const }, { kind: "abort" as const }),
  ),
});

async function send(rows: Collection<Row>, wanted: Statement, session?: ClientSession): Promise<Answer> {
  const options = session ? { session } : {};
  switch (wanted.kind) {
    case "read":
      return { rows: await rows.find({}, options).sort({ v: 1, _id: 1 }).hint({ v: 1 }).toArray() };
    case "insert":
      await rows.insertOne({ ...wanted.row }, options);
      return { changed: 1 };
    case "delete":
      return { changed: (await rows.deleteOne({ _id: wanted._id }, options)).deletedCount };
    case "incrementRange": {
      const filter = { v: { $gte: wanted.from, $lt: wanted.to } };
      return { changed: (await rows.updateMany(filter, { $inc: { v: 1 } }, options)).modifiedCount };
    }
    default: {
      const update = { $inc: { v: 1 }, ...(wanted.kind === "claim" ? { $set: { u: wanted.u } } : {}) };
      return { changed: (await rows.updateOne({ _id: wanted._id }, update, options)).modifiedCount };
    }
  }
}

const answerOf = (answer: Promise<Answer>): Promise<Answer> =>
  answer.catch(({ code }) => {
    if (typeof code !== "number") throw new Error("the server gave no answer");
    return { code };
  });

let round = 0;
async function compare(steps: readonly (typeof step extends fc.Arbitrary<infer Made> ? Made : never)[]) {
  const rows = running.db.collection<Row>(`r${round++}`);
  await rows.createIndexes([
    { key: { v: 1 } },
    { key: { u: 1 }, unique: true, partialFilterExpression: { u: { $exists: true } } },
  ]);
  const initial: Row[] = [0, 1, 2, 3].map((_id) => ({ _id, v: _id, ...(_id < 2 ? { u: _id } : {}) }));
  await rows.insertMany(initial);
  const model = snapshotModel(initial);
  const sessions = Array.from({ length: TRANSACTIONS + 1 }, () => running.client.startSession());
  try {
    for (const { who, act } of steps) {
      const session = sessions[who] as ClientSession;
      if (act.kind === "commit" || act.kind === "abort") {
        if (!model.isOpen(who)) continue;
        model[act.kind](who);
        await (act.kind === "commit" ? session.commitTransaction() : session.abortTransaction());
      } else if (who === 0) {
        const expected = model.plain(act);
        if (expected) expect(await answerOf(send(rows, act))).toEqual(expected);
      } else {
        if (!model.isOpen(who)) session.startTransaction();
        expect(await answerOf(send(rows, act, session))).toEqual(model.inTransaction(who, act));
        if (!model.isOpen(who)) await session.abortTransaction();
      }
      expect((await send(rows, { kind: "read" })) as unknown).toEqual({ rows: model.rows() });
    }
  } finally {
    for (const session of sessions) await session.endSession();
  }
}

describe("transactions that take turns, statement by statement", () => {
  it(
    "read their snapshot and their own writes, and meet a conflict exactly where two write the same",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: "max" }), compare),
        { numRuns: 80, seed: 3 },
      );
    },
    PROPERTY_MAX_MS,
  );

  it("leave in every index exactly the entries of the documents", async () => {
    await running[Symbol.asyncDispose]();

    expect(await auditIndexes(dir.path)).toEqual([]);
  });
});
