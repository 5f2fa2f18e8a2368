import { sortOf } from "@kith/kit/keyset.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { membershipOf, NEWEST_MEMBERS_KEYSET } from "./model.ts";

const PEOPLE = 20;
const GROUPS_EACH = 60;
/** Of each person's groups, how many are looked for. */
const SHARED = 2;

type Explained = {
  queryPlanner: { winningPlan: { stage: string; inputStage?: { stage: string } } };
  executionStats: { totalKeysExamined: number; nReturned: number };
};

describe("memberships", () => {
  let stores: TestStores;
  const people = Array.from({ length: PEOPLE }, (_, index) => `person_${String(index).padStart(2, "0")}`);
  const shared = Array.from({ length: SHARED }, (_, index) => `group_shared_${index}`);
  const rows = () => stores.clients.groups.db(`${stores.databasePrefix}groups`).collection("memberships");
  beforeAll(async () => {
    stores = await openTestStores();
    const places = people.flatMap((user) => {
      const own = Array.from({ length: GROUPS_EACH - SHARED }, (_, index) => `group_${user}_${index}`);
      return [...own, ...shared].map((group, index) =>
        membershipOf({ group, user, role: "MEMBER", joinedAt: new Date(index) }),
      );
    });
    await inTransaction(stores.clients.groups, (session) => stores.memberships.addMissing(places, session));
  });
  afterAll(() => stores?.[Symbol.asyncDispose]());

  it("that people share are found without reading all of anybody's", async () => {
    const found = rows().find(
      { $and: [{ user: { $in: people }, group: { $in: shared } }, {}] },
      { projection: { _id: 0, user: 1, group: 1 } },
    );
    const { executionStats } = (await found.explain("executionStats")) as unknown as Explained;

    expect(executionStats.nReturned).toBe(PEOPLE * SHARED);
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(PEOPLE * (SHARED + 2));
    expect(await stores.memberships.findAmong(people, shared, {})).toHaveLength(PEOPLE * SHARED);
  });

  it("of the newest members of a group are read from an index alone", async () => {
    const newest = rows().find({ group: "group_shared_0" }).sort(sortOf(NEWEST_MEMBERS_KEYSET)).limit(5);
    const { queryPlanner, executionStats } = (await newest.explain("executionStats")) as unknown as Explained;

    expect(JSON.stringify(queryPlanner.winningPlan)).not.toContain('"SORT"');
    expect(executionStats.totalKeysExamined).toBe(5);
  });
});
