import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTimeLimit, type TimeLimit } from "./time-limit.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const checkOften = (limit: TimeLimit) => {
  for (let i = 0; i < 100; i++) limit.check();
};

describe("a time limit", () => {
  it("ends what takes longer", () => {
    const limit = createTimeLimit(50);

    vi.advanceTimersByTime(49);
    checkOften(limit);
    vi.advanceTimersByTime(1);

    expect(() => checkOften(limit)).toThrow(expect.objectContaining({ code: 50 }));
  });

  it("is not used up between two batches", () => {
    const limit = createTimeLimit(50);
    vi.advanceTimersByTime(20);

    limit.pause();
    vi.advanceTimersByTime(1_000);
    limit.resume();

    expect(limit.remainingMs).toBe(30);
    checkOften(limit);
  });
});
