import type { CounterStore } from "../../subgraphs/social/src/counters/counter-store.ts";
import { SHARDS_MAX } from "../../subgraphs/social/src/counters/model.ts";
import { type Figures, measure } from "../load/measure.ts";

const COUNTERS = 20;
const CONNECTIONS = 8;

type Read = { readonly name: string; readonly figures: Figures };

/** Reads the counters of a page of twenty accounts: of accounts that hardly change, and of accounts that all change at once. */
export async function measureReads(counters: CounterStore, seconds: number): Promise<Read[]> {
  const reads: Read[] = [];
  for (const shards of [1, SHARDS_MAX]) {
    const ids = Array.from({ length: COUNTERS }, (_, index) => `read-${shards}-${index}`);
    const changes = ids.map((counter) => ({ counter, by: 1 }));
    for (let shard = 0; shard < shards; shard += 1) await counters.changeMany(changes, { shard });
    const figures = await measure(() => counters.findValues(ids), { connections: CONNECTIONS, seconds });
    reads.push({ name: `${COUNTERS} counters of ${shards} ${shards === 1 ? "row" : "rows"} each`, figures });
  }
  return reads;
}
