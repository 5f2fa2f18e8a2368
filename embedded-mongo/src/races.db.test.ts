import { Binary, type ClientSession, type Document, Long } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { randomOf } from "./testing/crash/rounds.ts";
import { messageOf, sendRaw, startTestServer, type TestServer } from "./testing/test-server.ts";

/** Many writers at once, on few documents: whoever wins, the books must be right. */
let running: TestServer;
type Row = { _id: string | number; n: number; handle?: string };
const rows = () => running.db.collection<Row>("rows");

beforeAll(async () => {
  running = await startTestServer();
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(async () => {
  await running.db.dropDatabase();
});

const RACES_MAX_MS = 60_000;
const inTransaction = (act: (session: ClientSession) => Promise<unknown>) =>
  running.client.withSession((session) => session.withTransaction(() => act(session)));
const times = <Made>(count: number, make: (i: number) => Made): Made[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe("counters", () => {
  it(
    "count every increment of plain writes, upserts, findAndModify and transactions that read before they write",
    async () => {
      const [counters, writers, each] = [3, 8, 20];
      const acts = [
        (_id: number) => rows().updateOne({ _id }, { $inc: { n: 1 } }, { upsert: true }),
        (_id: number) => rows().findOneAndUpdate({ _id }, [{ $set: { n: { $add: ["$n", 1] } } }]),
        (_id: number) =>
          inTransaction(async (session) => {
            const found = await rows().findOne({ _id }, { session });
            await rows().updateOne({ _id }, { $set: { n: (found?.n ?? 0) + 1 } }, { session });
          }),
        (_id: number) => rows().updateMany({ _id: { $in: [_id] }, n: { $gte: 0 } }, { $inc: { n: 1 } }),
      ];
      await rows().createIndex({ n: 1 });
      await rows().insertMany(times(counters, (_id) => ({ _id, n: 0 })));

      await Promise.all(
        times(writers, async (writer) => {
          const random = randomOf(writer + 1);
          for (let i = 0; i < each; i++) {
            const act = acts[Math.floor(random() * acts.length)] as (typeof acts)[number];
            await act(Math.floor(random() * counters));
          }
        }),
      );

      const found = await rows().find().toArray();
      expect(found.reduce((sum, { n }) => sum + n, 0)).toBe(writers * each);
    },
    RACES_MAX_MS,
  );
});

describe("a bank whose accounts are opened and closed", () => {
  it(
    "holds the same sum in every snapshot, read through an index in many batches",
    async () => {
      const [accounts, total] = [12, 1_200];
      await rows().createIndex({ n: -1 });
      await rows().insertMany(times(accounts, (_id) => ({ _id, n: total / accounts })));
      let isOpen = true;
      /** Empties one account into a new one, and moves some from a third. */
      const move = (random: () => number) =>
        inTransaction(async (session) => {
          const [closed, payer] = await rows()
            .aggregate<Row>([{ $sample: { size: 2 } }], { session })
            .toArray();
          if (!closed || !payer) throw new Error("accounts are missing");
          const amount = Math.floor(random() * payer.n);
          await rows().deleteOne({ _id: closed._id }, { session });
          await rows().updateOne({ _id: payer._id }, { $inc: { n: -amount } }, { session });
          await rows().insertOne({ _id: crypto.randomUUID(), n: closed.n + amount }, { session });
        });
      const readers = times(3, async () => {
        const sums = new Set<number>();
        while (isOpen)
          await inTransaction(async (session) => {
            const found = rows()
              .find({ n: { $gte: 0 } }, { session, batchSize: 2 })
              .sort({ n: -1 });
            let sum = 0;
            for await (const { n } of found) sum += n;
            sums.add(sum);
          });
        return [...sums];
      });

      await Promise.all(
        times(3, async (writer) => {
          const random = randomOf(writer + 1);
          for (let i = 0; i < 25; i++) await move(random);
        }),
      );
      isOpen = false;

      expect(await Promise.all(readers)).toEqual([[total], [total], [total]]);
      expect(await rows().countDocuments()).toBe(accounts);
    },
    RACES_MAX_MS,
  );
});

describe("a unique key", () => {
  it("has at most one winner, however it is asked for", async () => {
    const handles = ["x", "y", "z"];
    await rows().createIndex({ handle: 1 }, { unique: true, sparse: true });
    await rows().insertMany(times(12, (_id) => ({ _id, n: 0 })));
    const claims = [
      (_id: number, handle: string) => rows().insertOne({ _id: `new${_id}`, n: 1, handle }),
      (_id: number, handle: string) => rows().updateOne({ _id }, { $set: { handle } }),
      (_id: number, handle: string) =>
        rows().updateOne({ handle, n: -1 }, { $set: { n: 5 } }, { upsert: true }),
      (_id: number, handle: string) => rows().findOneAndUpdate({ _id }, { $set: { handle } }),
      (_id: number, handle: string) =>
        inTransaction((session) => rows().updateOne({ _id }, { $set: { handle } }, { session })),
      (_id: number, handle: string) =>
        inTransaction((session) => rows().insertOne({ _id: `late${_id}`, n: 1, handle }, { session })),
    ];

    const outcomes = await Promise.allSettled(
      handles.flatMap((handle) =>
        times(12, (i) => (claims[i % claims.length] as (typeof claims)[number])(i, handle)),
      ),
    );

    const losers = outcomes.filter(({ status }) => status === "rejected");
    expect(losers.every((loser) => loser.status === "rejected" && loser.reason.code === 11000)).toBe(true);
    const taken = await rows()
      .find({ handle: { $exists: true } })
      .toArray();
    expect(taken.length).toBeLessThanOrEqual(handles.length);
    expect(new Set(taken.map(({ handle }) => handle)).size).toBe(taken.length);
    // A winner may rename its row once more, which frees the key: never are there fewer winners than rows with a key.
    expect(outcomes.length - losers.length).toBeGreaterThanOrEqual(taken.length);
  });
});

describe("a retryable write that is sent twice at once", () => {
  const lsid = () => ({ id: new Binary(crypto.getRandomValues(new Uint8Array(16)), 4) });
  const increments = [
    { q: { _id: 1 }, u: { $inc: { n: 1 } } },
    { q: { _id: 2 }, u: { $inc: { n: 1 } } },
  ];
  const sendAll = (commands: readonly Document[]) =>
    Promise.all(
      commands.map((command) =>
        sendRaw(running.server.port, messageOf({ ...command, $db: running.db.databaseName })),
      ),
    );

  it.each<[string, Document, Row[]]>([
    [
      "update",
      { update: "rows", updates: increments },
      [
        { _id: 1, n: 1 },
        { _id: 2, n: 1 },
      ],
    ],
    [
      "insert",
      { insert: "rows", documents: [{ _id: 3, n: 9 }] },
      [
        { _id: 1, n: 0 },
        { _id: 2, n: 0 },
        { _id: 3, n: 9 },
      ],
    ],
    ["delete", { delete: "rows", deletes: [{ q: {}, limit: 1 }] }, [{ _id: 2, n: 0 }]],
    [
      "findAndModify",
      { findAndModify: "rows", query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true },
      [
        { _id: 1, n: 1 },
        { _id: 2, n: 0 },
      ],
    ],
  ])("is done once and answered alike: %s", async (_name, command, after) => {
    await rows().insertMany([
      { _id: 1, n: 0 },
      { _id: 2, n: 0 },
    ]);
    const sent = { ...command, lsid: lsid(), txnNumber: Long.fromNumber(1) };

    const answers = await sendAll([sent, sent, sent]);

    expect(answers.map((answer) => ({ ok: answer?.ok, n: answer?.n, value: answer?.value }))).toEqual(
      Array(3).fill({ ok: 1, n: answers[0]?.n, value: answers[0]?.value }),
    );
    expect(await rows().find().toArray()).toEqual(after);
  });

  it("is done once also when a transaction holds back a part of it", async () => {
    await rows().insertMany([
      { _id: 1, n: 0 },
      { _id: 2, n: 0 },
    ]);
    const sent = { update: "rows", updates: increments, lsid: lsid(), txnNumber: Long.fromNumber(1) };
    await using session = running.client.startSession();
    session.startTransaction();
    await rows().updateOne({ _id: 2 }, { $inc: { n: 10 } }, { session });

    const answers = sendAll([sent, sent, sent]);
    await expect.poll(() => rows().findOne({ _id: 1 })).toMatchObject({ n: 1 });
    await session.commitTransaction();

    expect((await answers).map((answer) => answer?.nModified)).toEqual([2, 2, 2]);
    expect(await rows().find().toArray()).toEqual([
      { _id: 1, n: 1 },
      { _id: 2, n: 11 },
    ]);
  });
});
