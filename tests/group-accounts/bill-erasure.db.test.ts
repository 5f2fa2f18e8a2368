import { heldRows } from "@kith/kit/held-rows.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { billEraser, billHeldSources } from "../../subgraphs/commerce/src/bills/erasure.ts";
import type { Bill, BillShare } from "../../subgraphs/commerce/src/bills/model.ts";
import { castId } from "../cast.ts";
import { splitBill } from "../check-data/bill-money.ts";
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

const db = () => stores.clients.commerce.db(`${stores.databasePrefix}commerce`);
const sharesByStatus = async () =>
  Object.groupBy(await db().collection<BillShare>("billShares").find().toArray(), ({ status }) => status);

it("tells somebody what is held of their bills, and not what was made of their words", async () => {
  const held = heldRows(billHeldSources(db()));

  const bills = await held(castId("carol"), null);
  const shares = await held(castId("bob"), "1.");

  expect([bills.source, bills.rows.length, shares.source, shares.rows.length]).toEqual([
    ...["bills", 1, "billShares", 1],
  ]);
  expect(bills.rows[0]).toContain("晚饭");
  expect(bills.rows[0]).not.toContain("requestHash");
});

it("erases what whoever is gone wrote, ends what is open on either side, and keeps what was paid", async () => {
  await splitBill(stores);
  const erase = billEraser({ ...stores, now: () => new Date() });

  await Promise.all([erase(castId("dan")), erase(castId("dan"))]);
  const afterDan = await sharesByStatus();
  await splitBill(stores);
  await erase(castId("carol"));

  expect([afterDan.PAID?.length, afterDan.CANCELLED?.length, afterDan.OPEN]).toEqual([2, 2, undefined]);
  expect(await sharesByStatus()).toMatchObject({ PAID: [{}, {}, {}], CANCELLED: [{}, {}, {}] });
  const bills = await db().collection<Bill>("bills").find().toArray();
  expect(bills.map(({ title, requestHash }) => [title, requestHash])).toEqual(bills.map(() => [null, null]));
  expect(await violations(stores)).toEqual([]);
});
