import type { CounterStore } from "./counter-store.ts";
import type { CounterId } from "./model.ts";

export type CounterBuffer = ReturnType<typeof counterBuffer>;

const FLUSH_EVERY_MS = 1_000;
const COUNTERS_MAX = 100_000;
const COUNTERS_PER_COMMAND_MAX = 1_000;

type Parts = {
  readonly counters: Pick<CounterStore, "changeMany">;
  /** The row that this process writes to, 0 to 63. */
  readonly shard: number;
  readonly flushEveryMs?: number;
};

/**
 * Counts in memory what need not be exact, and writes the sums once a second: a million changes of one counter a minute
 * are sixty writes a process.
 *
 * A process that is killed loses what it counted within that second, and so does a write that fails: what may have been
 * written is not written again, since rather too few are counted than too many.
 */
export function counterBuffer({ counters, shard, flushEveryMs = FLUSH_EVERY_MS }: Parts) {
  let changes = new Map<CounterId, number>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  /** Writes what was counted so far. Never rejects. */
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(async () => {
      const written = [...changes].map(([counter, by]) => ({ counter, by }));
      changes = new Map();
      for (let from = 0; from < written.length; from += COUNTERS_PER_COMMAND_MAX)
        await counters
          .changeMany(written.slice(from, from + COUNTERS_PER_COMMAND_MAX), { shard })
          .catch(() => {});
    });
    return writing;
  };

  return {
    flush,

    /** @returns Whether it was counted: not where 100,000 counters wait to be written. */
    add(counter: CounterId, by: number): boolean {
      const before = changes.get(counter);
      if (before === undefined && changes.size >= COUNTERS_MAX) return false;
      changes.set(counter, (before ?? 0) + by);
      timer ??= setTimeout(flush, flushEveryMs).unref();
      return true;
    },
  };
}
