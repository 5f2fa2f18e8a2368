import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, type Edge, examined, makeEdges, ROWS, user } from "./testing/friend-graph.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

/**
 * The reads that a friend graph lives on, judged by what they examine: each has to cost about what it returns.
 */
let running: TestServer;
const edges = () => running.db.collection<Edge>("edges");

beforeAll(async () => {
  running = await startTestServer();
  await makeEdges(running.db);
});
afterAll(() => running[Symbol.asyncDispose]());

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
