import { randomBytes } from "node:crypto";
import { idOfName } from "@kith/kit/global-id.ts";
import { type Document, MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import { personStore } from "./person-store.ts";

const NAMESAKES = 300;

async function openStore() {
  const client = await MongoClient.connect(inject("mongoUri"), { monitorCommands: true });
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  const people = personStore(db);
  await people.ensureIndexes();
  const createdAt = new Date();
  await people.addMissing(
    Array.from({ length: NAMESAKES }, (_, index) => {
      const handle = `wei-${String(index).padStart(3, "0")}`;
      const _id = idOfName("user", handle, 0);
      return {
        _id,
        handle,
        displayName: "王伟",
        city: index % 3 === 0 ? "杭州" : "上海",
        bio: null,
        interests: [],
        createdAt,
      };
    }),
  );

  // The last find that was sent, and what the database looks at for it.
  let lastFind: Document = {};
  client.on("commandStarted", ({ commandName, command }) => {
    if (commandName === "find") lastFind = command;
  });
  const explain = async () => {
    const { find, filter, sort, limit } = lastFind;
    const { executionStats } = await db.command({
      explain: { find, filter, sort, limit },
      verbosity: "executionStats",
    });
    return executionStats as { nReturned: number; totalKeysExamined: number; totalDocsExamined: number };
  };
  const dispose = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { people, explain, [Symbol.asyncDispose]: dispose };
}

describe("a page of people of one name", () => {
  it("costs as many keys as it has rows, at the beginning of the list and deep in it", async () => {
    await using store = await openStore();
    const first = await store.people.findByNamePrefix("王", { after: null, limit: 200, hiddenIds: [] });
    const examined: number[] = [];

    for (const after of [null, first.at(-1)?.searchKey ?? ""]) {
      const rows = await store.people.findByNamePrefix("王", { after, limit: 10, hiddenIds: [] });
      const { nReturned, totalKeysExamined, totalDocsExamined } = await store.explain();
      expect(rows).toHaveLength(10);
      expect(nReturned).toBe(10);
      examined.push(totalKeysExamined, totalDocsExamined);
    }

    expect(Math.max(...examined)).toBeLessThanOrEqual(11);
  });

  it("costs the same by handle", async () => {
    await using store = await openStore();

    const rows = await store.people.findByHandlePrefix("wei", { after: "wei-250", limit: 10, hiddenIds: [] });
    const { totalKeysExamined } = await store.explain();

    expect(rows.map(({ handle }) => handle).at(0)).toBe("wei-251");
    expect(totalKeysExamined).toBeLessThanOrEqual(11);
  });
});

describe("the newest people of a city", () => {
  it("cost as many keys as there are rows", async () => {
    await using store = await openStore();

    const rows = await store.people.findNewestOfCity("杭州", 20);
    const { nReturned, totalKeysExamined } = await store.explain();

    expect(rows.map(({ city }) => city)).toEqual(Array.from({ length: 20 }, () => "杭州"));
    expect(nReturned).toBe(20);
    expect(totalKeysExamined).toBeLessThanOrEqual(21);
  });
});
