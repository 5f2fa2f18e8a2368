import { heldRows } from "@kith/kit/held-rows.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { groupHeldSources, keeperEraser } from "../../subgraphs/commerce/src/group-accounts/erasure.ts";
import { castId, GROUP_ID } from "../cast.ts";
import { setScene } from "../check-data/scene.ts";
import { violations } from "../invariants.ts";
import { openTestStores, type TestStores } from "../stores.ts";

let stores: TestStores;
beforeAll(async () => {
  stores = await openTestStores();
  const scene = await setScene(stores);
  await scene[Symbol.asyncDispose]();
});
afterAll(() => stores?.[Symbol.asyncDispose]());

const rowsOf = async (collection: string, filter: object) =>
  stores.clients.commerce
    .db(`${stores.databasePrefix}commerce`)
    .collection(collection)
    .find(filter)
    .sort({ _id: 1 })
    .toArray();

async function heldOf(person: string): Promise<Record<string, number>> {
  const held = heldRows(groupHeldSources(stores.clients.commerce.db(`${stores.databasePrefix}commerce`)));
  const counts: Record<string, number> = {};
  for (let after: string | null = "0."; after !== null; ) {
    const { source, rows, next } = await held(person, after);
    counts[source] = rows.length;
    after = next;
  }
  return counts;
}

it("tells somebody what is held of what they did with common money", async () => {
  expect(await heldOf(castId("bob"))).toEqual({
    ...{ keeperChanges: 1, groupSpendings: 3, endedGroupSpendings: 0 },
  });
  expect(await heldOf(castId("carol"))).toEqual({
    ...{ keeperChanges: 1, groupSpendings: 0, endedGroupSpendings: 2 },
  });
});

it("takes whoever is gone from among the keepers with all they wrote, and keeps what moved", async () => {
  const erase = keeperEraser({ ...stores, now: () => new Date() });
  const before = await rowsOf("groupSpendings", { keeper: castId("bob") });

  await Promise.all([erase(castId("bob")), erase(castId("bob"))]);
  await erase(castId("bob"));

  const after = await rowsOf("groupSpendings", { keeper: castId("bob") });
  expect(after).toEqual(before.map((row) => ({ ...row, note: null })));
  const transfers = after.flatMap(({ transfer, postedBy }) => [transfer, postedBy ?? transfer]);
  for (const collection of ["transfers", "pendings"])
    for (const row of await rowsOf(collection, { _id: { $in: transfers } })) expect(row.note).toBeNull();
  for (const row of await rowsOf("entries", { transfer: { $in: transfers } })) expect(row.note).toBeNull();
  expect(await rowsOf("groupKeepers", { "keepers.user": castId("bob") })).toEqual([]);
  const acts = await rowsOf("keeperActs", { user: castId("bob") });
  expect(acts.map(({ act, by }) => [act, by])).toEqual([
    ["APPOINTED", castId("dan")],
    ["DISMISSED", castId("bob")],
  ]);
  // What others wrote stays.
  const [alone] = await rowsOf("groupSpendings", { keeper: castId("dan"), group: GROUP_ID });
  expect(alone?.note).toBe("路费");
  expect(await violations(stores)).toEqual([]);
});
