import { ApiError } from "./api-error.ts";

type Options = {
  /** How many acts may be waiting or running in all. */
  readonly waitersMax: number;
  /** How many of them for one key: half of all unless said otherwise, so that what everybody wants at once leaves room for the rest. */
  readonly waitersPerKeyMax?: number;
  /** How long an act may wait for its turn: whoever asked for it has given up by then. */
  readonly waitMaxMs?: number;
};

const WAIT_MAX_MS = 5_000;

/** Runs acts one after the other where they share a key, and side by side where they do not. */
export type KeyQueue = { run<Result>(about: readonly string[], act: () => Promise<Result>): Promise<Result> };

/**
 * A queue for each key, so that writers of the same document in this process wait for each other instead of meeting in the
 * database, where all but one of them would have to begin again. Other processes are still met there.
 */
export function keyQueue({
  waitersMax,
  waitersPerKeyMax = Math.ceil(waitersMax / 2),
  waitMaxMs = WAIT_MAX_MS,
}: Options): KeyQueue {
  const lastByKey = new Map<string, Promise<unknown>>();
  const waitersByKey = new Map<string, number>();
  let waiters = 0;
  const waitersFor = (key: string): number => waitersByKey.get(key) ?? 0;
  const isFullFor = (key: string): boolean => waitersFor(key) >= waitersPerKeyMax;

  return {
    /**
     * @param about What the act writes to, by key. All of them are queued for at once, so that no two acts wait for each other.
     * @throws ApiError SUBGRAPH_UNAVAILABLE when too many wait already, or when its turn comes too late; nothing was done.
     */
    async run(about, act) {
      const keys = [...new Set(about)];
      if (waiters >= waitersMax || keys.some(isFullFor)) throw tooBusy();
      waiters += 1;
      for (const key of keys) waitersByKey.set(key, waitersFor(key) + 1);
      const before = Promise.allSettled(keys.map((key) => lastByKey.get(key)));
      const queuedAtMs = performance.now();
      const done = before.then(() => {
        if (performance.now() - queuedAtMs > waitMaxMs) throw tooBusy();
        return act();
      });
      for (const key of keys) lastByKey.set(key, done);

      try {
        return await done;
      } finally {
        waiters -= 1;
        for (const key of keys) {
          waitersByKey.set(key, waitersFor(key) - 1);
          // Whoever came last leaves nobody behind.
          if (lastByKey.get(key) === done) {
            lastByKey.delete(key);
            waitersByKey.delete(key);
          }
        }
      }
    },
  };
}

const tooBusy = () => new ApiError("SUBGRAPH_UNAVAILABLE", "Too many wait for the same thing: try again.");
