import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { openTestStores } from "../../../tests/stores.ts";
import { counterOf } from "./counters/model.ts";
import { socialServices } from "./services.ts";

const HOUR_MS = 3_600_000;

describe("the upkeep of the friend graph", () => {
  it("does each of its chores, whichever of the others fails, and says what failed", async () => {
    await using stores = await openTestStores();
    const { social } = stores.clients;
    const change = { counter: counterOf("followers", "account"), by: 3 };
    await inTransaction(social, (session) => stores.counters.change(change, { shard: 7, session }));
    const findOldest = () => Promise.reject(new Error("cannot be read"));
    const services = socialServices({
      ...{ client: social, ...stores, postRemovals: { ...stores.postRemovals, findOldest } },
      now: () => new Date(Date.now() + 2 * HOUR_MS),
    });

    const failure = await services.upkeep(AbortSignal.timeout(10_000)).catch((error: unknown) => error);

    expect((failure as AggregateError).errors).toEqual([new Error("cannot be read")]);
    const shards = social.db(`${stores.databasePrefix}social`).collection("counterShards");
    expect(await shards.find({}, { projection: { _id: 0 } }).toArray()).toEqual([
      { counter: change.counter, value: 3 },
    ]);
  });
});
