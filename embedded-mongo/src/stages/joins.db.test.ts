import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

/** A ring of people, each of whom follows the next two. */
const PEOPLE = 40;
let running: TestServer;
beforeAll(async () => {
  running = await startTestServer();
  const people = Array.from({ length: PEOPLE }, (_, i) => ({
    _id: i,
    follows: [(i + 1) % PEOPLE, (i + 2) % PEOPLE],
    kind: i % 2 === 0 ? "even" : "odd",
  }));
  await running.db.collection<{ _id: number }>("people").insertMany(people);
  await running.db.collection("people").createIndex({ follows: 1 });
});
afterAll(() => running[Symbol.asyncDispose]());

const search = (options: object) => ({
  $graphLookup: {
    from: "people",
    startWith: 0,
    connectFromField: "follows",
    connectToField: "_id",
    as: "found",
    ...options,
  },
});
const aggregate = async (...stages: object[]) =>
  running.db.aggregate([{ $documents: [{}] }, ...stages]).toArray();

async function examined(...stages: object[]) {
  const explained = await running.db.command({
    explain: { aggregate: 1, pipeline: [{ $documents: [{}] }, ...stages], cursor: {} },
    verbosity: "executionStats",
  });
  return explained.executionStats.totalDocsExamined;
}

describe("$graphLookup", () => {
  it("finds each document once, with the depth it was first met at", async () => {
    const [result] = await aggregate(search({ maxDepth: 2, depthField: "depth" }));

    expect(result?.found.map(({ _id, depth }: { _id: number; depth: number }) => [_id, depth])).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
    ]);
  });

  it("seeks in an index, and asks for no value twice", async () => {
    expect(await examined(search({ maxDepth: 3 }))).toBe(7);
    // 38 is connected to 0 and to 39.
    expect(await examined(search({ connectFromField: "_id", connectToField: "follows", maxDepth: 1 }))).toBe(
      5,
    );
  });

  it("goes no further where the restriction does not match", async () => {
    const [result] = await aggregate(search({ restrictSearchWithMatch: { kind: "even" } }));

    expect(result?.found).toHaveLength(PEOPLE / 2);
  });

  it("finds nothing in a collection that is not there, or from what is missing", async () => {
    expect(await aggregate(search({ from: "nobody" }), search({ startWith: "$x", as: "none" }))).toEqual([
      { found: [], none: [] },
    ]);
  });

  it.each([
    [9, { from: 1 }],
    [40100, { maxDepth: "1" }],
    [40101, { maxDepth: -1 }],
    [40102, { maxDepth: 1.5 }],
    [40103, { as: 1 }],
    [40104, { what: 1 }],
    [40185, { restrictSearchWithMatch: 1 }],
    [16410, { depthField: "$a" }],
  ])("is refused with %i: %j", async (code, options) => {
    await expect(aggregate(search(options))).rejects.toMatchObject({ code });
  });
});

describe("$lookup and $unwind", () => {
  const all = { $lookup: { from: "people", pipeline: [], as: "one" } };

  it("give one document after the other, and stop with the reader", async () => {
    expect(await examined(all, { $unwind: "$one" }, { $limit: 3 })).toBe(3);
  });

  it("give what the array between them would give", async () => {
    const unwind = { $unwind: { path: "$one", includeArrayIndex: "i", preserveNullAndEmptyArrays: true } };
    const none = { $lookup: { from: "nobody", pipeline: [], as: "one" } };

    const apart = await aggregate(all, { $set: { x: 1 } }, unwind, { $unset: "x" });

    expect(await aggregate(all, unwind)).toEqual(apart);
    expect(await aggregate(none, unwind)).toEqual([{ i: null }]);
  });

  it("take the equality of fields also to documents of the pipeline itself", async () => {
    const pipeline = [{ $documents: [{ k: 1 }, { k: 2 }] }];
    const lookup = { $lookup: { localField: "k", foreignField: "k", pipeline, as: "same" } };

    expect(await aggregate({ $set: { k: 2 } }, lookup)).toEqual([{ k: 2, same: [{ k: 2 }] }]);
  });
});

describe("a stage that must not stand where it stands", () => {
  const inner = (...pipeline: object[]) => pipeline;
  it.each([
    [40600, { $facet: { a: inner({ $facet: { b: [] } }) } }],
    [40600, { $facet: { a: inner({ $out: "x" }) } }],
    [40600, { $facet: { a: inner({ $collStats: {} }) } }],
    [40600, { $facet: { a: inner({ $documents: [] }) } }],
    [51047, { $lookup: { from: "people", as: "x", pipeline: inner({ $merge: "x" }) } }],
    [31441, { $unionWith: { coll: "people", pipeline: inner({ $out: "x" }) } }],
    [40602, { $documents: [] }],
    [9, { $lookup: { from: "people", localField: "a", foreignField: "b", as: "x", let: {} } }],
    [31082, { $search: {} }],
  ])("is refused with %i: %j", async (code, stage) => {
    await expect(aggregate(stage)).rejects.toMatchObject({ code });
  });
});
