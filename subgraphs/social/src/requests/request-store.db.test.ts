import { sortOf } from "@kith/kit/keyset.ts";
import type { Document } from "mongodb";
import { describe, expect, it } from "vitest";
import { openTestStores } from "../../../../tests/stores.ts";
import { type FriendRequest, pairOf, REQUESTS_KEYSET } from "./model.ts";

const REQUESTS = 300;
const LIMIT = 20;
const DAY_MS = 24 * 3_600_000;
const NOW_MS = Date.UTC(2026, 1, 17);

/** One of many requests from or to `me`, one a day, in turns pending, declined, accepted and cancelled. */
function requestOf(index: number, side: "from" | "to"): FriendRequest {
  const other = `person_${side}_${String(index).padStart(3, "0")}`;
  const [from, to] = side === "from" ? ["me", other] : [other, "me"];
  return {
    _id: `freq_${side}_${index}`,
    pair: pairOf(from, to),
    from,
    to,
    status: (["PENDING", "DECLINED", "ACCEPTED", "CANCELLED"] as const)[index % 4] ?? "PENDING",
    source: "SEARCH",
    message: null,
    createdAt: new Date(NOW_MS - index * DAY_MS),
    declinedAt: null,
  };
}

describe("a page of requests", () => {
  it.for([
    ["received", { to: "me", status: "PENDING" }, LIMIT],
    ["sent", { from: "me", status: { $in: ["PENDING", "DECLINED"] } }, LIMIT],
  ] as const)("is read from an index, without what has an answer: %s", async ([, only, found]) => {
    await using stores = await openTestStores();
    const rows = stores.clients.social
      .db(`${stores.databasePrefix}social`)
      .collection<FriendRequest>("friendRequests");
    await rows.insertMany(
      Array.from({ length: REQUESTS }, (_, index) => [
        requestOf(index, "from"),
        requestOf(index, "to"),
      ]).flat(),
    );

    const since = new Date(NOW_MS - REQUESTS * DAY_MS);
    const explained: Document = await rows
      .find({ ...only, createdAt: { $gt: since } })
      .sort(sortOf(REQUESTS_KEYSET))
      .limit(LIMIT)
      .explain("executionStats");

    expect(explained.executionStats.nReturned).toBe(found);
    expect(explained.executionStats.totalKeysExamined).toBeLessThanOrEqual(LIMIT + 2);
    expect(JSON.stringify(explained.queryPlanner.winningPlan)).not.toContain('"SORT"');
  });
});
