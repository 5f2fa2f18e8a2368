import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { currentLimit, hungUp, leftOf, refuseLateWork, withinLimit, workLimit } from "./work-limit.ts";

const TOO_LATE = expect.objectContaining({ extensions: { code: "DEADLINE_EXCEEDED" } });

describe("workLimit", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("ends at its time", () => {
    const limit = workLimit(performance.now() + 100);

    vi.advanceTimersByTime(99);
    const before = limit.signal.aborted;
    vi.advanceTimersByTime(1);

    expect([before, limit.signal.aborted]).toEqual([false, true]);
    expect(limit.signal.reason).toEqual(TOO_LATE);
  });

  it("binds what runs within it, and nothing else", () => {
    const limit = workLimit(performance.now() + 100);

    expect(withinLimit(limit, currentLimit)).toBe(limit);
    expect(currentLimit()).toBeUndefined();
    expect(withinLimit(limit, () => withinLimit(undefined, currentLimit))).toBeUndefined();
  });

  it("refuses work after its time even where its timer is late", () => {
    const limit = workLimit(performance.now() - 1);

    expect(() => withinLimit(limit, refuseLateWork)).toThrow(TOO_LATE);
  });

  it("binds no longer what goes on behind an answer that came in time", () => {
    const limit = workLimit(performance.now() + 100);
    limit.lift();

    vi.advanceTimersByTime(1_000);

    expect(withinLimit(limit, currentLimit)).toBeUndefined();
    expect(limit.signal.aborted).toBe(false);
  });

  it("goes on to refuse what is left of work that was too late", () => {
    const limit = workLimit(Number.POSITIVE_INFINITY);
    limit.end(hungUp());
    limit.lift();

    expect(() => withinLimit(limit, refuseLateWork)).toThrow("has hung up");
  });
});

describe("leftOf", () => {
  it("is the shorter of both, never 0", () => {
    const limit = workLimit(performance.now() + 100);

    expect(leftOf(3_000, undefined)).toBe(3_000);
    expect(leftOf(50, limit)).toBe(50);
    expect(leftOf(3_000, limit)).toBeLessThanOrEqual(100);
    expect(leftOf(3_000, workLimit(performance.now() - 5))).toBe(1);
  });
});
