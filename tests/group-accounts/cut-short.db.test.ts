import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Stores } from "../../scripts/database/stores.ts";
import { violations } from "../invariants.ts";
import { START_MS } from "../ledger/runs.ts";
import { openTestStores, type TestStores } from "../stores.ts";
import { emptyModel } from "./model.ts";
import { endOf, subjectOn } from "./subject.ts";

let stores: TestStores;
beforeAll(async () => {
  stores = await openTestStores();
});
afterAll(() => stores?.[Symbol.asyncDispose]());

/** The same stores, with a ledger that dies between what an act writes and the commit. */
const dying = (): Stores => ({
  ...stores,
  ledger: {
    ...stores.ledger,
    transact: (act) =>
      stores.ledger.transact(async (session) => {
        await act(session);
        throw new Error("killed");
      }),
  },
});

it("leaves nothing of an act that is cut short before the commit, and its key is good for it afterwards", async () => {
  const model = emptyModel(START_MS);
  const [sound, cut] = [subjectOn(stores, model), subjectOn(dying(), model)];
  await sound.fund();
  for (const keeper of [0, 1]) await sound.appoint(0, keeper);
  await sound.contribute(1, 200_000n);
  const proposed = await sound.spend(0, 2, 110_000n);
  const bill = await sound.split(0, [2, 3], 200n);
  const before = await sound.balances();
  const key = () => randomUUID();
  const acts = [key(), key(), key(), key(), key()].map((one, index) => (subject: typeof sound) => {
    if (index === 0) return subject.contribute(3, 5n, one);
    if (index === 1) return subject.spend(0, 3, 7n, one);
    if (index === 2) return subject.approve(1, proposed._id, one);
    return index === 3 ? subject.pay(2, bill._id, one) : subject.split(1, [2, 3], 100n, one);
  });

  for (const act of acts) await expect(act(cut)).rejects.toThrow("killed");
  await expect(cut.reject(0, proposed._id)).rejects.toThrow("killed");
  await expect(cut.decline(3, bill._id)).rejects.toThrow("killed");
  await expect(cut.cancel(0, bill._id)).rejects.toThrow("killed");
  await expect(cut.dismiss(0, 1)).rejects.toThrow("killed");

  expect(await sound.balances()).toEqual(before);
  expect(await violations(stores)).toEqual([]);
  const ends: string[] = [];
  for (const act of acts) ends.push(await endOf(act(sound)));
  expect(ends).toEqual(["done", "POSTED", "POSTED", "PAID", "done"]);
  expect(await endOf(sound.decline(3, bill._id))).toBe("DECLINED");
  expect(await violations(stores)).toEqual([]);
});
