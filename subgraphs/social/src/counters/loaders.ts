import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { CounterStore } from "./counter-store.ts";
import type { CounterId } from "./model.ts";

/** The way to a counter, new for each request: all counters that it asks for are one command. */
export function counterLoaders(counters: CounterStore) {
  const countByCounter = batchLoaderOf<CounterId, number>({
    name: "countByCounter",
    async loadMany(ids) {
      const valueById = await counters.findValues(ids);
      return ids.map((id) => valueById.get(id) ?? 0);
    },
  });
  return {
    countByCounter,
    /** The same for counts that may be more than 32 bits hold. */
    bigCountOf: async (counter: CounterId): Promise<bigint> => BigInt(await countByCounter.load(counter)),
  };
}
