import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startHousekeeping, startHousekeepingOf } from "./housekeeping.ts";

const MINUTE_MS = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("housekeeping", () => {
  it("is not done again while it is under way, nor made up for afterwards", async () => {
    const first = Promise.withResolvers<void>();
    const upkeep = vi.fn(() => (upkeep.mock.calls.length === 1 ? first.promise : Promise.resolve()));
    const housekeeping = startHousekeeping({ upkeep, warn: () => {} });

    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    const whileUnderWay = upkeep.mock.calls.length;
    first.resolve();
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    await housekeeping.close();

    expect([whileUnderWay, upkeep.mock.calls.length]).toEqual([1, 2]);
  });

  it("goes on in a minute where it failed, and says so", async () => {
    const upkeep = vi.fn(async () => Promise.reject(new Error("no")));
    const warn = vi.fn();
    const housekeeping = startHousekeeping({ upkeep, warn });

    await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
    await housekeeping.close();

    expect([upkeep.mock.calls.length, warn.mock.calls.length]).toEqual([2, 2]);
  });

  it("is told to end when it is closed, and waited for", async () => {
    const ended: string[] = [];
    const upkeep = (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => {
          ended.push("upkeep");
          resolve();
        });
      });
    const housekeeping = startHousekeeping({ upkeep, warn: () => {} });

    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    await housekeeping.close();

    expect(ended).toEqual(["upkeep"]);
  });

  it("lets nothing wait for what takes long, and waits for both when it is closed", async () => {
    const long = Promise.withResolvers<void>();
    const ended: string[] = [];
    const takesLong = () => long.promise.then(() => void ended.push("long"));
    const short = vi.fn(async () => {});
    const housekeeping = startHousekeepingOf([takesLong, short], () => {});

    await vi.advanceTimersByTimeAsync(3 * MINUTE_MS);
    const closed = housekeeping.close().then(() => ended.push("closed"));
    long.resolve();
    await closed;

    expect(short.mock.calls.length).toBe(3);
    expect(ended).toEqual(["long", "closed"]);
  });
});
