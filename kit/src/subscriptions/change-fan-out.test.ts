import type { Collection } from "mongodb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changeFanOut } from "./change-fan-out.ts";
import { type EventQueue, eventQueue } from "./event-queue.ts";

type Row = { readonly room: string; readonly text: string };
type Stream = EventQueue<{ fullDocument: Row }>;

/** A collection whose change streams a test makes and breaks. */
function fakeCollection() {
  const streams: Stream[] = [];
  const places: unknown[] = [];
  const refusals: Error[] = [];
  const closed: number[] = [];
  const watch = (_pipeline: unknown, { resumeAfter }: { resumeAfter?: unknown }) => {
    places.push(resumeAfter);
    const number = streams.length + 1;
    const queue: Stream = eventQueue(100, () => {});
    streams.push(queue);
    const stream = {
      closed: false,
      resumeToken: `place ${number}`,
      async tryNext() {
        const refusal = refusals.shift();
        if (refusal !== undefined) throw refusal;
        return null;
      },
      async next() {
        const { done, value } = await queue.next();
        if (done) throw new Error("ChangeStream is closed");
        return value;
      },
      async close() {
        if (!stream.closed) closed.push(number);
        stream.closed = true;
        queue.end();
      },
    };
    return stream;
  };
  return {
    collection: { collectionName: "rooms", watch } as unknown as Collection<Row>,
    streams,
    places,
    refusals,
    closed,
    write: (room: string, text: string) => streams.at(-1)?.push({ fullDocument: { room, text } }),
  };
}

const eventOf = (change: unknown) => {
  const { room, text } = (change as { fullDocument: Row }).fullDocument;
  return { key: room, event: text };
};
const over = ({ collection }: ReturnType<typeof fakeCollection>) =>
  changeFanOut<Row, string>({ collection, pipeline: [], eventOf, warn: () => {} });
const listener = () => new AbortController();
const nextOf = async (events: AsyncIterable<string>) => (await events[Symbol.asyncIterator]().next()).value;
const coded = (code: number) => Object.assign(new Error(`error ${code}`), { code });

describe("the fan-out of changes", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("opens the stream again where it was when it breaks, and tells what comes then", async () => {
    const fake = fakeCollection();
    const changes = over(fake);
    const events = await changes.listen("red", listener().signal);

    fake.refusals.push(new Error("not yet"));
    fake.streams[0]?.fail(new Error("broken"));
    await vi.waitFor(() => expect(fake.streams).toHaveLength(3));
    fake.write("red", "after");

    expect(fake.places).toEqual([undefined, "place 1", "place 1"]);
    expect(await nextOf(events)).toBe("after");
    await changes.close();
  });

  it("breaks everybody off when the place is lost, and begins anew for who comes then", async () => {
    const fake = fakeCollection();
    const changes = over(fake);
    const events = await changes.listen("red", listener().signal);

    fake.refusals.push(coded(286));
    fake.streams[0]?.fail(new Error("broken"));
    await vi.advanceTimersByTimeAsync(1_000);

    await expect(nextOf(events)).rejects.toThrow("may have been missed");
    const later = await changes.listen("red", listener().signal);
    fake.write("red", "new");
    expect(fake.places.at(-1)).toBeUndefined();
    expect(await nextOf(later)).toBe("new");
    await changes.close();
  });

  it("breaks off who does not read, and nobody else", async () => {
    const fake = fakeCollection();
    const changes = over(fake);
    const slow = await changes.listen("red", listener().signal);
    const other = await changes.listen("blue", listener().signal);

    for (let count = 0; count < 3; count += 1) {
      for (let number = 0; number < 90; number += 1) fake.write("red", String(number));
      await vi.advanceTimersByTimeAsync(0);
    }
    fake.write("blue", "heard");

    await expect(nextOf(slow)).rejects.toThrow("More than 256 events");
    expect(await nextOf(other)).toBe("heard");
    await changes.close();
  });

  it("refuses whoever comes while the database is away, and nobody afterwards", async () => {
    const fake = fakeCollection();
    const changes = over(fake);
    fake.refusals.push(new Error("away"));

    await expect(changes.listen("red", listener().signal)).rejects.toMatchObject({
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    });
    await expect(changes.listen("red", listener().signal)).resolves.toBeDefined();
    await changes.close();
  });

  it("ends for who is gone, and closes the stream when nobody has listened for a while", async () => {
    const fake = fakeCollection();
    const changes = over(fake);
    const gone = listener();
    const events = await changes.listen("red", gone.signal);
    const end = nextOf(events);

    gone.abort();

    expect(await end).toBeUndefined();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(fake.closed).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(fake.closed).toEqual([1]);
    await changes.close();
  });

  it("breaks everybody off when the service ends", async () => {
    const changes = over(fakeCollection());
    const events = await changes.listen("red", listener().signal);
    const next = nextOf(events);
    const broken = expect(next).rejects.toThrow("The service ends");

    await changes.close();

    await broken;
    await expect(changes.listen("red", listener().signal)).rejects.toThrow("not told at the moment");
  });
});
