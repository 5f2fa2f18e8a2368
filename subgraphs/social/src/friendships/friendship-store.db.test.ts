import { filterAfter, sortOf } from "@kith/kit/keyset.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { openTestStores } from "../../../../tests/stores.ts";
import { KEYSET_BY_ORDER } from "./model.ts";

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
      const bonds = Array.from({ length: FRIENDS }, (_, index) => ({
        people: ["me", `friend_${index}`] as const,
        since: new Date(FRIENDS - index),
        source: "SCAN" as const,
      }));
      await inTransaction(stores.clients.social, (session) => stores.friendships.addMissing(bonds, session));
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
});
