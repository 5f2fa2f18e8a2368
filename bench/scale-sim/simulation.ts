import type { Act } from "./load.ts";
import type { ShardKey } from "./shard-keys.ts";

/** What a load does to the shards of a cluster. */
export type Outcome = {
  readonly key: string;
  /** How many shards a page asks, and how many begin a friendship, on average. */
  readonly shardsPerPage: number;
  readonly shardsPerWrite: number;
  /** The share of all reads, and of all writes, that the busiest shard has to bear. */
  readonly hotReadShare: number;
  readonly hotWriteShare: number;
  /** The work of the busiest shard, as a multiple of its share of a load that asks one shard an act and all alike. */
  readonly hotTimesEven: number;
};

/** Runs a load against several shard keys at once. @param shards How many there are. */
export function simulate(load: Iterable<Act>, keys: readonly ShardKey[], shards: number): Outcome[] {
  const tallies = keys.map(() => ({ reads: new Float64Array(shards), writes: new Float64Array(shards) }));
  const acts = { page: 0, befriend: 0 };
  for (const act of load) {
    acts[act.kind] += 1;
    for (const [index, key] of keys.entries()) {
      const tally = act.kind === "page" ? tallies[index]?.reads : tallies[index]?.writes;
      for (const shard of key.shardsOf(act)) if (tally) tally[shard] = (tally[shard] ?? 0) + 1;
    }
  }
  return keys.map(({ name }, index) => {
    const { reads = new Float64Array(), writes = new Float64Array() } = tallies[index] ?? {};
    const work = reads.map((read, shard) => read + (writes[shard] ?? 0));
    // A friendship has two rows, whichever way they are placed.
    const evenWork = (acts.page + 2 * acts.befriend) / shards;
    return {
      key: name,
      shardsPerPage: sumOf(reads) / acts.page,
      shardsPerWrite: sumOf(writes) / acts.befriend,
      hotReadShare: Math.max(...reads) / sumOf(reads),
      hotWriteShare: Math.max(...writes) / sumOf(writes),
      hotTimesEven: Math.max(...work) / evenWork,
    };
  });
}

const sumOf = (figures: Float64Array): number => figures.reduce((sum, figure) => sum + figure, 0);
