import { filterAfter, sortOf } from "@kith/kit/keyset.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { KEYSET_BY_ORDER, type Listing } from "./model.ts";

const FRIENDS = 400;
const LIMIT = 20;
const HIDDEN = ["friend_7", "friend_8"];

type Plan = { readonly stage: string; readonly inputStage?: Plan };
type Explained = {
  queryPlanner: { winningPlan: Plan };
  executionStats: { totalKeysExamined: number; nReturned: number };
};

const stagesOf = ({ stage, inputStage }: Plan): string[] => [
  stage,
  ...(inputStage === undefined ? [] : stagesOf(inputStage)),
];

describe("a page of friends", () => {
  it.for(Object.entries(KEYSET_BY_ORDER))(
    "is read from an index alone, wherever it stands and whoever is hidden: %s",
    async ([, keyset]) => {
      await using stores = await openTestStores();
      await befriend(stores, "me", () => ({ nameKey: "somebody", city: null, version: 0 }));
      const rows = stores.clients.social.db(`${stores.databasePrefix}social`).collection("friendships");
      const place = keyset.map(
        ({ kind }) => ({ date: new Date(200), number: 0.5, string: "friend_2" })[kind],
      );

      for (const after of [{}, filterAfter(keyset, place)]) {
        const page = rows
          .find({ $and: [{ user: "me" }, { friend: { $nin: HIDDEN } }, after] })
          .sort(sortOf(keyset))
          .limit(LIMIT);
        const { queryPlanner, executionStats } = (await page.explain("executionStats")) as Explained;

        expect(stagesOf(queryPlanner.winningPlan)).not.toContain("SORT");
        expect(executionStats.nReturned).toBe(LIMIT);
        expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(LIMIT + HIDDEN.length + keyset.length);
      }
    },
  );

  it("of a city is read from an index alone", async () => {
    await using stores = await openTestStores();
    const cities = ["杭州", "上海", "成都", "广州"];
    await befriend(stores, "me", (index) => ({ nameKey: "", city: cities[index % 4] ?? null, version: 0 }));
    const rows = stores.clients.social.db(`${stores.databasePrefix}social`).collection("friendships");

    const page = rows
      .find({ $and: [{ user: "me" }, { friendCity: "上海" }, { friend: { $nin: HIDDEN } }] })
      .sort(sortOf(KEYSET_BY_ORDER.RECENT))
      .limit(LIMIT);
    const { queryPlanner, executionStats } = (await page.explain("executionStats")) as Explained;

    expect(stagesOf(queryPlanner.winningPlan)).not.toContain("SORT");
    expect(executionStats.nReturned).toBe(LIMIT);
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(LIMIT + HIDDEN.length + 2);
  });

  it("by name, of many people at once, costs an index seek a person and a key a row", async () => {
    await using stores = await openTestStores();
    const people = Array.from({ length: 12 }, (_, index) => `person_${index}`);
    for (const person of people)
      await befriend(stores, person, (index) => ({ nameKey: `n${index % 7}`, city: null, version: 0 }), 40);
    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    const limit = 5;

    const pages = db.aggregate([
      { $documents: people.map((_id) => ({ _id })) },
      {
        $lookup: {
          ...{ from: "friendships", localField: "_id", foreignField: "user", as: "rows" },
          pipeline: [{ $sort: sortOf(KEYSET_BY_ORDER.NAME) }, { $limit: limit }],
        },
      },
    ]);
    const explained = JSON.stringify(await pages.explain("executionStats"));

    const examined = [...explained.matchAll(/"totalKeysExamined":"?(\d+)/g)].map(([, keys]) => Number(keys));
    expect(examined.length).toBeGreaterThan(0);
    expect(Math.max(...examined)).toBeGreaterThanOrEqual(people.length * limit);
    expect(Math.max(...examined)).toBeLessThanOrEqual(people.length * (limit + 1));
  });
});

function befriend(
  stores: TestStores,
  person: string,
  listingOf: (index: number) => Listing,
  count = FRIENDS,
): Promise<unknown> {
  const bonds = Array.from({ length: count }, (_, index) => ({
    people: [person, `friend_${index}`] as const,
    since: new Date(FRIENDS - index),
    source: "SCAN" as const,
    listings: new Map([[`friend_${index}`, listingOf(index)]]),
  }));
  return inTransaction(stores.clients.social, (session) => stores.friendships.addMissing(bonds, session));
}
