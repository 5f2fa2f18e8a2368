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
 * Folds rows of counters that are an hour old into the first row of each, until there are none, so that a counter that was
 * changed by many once is cheap to read from then on. Two that fold at once, or fold what somebody changes, meet in the
 * database: no change is lost or counted twice.
 *
 * @returns How many rows were folded.
 */
export async function foldCounters(parts: Parts): Promise<number> {
  const before = new Date(parts.now().getTime() - SPARE_AGE_MIN_MS);
  let folded = 0;
  for (let found = SHARDS_PER_ROUND_MAX; found === SHARDS_PER_ROUND_MAX; ) {
    const spares = await parts.counters.findSpares(before, SHARDS_PER_ROUND_MAX);
    found = spares.length;
    for (let from = 0; from < found; from += SHARDS_PER_TRANSACTION_MAX)
      folded += await foldSome(spares.slice(from, from + SHARDS_PER_TRANSACTION_MAX), parts);
  }
  return folded;
}

function foldSome(spares: readonly CounterShard[], { client, counters, signal }: Parts): Promise<number> {
  signal?.throwIfAborted();
  return inTransaction(client, async (session) => {
    const rows = await counters.findByIds(
      spares.map(({ _id }) => _id),
      session,
    );
    if (rows.length === 0) return 0;
    await counters.removeByIds(
      rows.map(({ _id }) => _id),
      session,
    );
    await counters.changeMany(sumsOf(rows), { shard: 0, session });
    return rows.length;
  });
}

const sumsOf = (rows: readonly CounterShard[]) =>
  [...Map.groupBy(rows, ({ counter }) => counter)].map(([counter, shards]) => ({
    counter,
    by: shards.reduce((sum, { value }) => sum + Number(value), 0),
  }));
