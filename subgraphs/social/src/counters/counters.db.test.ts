import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { foldCounters } from "./counter-fold.ts";
import { SHARDS_MAX } from "./model.ts";
import { spreadOf } from "./spread.ts";

const COUNTER = "likes:hot";
const TIMEOUT_MS = 120_000;
const HOUR_MS = 3_600_000;

const countedOf = async ({ counters }: TestStores) => (await counters.findValues([COUNTER])).get(COUNTER);
const rowsOf = ({ clients, databasePrefix }: TestStores) =>
  clients.social.db(`${databasePrefix}social`).collection("counterShards");
const inAnHour = () => new Date(Date.now() + 2 * HOUR_MS);

const spread = (stores: TestStores, changes: number) =>
  stores.counters
    .changeMany([{ counter: COUNTER, by: changes }], { shard: 0 })
    .then(() =>
      Promise.all(
        Array.from({ length: SHARDS_MAX - 1 }, (_, index) =>
          stores.counters.changeMany([{ counter: COUNTER, by: 1 }], { shard: index + 1 }),
        ),
      ),
    );

describe("a counter that is spread over rows", () => {
  it("is the sum of all changes, however many there are at once and whoever folds meanwhile", {
    timeout: TIMEOUT_MS,
  }, async () => {
    await using stores = await openTestStores();
    const { counters, clients } = stores;
    const processes = [spreadOf(), spreadOf()];
    let isCounting = true;
    const change = async (index: number) => {
      const by = index % 3 === 0 ? -1 : 1;
      const shard = processes[index % 2]?.choose(COUNTER) ?? 0;
      if (index % 5 === 0) return counters.changeMany([{ counter: COUNTER, by }], { shard });
      return inTransaction(clients.social, (session) =>
        counters.change({ counter: COUNTER, by }, { shard, session }),
      );
    };
    const folding = (async () => {
      while (isCounting) await foldCounters({ client: clients.social, counters, now: inAnHour });
    })();

    for (let wave = 0; wave < 12; wave += 1)
      await Promise.all(Array.from({ length: 60 }, (_, index) => change(index)));
    isCounting = false;
    await folding;

    expect(await countedOf(stores)).toBe(12 * (40 - 20));
  });

  it("is one row again when it was folded, with the same value", async () => {
    await using stores = await openTestStores();
    await spread(stores, 100);
    const before = await countedOf(stores);

    const folded = await foldCounters({ client: stores.clients.social, ...stores, now: inAnHour });

    expect([before, folded, await countedOf(stores)]).toEqual([163, 63, 163]);
    expect(await rowsOf(stores).countDocuments()).toBe(1);
  });

  it("is left alone while its rows are young", async () => {
    await using stores = await openTestStores();
    await spread(stores, 1);

    expect(await foldCounters({ client: stores.clients.social, ...stores, now: () => new Date() })).toBe(0);
  });

  it("counts beyond 32 bits", async () => {
    await using stores = await openTestStores();

    for (let round = 0; round < 3; round += 1)
      await stores.counters.changeMany([{ counter: COUNTER, by: 2_000_000_000 }], { shard: round % 2 });

    expect(await countedOf(stores)).toBe(6_000_000_000);
  });

  it("is read through an index, by its own rows alone", async () => {
    await using stores = await openTestStores();
    await spread(stores, 1);
    const others = Array.from({ length: 500 }, (_, index) => ({ counter: `likes:${index}`, by: 1 }));
    await stores.counters.changeMany(others, { shard: 0 });

    const explained = await rowsOf(stores).find({ counter: COUNTER }).explain("executionStats");

    expect(explained.executionStats.totalKeysExamined).toBeLessThanOrEqual(SHARDS_MAX + 1);
  });
});
