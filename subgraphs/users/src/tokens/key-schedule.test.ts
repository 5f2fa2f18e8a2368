import { describe, expect, it } from "vitest";
import {
  nextKeyAt,
  PUBLISHED_AFTER_MS,
  PUBLISHED_AHEAD_MIN_MS,
  publishedAt,
  type ScheduledKey,
  SIGNING_MAX_MS,
  signingAt,
} from "./key-schedule.ts";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0, 1);
const at = (hours: number) => new Date(START_MS + hours * HOUR_MS);
const MONTH = SIGNING_MAX_MS / HOUR_MS;
const numbersOf = (keys: readonly ScheduledKey[]) => keys.map(({ _id }) => _id);

describe("the schedule of signing keys", () => {
  it("begins with a key that signs at once", () => {
    expect(nextKeyAt([], at(0))).toEqual({ _id: 1, signsFrom: at(0) });
  });

  it("publishes the next key a day before it signs, and not earlier", () => {
    const keys = [{ _id: 7, signsFrom: at(0) }];

    expect(nextKeyAt(keys, at(MONTH - 24.1))).toBeNull();
    expect(nextKeyAt(keys, at(MONTH - 24))).toEqual({ _id: 8, signsFrom: at(MONTH) });
  });

  it("makes no second next key", () => {
    const keys = [1, 2].map((_id) => ({ _id, signsFrom: at((_id - 1) * MONTH) }));

    expect(nextKeyAt(keys, at(MONTH - 12))).toBeNull();
  });

  it("lets a key that comes late be read everywhere before it signs, and the old one sign until then", () => {
    const keys = [{ _id: 1, signsFrom: at(0) }];
    const late = nextKeyAt(keys, at(2 * MONTH));

    expect(late?.signsFrom.getTime()).toBe(at(2 * MONTH).getTime() + PUBLISHED_AHEAD_MIN_MS);
    expect(signingAt([...keys, late ?? at(0)] as ScheduledKey[], at(2 * MONTH))?._id).toBe(1);
  });

  it("at every hour of a year signs by one key that was published for a day and stays so for a day", () => {
    let keys: ScheduledKey[] = [];
    const signedBy = new Map<number, number>();
    const publishedSince = new Map<number, number>();
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      const next = nextKeyAt(keys, at(hour));
      keys = [...publishedAt(keys, at(hour)), ...(next === null ? [] : [next])];
      for (const { _id } of keys) if (!publishedSince.has(_id)) publishedSince.set(_id, hour);
      const signing = signingAt(keys, at(hour))?._id ?? 0;
      signedBy.set(signing, hour);

      if (signing > 1) expect(hour - (publishedSince.get(signing) ?? hour)).toBeGreaterThanOrEqual(24);
      for (const [key, lastHour] of signedBy)
        if (hour - lastHour <= 24) expect(numbersOf(keys)).toContain(key);
      expect(keys.length).toBeLessThanOrEqual(3);
    }
    expect(Math.max(...signedBy.keys())).toBe(13);
  });

  it("drops a key when the last token that it signed has expired", () => {
    const keys = [1, 2].map((_id) => ({ _id, signsFrom: at((_id - 1) * MONTH) }));
    const end = at(MONTH).getTime() + PUBLISHED_AFTER_MS;

    expect(numbersOf(publishedAt(keys, new Date(end - 1)))).toEqual([1, 2]);
    expect(numbersOf(publishedAt(keys, new Date(end)))).toEqual([2]);
  });
});
