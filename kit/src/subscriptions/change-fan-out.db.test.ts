import { randomBytes } from "node:crypto";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { changeFanOut } from "./change-fan-out.ts";

type Row = { readonly _id: number; readonly room: string; readonly text?: string };

const name = `test_${randomBytes(6).toString("hex")}`;
let listening: MongoClient;
let writing: MongoClient;
const opened: bigint[] = [];
beforeAll(async () => {
  const open = () => MongoClient.connect(inject("mongoUri"), { monitorCommands: true });
  [listening, writing] = await Promise.all([open(), open()]);
  listening.on("commandSucceeded", ({ commandName, reply }) => {
    if (commandName === "aggregate") opened.push((reply as { cursor: { id: bigint } }).cursor.id);
  });
});
afterAll(async () => {
  await writing?.db(name).dropDatabase();
  await Promise.all([listening?.close(), writing?.close()]);
});

const roomsOf = (client: MongoClient) => client.db(name).collection<Row>("rooms");
const fanOut = () =>
  changeFanOut<Row, string>({
    collection: roomsOf(listening),
    pipeline: [{ $match: { operationType: { $in: ["insert", "update"] } } }],
    fullDocument: "updateLookup",
    eventOf: (change) =>
      "fullDocument" in change && change.fullDocument
        ? {
            key: change.fullDocument.room,
            event: `${change.fullDocument._id}${change.fullDocument.text ?? ""}`,
          }
        : null,
    warn: () => {},
  });
const take = async (events: AsyncIterable<string>, count: number): Promise<string[]> => {
  const taken: string[] = [];
  const iterator = events[Symbol.asyncIterator]();
  while (taken.length < count) taken.push((await iterator.next()).value);
  return taken;
};

describe("changes of a collection", () => {
  it("reach each listener of their key from another client, in order, over one stream for all of them", async () => {
    opened.length = 0;
    const changes = fanOut();
    const gone = new AbortController();
    const listen = (key: string) => changes.listen(key, gone.signal);
    const [one, other, blue] = await Promise.all([listen("red"), listen("red"), listen("blue")]);

    await roomsOf(writing).insertMany([
      { _id: 1, room: "red" },
      { _id: 2, room: "blue" },
      { _id: 3, room: "red" },
    ]);
    await roomsOf(writing).updateOne({ _id: 1 }, { $set: { text: "新" } });
    await roomsOf(writing).insertOne({ _id: 4, room: "blue" });

    expect(await take(one, 3)).toEqual(["1", "3", "1新"]);
    expect(await take(other, 3)).toEqual(["1", "3", "1新"]);
    expect(await take(blue, 2)).toEqual(["2", "4"]);
    expect(opened).toHaveLength(1);
    gone.abort();
    await changes.close();
  });

  it("go on after the stream was lost on the server, with nothing missed", async () => {
    const changes = fanOut();
    const gone = new AbortController();
    const events = await changes.listen("green", gone.signal);
    await roomsOf(writing).insertOne({ _id: 10, room: "green" });
    expect(await take(events, 1)).toEqual(["10"]);

    const lost = opened.at(-1);
    await writing.db(name).command({ killCursors: "rooms", cursors: [lost] });
    await roomsOf(writing).insertOne({ _id: 11, room: "green" });

    expect(await take(events, 1)).toEqual(["11"]);
    await vi.waitFor(() => expect(opened.at(-1)).not.toBe(lost));
    gone.abort();
    await changes.close();
  });
});
