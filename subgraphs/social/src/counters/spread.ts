import { type CounterId, SHARDS_MAX } from "./model.ts";

export type Spread = ReturnType<typeof spreadOf>;

const WINDOW_MS = 1_000;
/** How many changes in a second one row takes without those who write it getting into each other's way. */
const CHANGES_PER_SHARD_MAX = 4;
const COUNTERS_MAX = 10_000;

type Parts = { readonly nowMs?: () => number; readonly random?: () => number };

/**
 * Chooses the row that a change of a counter goes to, by how often this process has changed that counter within the last
 * second: one row up to 4 times, and the next power of two from there on, up to 64. So a counter that hardly changes is
 * one row to read, and one that everybody changes is never one row to write.
 *
 * Each process begins at a row of its own, drawn at its start, so that processes do not meet either.
 */
export function spreadOf({ nowMs = Date.now, random = Math.random }: Parts = {}) {
  const home = Math.floor(random() * SHARDS_MAX);
  let changes = new Map<CounterId, number>();
  let beganAtMs = nowMs();

  return {
    home,

    /** @returns 0 to 63. */
    choose(counter: CounterId): number {
      const now = nowMs();
      if (now - beganAtMs >= WINDOW_MS || changes.size >= COUNTERS_MAX) {
        changes = new Map();
        beganAtMs = now;
      }
      const count = (changes.get(counter) ?? 0) + 1;
      changes.set(counter, count);
      return (home + Math.floor(random() * shardsFor(count))) % SHARDS_MAX;
    },
  };
}

function shardsFor(changesPerSecond: number): number {
  const needed = Math.ceil(changesPerSecond / CHANGES_PER_SHARD_MAX);
  return Math.min(SHARDS_MAX, 2 ** Math.ceil(Math.log2(needed)));
}
