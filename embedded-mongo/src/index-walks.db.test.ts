import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, type Edge, examined, makeEdges, ROWS, USERS, user } from "./testing/friend-graph.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

/** Answers for which an index is walked in several places, or only its keys are read. */
let running: TestServer;
const edges = () => running.db.collection<Edge>("edges");

beforeAll(async () => {
  running = await startTestServer();
  await makeEdges(running.db);
});
afterAll(() => running[Symbol.asyncDispose]());

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
