import { describe, expect, it } from "vitest";
import { type FriendRequest, firstStatusOf, isWaiting, statusFor, viewerFriendshipOf } from "./model.ts";

const DAY_MS = 24 * 3_600_000;
const SENT_AT = Date.UTC(2026, 1, 17);
const day = (number: number): Date => new Date(SENT_AT + number * DAY_MS);
const DAYS = [0, 1, 29.999, 30, 31, 400].map(day);

const request = (status: FriendRequest["status"], extra: Partial<FriendRequest> = {}): FriendRequest => ({
  _id: "freq_1",
  pair: "ann:ben",
  from: "ann",
  to: "ben",
  status,
  source: "SEARCH",
  message: null,
  createdAt: day(0),
  declinedAt: status === "DECLINED" ? day(1) : null,
  ...extra,
});

const relationOf = (request: FriendRequest, viewerId: string, now: Date) =>
  viewerFriendshipOf({ friendship: null, request, isBlockedByViewer: false, viewerId, now }).status;

describe("a request that was declined", () => {
  it("looks at every moment as if nobody had answered, to whoever asked", () => {
    const seen = (status: FriendRequest["status"]) =>
      DAYS.map((now) => [
        statusFor(request(status), "ann", now),
        relationOf(request(status), "ann", now),
        isWaiting(request(status), now),
      ]);

    expect(seen("DECLINED")).toEqual(seen("PENDING"));
  });

  it("shows as declined to whoever declined it", () => {
    expect(statusFor(request("DECLINED"), "ben", day(2))).toBe("DECLINED");
    expect(relationOf(request("DECLINED"), "ben", day(2))).toBe("NONE");
  });

  it("stays declined when it is taken back and sent again within 30 days", () => {
    const earlier = request("CANCELLED", { declinedAt: day(1) });

    expect(firstStatusOf("ann", earlier, day(2))).toEqual({ status: "DECLINED", declinedAt: day(1) });
    expect(firstStatusOf("ann", earlier, day(31))).toEqual({ status: "PENDING", declinedAt: null });
  });

  it("does not stand in the way of whoever declined it", () => {
    expect(firstStatusOf("ben", request("DECLINED"), day(2)).status).toBe("PENDING");
  });
});

describe("a request that nobody answers", () => {
  it("expires after 30 days on both sides", () => {
    const seen = (viewerId: string, now: Date) => [
      statusFor(request("PENDING"), viewerId, now),
      relationOf(request("PENDING"), viewerId, now),
    ];

    expect([seen("ann", day(29)), seen("ben", day(29))]).toEqual([
      ["PENDING", "REQUESTED"],
      ["PENDING", "INCOMING"],
    ]);
    expect([seen("ann", day(30)), seen("ben", day(30))]).toEqual([
      ["EXPIRED", "NONE"],
      ["EXPIRED", "NONE"],
    ]);
  });
});

describe("what stands between two people", () => {
  const friendship = {
    _id: "ann:ben",
    user: "ann",
    friend: "ben",
    since: day(0),
    source: "SCAN" as const,
    closeness: 0,
    friendName: "~",
    friendCity: null,
  };
  const nothing = { friendship: null, request: null, isBlockedByViewer: false, viewerId: "ann", now: day(1) };

  it("is one of five states, each with what belongs to it", () => {
    const pending = request("PENDING");

    expect(viewerFriendshipOf(nothing)).toEqual({ status: "NONE", since: null, source: null, request: null });
    expect(viewerFriendshipOf({ ...nothing, request: pending })).toMatchObject({
      status: "REQUESTED",
      request: pending,
    });
    expect(viewerFriendshipOf({ ...nothing, request: pending, viewerId: "ben" })).toMatchObject({
      status: "INCOMING",
      request: pending,
    });
    expect(viewerFriendshipOf({ ...nothing, friendship, request: request("ACCEPTED") })).toEqual({
      status: "FRIENDS",
      since: day(0),
      source: "SCAN",
      request: null,
    });
    expect(viewerFriendshipOf({ ...nothing, isBlockedByViewer: true })).toMatchObject({
      status: "BLOCKED_BY_VIEWER",
      request: null,
    });
  });

  it("is nothing after a request was taken back or a friendship has ended", () => {
    for (const status of ["CANCELLED", "ACCEPTED"] as const)
      for (const viewerId of ["ann", "ben"])
        expect(viewerFriendshipOf({ ...nothing, request: request(status), viewerId }).status).toBe("NONE");
  });
});
