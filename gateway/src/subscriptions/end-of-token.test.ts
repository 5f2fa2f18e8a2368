import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { endOfToken } from "./end-of-token.ts";

const DAY_MS = 24 * 60 * 60_000;

describe("the end of a token", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is when it expires, however far away, and not before anybody could hear of it", () => {
    const ends = [-1_000, 60_000, 40 * DAY_MS].map((ms) => endOfToken(Date.now() + ms).signal);
    const ended = () => ends.map(({ aborted }) => aborted);

    expect(ended()).toEqual([false, false, false]);
    vi.advanceTimersByTime(59_999);
    expect(ended()).toEqual([true, false, false]);
    vi.advanceTimersByTime(40 * DAY_MS - 60_000);
    expect(ended()).toEqual([true, true, false]);
    vi.advanceTimersByTime(1);
    expect(ended()).toEqual([true, true, true]);
  });

  it("never comes where there is none, or nobody wants to know any more", () => {
    const none = endOfToken(null);
    const forgotten = endOfToken(Date.now() + 40 * DAY_MS);
    vi.advanceTimersByTime(DAY_MS);

    forgotten.forget();
    vi.advanceTimersByTime(100 * DAY_MS);

    expect([none.signal.aborted, forgotten.signal.aborted]).toEqual([false, false]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
