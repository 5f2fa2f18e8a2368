import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

/**
 * The reads that a friend graph lives on, judged by what they examine: each has to cost about what it returns.
 */
const USERS = 40;
const ROWS = 50;
const user = (i: number) => `u${String(i).padStart(3, "0")}`;
type Edge = { _id: string; user: string; friend: string; since: Date; source: string };

let running: TestServer;
const edges = () => running.db.collection<Edge>("edges");
const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1_000);

beforeAll(async () => {
  running = await startTestServer();
  await edges().createIndexes([{ key: { user: 1, since: -1, friend: 1 } }, { key: { user: 1, friend: 1 } }]);
  const rows = Array.from({ length: USERS * ROWS }, (_, i) => {
    const [who, n] = [user(i % USERS), Math.floor(i / USERS)];
    return {
      _id: `${who}:f${n}`,
      user: who,
      friend: `f${String(n).padStart(3, "0")}`,
      since: at((n * 7) % 25),
      source: "scan",
    };
  });
  await edges().insertMany(rows);
});
afterAll(() => running[Symbol.asyncDispose]());

type Stats = { executionStats: { nReturned: number; totalKeysExamined: number; totalDocsExamined: number } };
const examined = (explained: unknown) => {
  const { nReturned, totalKeysExamined, totalDocsExamined } = (explained as Stats).executionStats;
  return { nReturned, totalKeysExamined, totalDocsExamined };
};

describe("a page in index order", () => {
  it("examines what it returns", async () => {
    const page = edges()
      .find({ user: user(3) })
      .sort({ since: -1, friend: 1 })
      .limit(21);

    expect(examined(await page.explain())).toEqual({
      nReturned: 21,
      totalKeysExamined: 21,
      totalDocsExamined: 21,
    });
  });

  it("goes on behind a keyset cursor without reading what came before", async () => {
    const all = await edges()
      .find({ user: user(3) })
      .sort({ since: -1, friend: 1 })
      .toArray();
    const last = all[29] as Edge;
    const keyset = {
      user: user(3),
      $or: [{ since: { $lt: last.since } }, { since: last.since, friend: { $gt: last.friend } }],
    };
    const page = edges().find(keyset).sort({ since: -1, friend: 1 }).limit(10);

    expect((await page.toArray()).map(({ _id }) => _id)).toEqual(all.slice(30, 40).map(({ _id }) => _id));
    // Two rows share each moment: at most one of them is read in vain.
    expect(examined(await page.explain()).totalKeysExamined).toBeLessThanOrEqual(12);
  });
});

describe("pages for many parents at once", () => {
  const parents = Array.from({ length: 30 }, (_, i) => ({ _id: user(i) }));
  const pipeline = [
    { $documents: parents },
    {
      $lookup: {
        from: "edges",
        localField: "_id",
        foreignField: "user",
        as: "rows",
        pipeline: [
          { $match: { since: { $lt: at(20) } } },
          { $sort: { since: -1, friend: 1 } },
          { $limit: 5 },
          { $project: { _id: 0, friend: 1, since: 1, source: 1 } },
        ],
      },
    },
  ];

  it("costs one seek a parent and stops at the limit", async () => {
    const explained = await running.db.command({
      explain: { aggregate: 1, pipeline, cursor: {} },
      verbosity: "executionStats",
    });

    expect(examined(explained)).toEqual({ nReturned: 30, totalKeysExamined: 150, totalDocsExamined: 150 });
  });

  it("costs the same where the equality stands in an expression on a variable", async () => {
    const byExpression = [
      { $documents: parents },
      {
        $lookup: {
          from: "edges",
          let: { who: "$_id" },
          as: "rows",
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ["$user", "$$who"] }, { $lt: ["$since", at(20)] }] } } },
            { $sort: { since: -1, friend: 1 } },
            { $limit: 5 },
          ],
        },
      },
    ];
    const explained = await running.db.command({
      explain: { aggregate: 1, pipeline: byExpression, cursor: {} },
      verbosity: "executionStats",
    });

    // What is newer than asked for is read and left out: ten rows a parent.
    expect(examined(explained)).toEqual({ nReturned: 30, totalKeysExamined: 450, totalDocsExamined: 450 });
  });

  it("gives what one query a parent gives", async () => {
    const found = await running.db.aggregate(pipeline).toArray();

    for (const { _id, rows } of found) {
      const single = edges().find(
        { user: _id, since: { $lt: at(20) } },
        { projection: { _id: 0, friend: 1, since: 1, source: 1 } },
      );
      expect(rows).toEqual(await single.sort({ since: -1, friend: 1 }).limit(5).toArray());
    }
  });
});

describe("probing a list of friends for a list of users", () => {
  const projection = { _id: 0, user: 1, friend: 1 };

  it.each([
    ["few candidates", 10, 5],
    ["many candidates", 10, 5_000],
  ])("leaps between list and index, and reads no document: %s", async (_name, users, candidates) => {
    const filter = {
      user: { $in: Array.from({ length: users }, (_, i) => user(i * 3)) },
      friend: { $in: Array.from({ length: candidates }, (_, i) => `f${String(i * 3).padStart(3, "0")}`) },
    };
    const explained = examined(await edges().find(filter, { projection }).explain());

    // One key read in vain for each candidate met, and one for each user.
    const met = users * Math.min(candidates, Math.ceil(ROWS / 3));
    expect(explained.nReturned).toBe(met);
    expect(explained.totalDocsExamined).toBe(0);
    expect(explained.totalKeysExamined).toBeLessThanOrEqual(2 * met + users);
    expect(await edges().find(filter, { projection }).toArray()).toContainEqual({
      user: user(3),
      friend: "f003",
    });
  });
});

describe("an order over several walks", () => {
  const newest = { since: -1, friend: 1 } as const;

  it.each([
    ["a list of users", { user: { $in: [user(1), user(2), user(3), "nobody"] } }],
    ["branches of an $or", { $or: [1, 2, 3].map((i) => ({ user: user(i), since: { $lt: at(30) } })) }],
    [
      "branches with a condition in common",
      { source: "scan", $or: [1, 2, 3].map((i) => ({ user: user(i), friend: { $ne: "nobody" } })) },
    ],
  ])("is kept by merging them, and a limit ends them: %s", async (_name, filter) => {
    const page = edges().find(filter).sort(newest).limit(10);

    const explained = examined(await page.explain());

    // Of each walk one row is read ahead.
    expect(explained.totalKeysExamined).toBeLessThanOrEqual(13);
    expect(await page.toArray()).toEqual(
      await edges().find(filter).sort(newest).limit(10).hint({ $natural: 1 }).toArray(),
    );
  });
});

describe("answers from keys alone", () => {
  const explain = (command: object) => running.db.command({ explain: command, verbosity: "executionStats" });

  it("counts without reading a document", async () => {
    const query = { user: user(3), friend: { $gte: "f010" } };

    expect(examined(await explain({ count: "edges", query }))).toEqual({
      nReturned: 40,
      totalKeysExamined: 40,
      totalDocsExamined: 0,
    });
  });

  it("leaps from one distinct value to the next", async () => {
    const users = await explain({ distinct: "edges", key: "user" });
    const moments = await explain({ distinct: "edges", key: "since", query: { user: user(5) } });

    expect(examined(users)).toMatchObject({ totalKeysExamined: USERS, totalDocsExamined: 0 });
    expect(examined(moments)).toMatchObject({ totalKeysExamined: 25, totalDocsExamined: 0 });
    expect(await edges().distinct("user")).toEqual(Array.from({ length: USERS }, (_, i) => user(i)));
  });

  it("gives back a field within an object", async () => {
    const people = running.db.collection("people");
    await people.createIndex({ "name.last": 1 });
    await people.insertMany([{ name: { last: "Ash" } }, { name: {} }, {}] as object[]);
    const names = people.find({ "name.last": "Ash" }, { projection: { _id: 0, "name.last": 1 } });

    expect(await names.toArray()).toEqual([{ name: { last: "Ash" } }]);
    expect(examined(await names.explain())).toMatchObject({ totalKeysExamined: 1, totalDocsExamined: 0 });
  });
});

describe("arrays in an index", () => {
  type Item = { sku: string; qty: number };
  const orders = () => running.db.collection<{ shop: number; tags: string[]; items: Item[] }>("orders");
  beforeAll(async () => {
    await orders().createIndexes([
      { key: { shop: 1, tags: 1 } },
      { key: { "items.sku": 1, "items.qty": 1 } },
    ]);
    await orders().insertMany(
      Array.from({ length: 100 }, (_, i) => ({
        shop: i % 10,
        tags: [`t${i % 7}`, `t${(i + 1) % 7}`],
        items: [
          { sku: `s${i % 20}`, qty: i % 5 },
          { sku: "s0", qty: 9 },
        ],
      })),
    );
  });

  it("leave the bounds of a plain field beside them whole", async () => {
    const found = examined(
      await orders()
        .find({ shop: { $gte: 3, $lt: 4 }, tags: "t3" })
        .explain(),
    );

    expect(found.totalDocsExamined).toBe(found.nReturned);
  });

  it("are bounded in all fields that one element has to have", async () => {
    const filter = { items: { $elemMatch: { sku: "s3", qty: { $gte: 2 } } } };

    expect(examined(await orders().find(filter).explain())).toEqual({
      nReturned: 5,
      totalKeysExamined: 5,
      totalDocsExamined: 5,
    });
  });
});

describe("what is not wanted", () => {
  it("is passed over in the index", async () => {
    const filter = { user: user(3), friend: { $nin: ["f000", "f010", "f020"] } };

    const { nReturned, totalKeysExamined } = examined(await edges().find(filter).explain());

    expect(nReturned).toBe(ROWS - 3);
    expect(totalKeysExamined).toBeLessThanOrEqual(ROWS);
  });
});

describe("points", () => {
  it("are read directly, by _id and by a unique index", async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `${user(i)}:f${i}`);

    expect(
      examined(
        await edges()
          .find({ _id: { $in: [...ids, "nobody"] } })
          .explain(),
      ),
    ).toMatchObject({ nReturned: 20, totalDocsExamined: 20 });
    expect(
      examined(
        await edges()
          .find({ user: user(1), friend: "f007" })
          .explain(),
      ),
    ).toMatchObject({ nReturned: 1, totalKeysExamined: 1 });
  });

  it("have their _id, of whatever type, also where the rest is read from keys", async () => {
    const numbered = running.db.collection<{ _id: number; a: string }>("numbered");
    await numbered.createIndex({ a: 1 });
    await numbered.insertOne({ _id: 7, a: "x" });

    expect(await numbered.find({ a: "x" }, { projection: { _id: 1 } }).toArray()).toEqual([{ _id: 7 }]);
    expect(await numbered.find({ a: "x" }, { projection: { a: 1 } }).toArray()).toEqual([{ _id: 7, a: "x" }]);
    expect(
      examined(await numbered.find({ a: "x" }, { projection: { _id: 0, a: 1 } }).explain()),
    ).toMatchObject({ nReturned: 1, totalDocsExamined: 0 });
  });

  it("say COLLSCAN when there is no index", async () => {
    const explained = await edges().find({ source: "scan" }).explain();

    expect(explained.queryPlanner.winningPlan.stage).toBe("COLLSCAN");
  });
});
