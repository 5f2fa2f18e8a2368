import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bulkhead } from "./bulkhead.ts";
import { endless, newLife } from "./request-life.ts";

const OPTIONS = { inFlightMax: 1, queueMax: 2, waitMaxMs: 100 };

describe("bulkhead", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("lets in as many as there is room for", () => {
    const room = bulkhead({ ...OPTIONS, inFlightMax: 2 });

    expect([room.tryEnter(), room.tryEnter(), room.tryEnter()]).toEqual([true, true, false]);
    room.leave();
    expect(room.tryEnter()).toBe(true);
  });

  it("gives a place to whoever waits longest", async () => {
    const room = bulkhead(OPTIONS);
    const order: string[] = [];
    room.tryEnter();
    const waits = ["one", "other"].map((who) => room.wait(endless()).then(() => order.push(who)));

    room.leave();
    await waits[0];
    room.leave();
    await waits[1];

    expect(order).toEqual(["one", "other"]);
    expect([room.inFlight, room.waiting]).toEqual([1, 0]);
  });

  it("refuses at once when too many wait", async () => {
    const room = bulkhead(OPTIONS);
    room.tryEnter();
    void room.wait(endless());
    void room.wait(endless());

    await expect(room.wait(endless())).rejects.toThrow("1 calls are under way and 2 wait");
  });

  it("refuses who would wait too long, and leaves no place taken", async () => {
    const room = bulkhead(OPTIONS);
    room.tryEnter();
    const wait = room.wait(endless());
    const refused = expect(wait).rejects.toThrow("no room within 100 ms");

    await vi.advanceTimersByTimeAsync(100);
    await refused;
    room.leave();

    expect([room.inFlight, room.waiting]).toEqual([0, 0]);
  });

  it("passes over who has gone", async () => {
    const room = bulkhead(OPTIONS);
    room.tryEnter();
    const life = newLife(0);
    const gone = room.wait(life);
    const next = room.wait(endless());

    life.end(new Error("gone"));
    room.leave();

    await expect(gone).rejects.toThrow("gone");
    await expect(next).resolves.toBeUndefined();
    expect(room.inFlight).toBe(1);
  });
});
