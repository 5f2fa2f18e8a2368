import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

let running: TestServer;
beforeAll(async () => {
  running = await startTestServer();
  const rows = running.db.collection<{ _id: number; a: number; s: string }>("rows");
  await rows.insertMany(Array.from({ length: 10 }, (_, i) => ({ _id: i, a: i % 5, s: `s${i}` })));
  await rows.createIndexes([
    { key: { a: 1 }, name: "a_1" },
    { key: { s: -1 }, name: "s_-1" },
  ]);
});
afterAll(() => running[Symbol.asyncDispose]());

const explain = (command: object, verbosity = "executionStats") =>
  running.db.command({ explain: command, verbosity });

describe("explain", () => {
  it.each([
    [{ a: 3 }, { a: ["[3.0, 3.0]"] }],
    [{ a: { $gt: 1, $lte: 3 } }, { a: ["(1.0, 3.0]"] }],
    [{ a: { $in: [1, 2] } }, { a: ["[1.0, 1.0]", "[2.0, 2.0]"] }],
    [{ a: { $lt: 2 } }, { a: ["[-inf, 2.0)"] }],
    [{ s: { $gte: "s7" } }, { s: ['["s7", {})'] }],
  ])("shows the bounds that %j puts on an index", async (filter, indexBounds) => {
    const { queryPlanner } = await explain({ find: "rows", filter }, "queryPlanner");

    expect(queryPlanner.winningPlan).toMatchObject({
      stage: "FETCH",
      inputStage: { stage: "IXSCAN", indexBounds },
    });
  });

  it("counts what each stage looked at", async () => {
    const { executionStats } = await explain({
      find: "rows",
      filter: { s: "s3", a: { $gt: 0 } },
      sort: { a: 1 },
    });

    expect(executionStats).toMatchObject({ nReturned: 1, totalKeysExamined: 1, totalDocsExamined: 1 });
  });

  it.each([
    ["COUNT", { count: "rows", query: { a: 1 } }],
    ["UPDATE", { update: "rows", updates: [{ q: { a: 1 }, u: { $set: { a: 9 } } }] }],
    ["UPDATE", { findAndModify: "rows", query: { a: 1 }, update: { $set: { a: 9 } } }],
    ["DELETE", { delete: "rows", deletes: [{ q: { a: 1 }, limit: 0 }] }],
  ])("plans %s and does nothing", async (stage, command) => {
    const { queryPlanner, executionStats } = await explain(command);

    expect(queryPlanner.winningPlan).toMatchObject({
      stage,
      inputStage: { inputStage: { indexName: "a_1" } },
    });
    expect(executionStats.executionStages.stage).toBe(stage);
    expect(await running.db.collection("rows").countDocuments({ a: 1 })).toBe(2);
  });

  it("is what an aggregate gives that asks for it", async () => {
    const pipeline = [{ $match: { a: 1 } }, { $out: "never" }];

    const { queryPlanner } = await running.db.command({ aggregate: "rows", pipeline, explain: true });

    expect(queryPlanner.winningPlan.inputStage.indexName).toBe("a_1");
    expect(await running.db.listCollections({ name: "never" }).toArray()).toEqual([]);
  });

  it.each([
    [{ find: "rows" }, "everything", 2],
    [{ find: "rows", filters: {} }, "queryPlanner", 40415],
    [{ insert: "rows" }, "queryPlanner", 59],
  ])("refuses to explain %j for %s", async (command, verbosity, code) => {
    await expect(explain(command, verbosity)).rejects.toMatchObject({ code });
  });
});
