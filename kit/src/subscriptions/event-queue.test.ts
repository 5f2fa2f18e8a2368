import { describe, expect, it, vi } from "vitest";
import { eventQueue, StreamInterrupted } from "./event-queue.ts";

describe("an event queue", () => {
  it("gives what was pushed, in order, to a reader that comes later or that waits", async () => {
    const queue = eventQueue<number>(10, () => {});
    queue.push(1);
    queue.push(2);

    expect([await queue.next(), await queue.next()].map(({ value }) => value)).toEqual([1, 2]);
    const waiting = queue.next();
    queue.push(3);
    expect(await waiting).toEqual({ done: false, value: 3 });
  });

  it("gives what is queued before it ends", async () => {
    const queue = eventQueue<number>(10, () => {});
    queue.push(1);
    queue.end();
    queue.push(2);

    expect(await Array.fromAsync(queue)).toEqual([1]);
  });

  it("ends while its reader waits, and says so once", async () => {
    const onEnd = vi.fn();
    const queue = eventQueue<number>(10, onEnd);
    const waiting = queue.next();

    await queue.return?.();
    queue.end();

    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it("fails a reader that lets too many wait, and keeps none of them", async () => {
    const queue = eventQueue<number>(2, () => {});
    for (const event of [1, 2, 3, 4]) queue.push(event);

    await expect(queue.next()).rejects.toThrow(StreamInterrupted);
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });

  it("fails a reader that waits", async () => {
    const queue = eventQueue<number>(2, () => {});
    const waiting = queue.next();

    queue.fail(new StreamInterrupted("gone"));

    await expect(waiting).rejects.toThrow("gone");
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });
});
