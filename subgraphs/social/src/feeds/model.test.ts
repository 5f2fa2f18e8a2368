import { describe, expect, it } from "vitest";
import { entryOf, type FeedPlace, higherOf, isBelow, placeOfEntry, portionOf } from "./model.ts";

const at = (ms: number, post = `post_${ms}`): FeedPlace => ({ createdAt: new Date(ms), post });
const entry = (ms: number) => entryOf("me", { _id: `post_${ms}`, author: "friend", createdAt: new Date(ms) });
const inbox = (floor: FeedPlace | null, ...moments: number[]) => ({
  ...{ state: "READY" as const, floor, readAt: new Date(0), rows: moments.map(entry) },
});
const asked = (limit: number, after: FeedPlace | null = null) => ({
  limit,
  after: after && placeOfEntry(after),
});

describe("a page of an inbox", () => {
  it("goes on in the inbox where it is full", () => {
    expect(portionOf(inbox(null, 9, 8), asked(2))).toEqual({
      entries: [entry(9), entry(8)],
      next: { in: "INBOX", after: placeOfEntry(at(8)) },
    });
  });

  it("is the last one where an inbox without a floor ends", () => {
    expect(portionOf(inbox(null, 9), asked(2))).toEqual({ entries: [entry(9)], next: null });
  });

  it("is cut at the floor, which belongs to the inbox, and goes on below it", () => {
    expect(portionOf(inbox(at(8), 9, 8, 7), asked(3))).toEqual({
      entries: [entry(9), entry(8)],
      next: { in: "POSTS", after: placeOfEntry(at(8)) },
    });
  });

  it("goes on where it was asked for, where that is below the floor", () => {
    expect(portionOf(inbox(at(8), 5, 4), asked(2, at(6)))).toEqual({
      entries: [],
      next: { in: "POSTS", after: placeOfEntry(at(6)) },
    });
  });
});

describe("places of posts", () => {
  it("are ordered by time, and by id within a moment", () => {
    expect([isBelow(at(1), at(2)), isBelow(at(2), at(1))]).toEqual([true, false]);
    expect([isBelow(at(1, "a"), at(1, "b")), isBelow(at(1, "b"), at(1, "a"))]).toEqual([true, false]);
    expect(isBelow(at(1), at(1))).toBe(false);
  });

  it("are floors, the higher of which counts, and any of which is higher than none", () => {
    expect([
      higherOf(at(1), at(2)),
      higherOf(at(2), at(1)),
      higherOf(null, at(1)),
      higherOf(at(1), null),
    ]).toEqual([...[at(2), at(2), at(1), at(1)]]);
    expect(higherOf(null, null)).toBeNull();
  });
});
