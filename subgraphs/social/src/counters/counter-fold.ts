import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type { CounterStore } from "./counter-store.ts";
import type { CounterShard } from "./model.ts";

const SPARE_AGE_MIN_MS = 3_600_000;
const SHARDS_PER_ROUND_MAX = 1_000;
/** As many rows as one transaction moves: who changes one of them meanwhile has to begin again. */
const SHARDS_PER_TRANSACTION_MAX = 64;

type Parts = {
  readonly client: MongoClient;
  readonly counters: CounterStore;
  readonly now: () => Date;
  /** Ends the folding between two transactions. */
  readonly signal?: AbortSignal;
};

/**
 * Folds rows of counters that are an hour old into the first row of each, so that a counter that was changed by many once
 * is cheap to read from then on. Two that fold at once, or fold what somebody changes, meet in the database: no change is
 * lost or counted twice.
 *
 * @returns How many rows were folded, 1,000 at most.
 */
export async function foldCounters({ client, counters, now, signal }: Parts): Promise<number> {
  const spares = await counters.findSpares(
    new Date(now().getTime() - SPARE_AGE_MIN_MS),
    SHARDS_PER_ROUND_MAX,
  );
  let folded = 0;
  for (let from = 0; from < spares.length; from += SHARDS_PER_TRANSACTION_MAX) {
    signal?.throwIfAborted();
    const ids = spares.slice(from, from + SHARDS_PER_TRANSACTION_MAX).map(({ _id }) => _id);
    folded += await inTransaction(client, async (session) => {
      const rows = await counters.findByIds(ids, session);
      if (rows.length === 0) return 0;
      await counters.removeByIds(
        rows.map(({ _id }) => _id),
        session,
      );
      await counters.changeMany(sumsOf(rows), { shard: 0, session });
      return rows.length;
    });
  }
  return folded;
}

const sumsOf = (rows: readonly CounterShard[]) =>
  [...Map.groupBy(rows, ({ counter }) => counter)].map(([counter, shards]) => ({
    counter,
    by: shards.reduce((sum, { value }) => sum + Number(value), 0),
  }));
