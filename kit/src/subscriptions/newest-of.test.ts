import { describe, expect, it } from "vitest";
import { eventQueue } from "./event-queue.ts";
import { newestOf } from "./newest-of.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("the newest of events", () => {
  it("are all of them for a reader that waits", async () => {
    const queue = eventQueue<number>(10, () => {});
    const newest = newestOf(queue);

    for (const event of [1, 2, 3]) {
      const next = newest.next();
      queue.push(event);
      expect(await next).toEqual({ done: false, value: event });
    }
    queue.end();
    expect(await newest.next()).toEqual({ done: true, value: undefined });
  });

  it("are the last of those that came while the reader was busy", async () => {
    const queue = eventQueue<number>(10, () => {});
    const newest = newestOf(queue);
    const first = newest.next();
    queue.push(1);
    await first;

    for (const event of [2, 3, 4]) {
      queue.push(event);
      await turn();
    }

    expect(await newest.next()).toEqual({ done: false, value: 4 });
    const waiting = newest.next();
    queue.push(5);
    expect(await waiting).toEqual({ done: false, value: 5 });
  });

  it("are told before the end, and the end is what it was", async () => {
    const ended = eventQueue<number>(10, () => {});
    const failed = eventQueue<number>(10, () => {});
    ended.push(1);
    ended.end();
    failed.fail(new Error("too slow"));

    expect(await Array.fromAsync(newestOf(ended))).toEqual([1]);
    await expect(Array.fromAsync(newestOf(failed))).rejects.toThrow("too slow");
  });

  it("end what they come from when the reader leaves", async () => {
    let isEnded = false;
    const queue = eventQueue<number>(10, () => {
      isEnded = true;
    });
    queue.push(1);

    for await (const _event of newestOf(queue)) break;

    expect(isEnded).toBe(true);
  });
});
