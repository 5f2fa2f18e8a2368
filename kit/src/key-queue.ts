import { ApiError } from "./api-error.ts";

type Options = {
  /** How many acts may be waiting or running in all. */
  readonly waitersMax: number;
  /** How long an act may wait for its turn: whoever asked for it has given up by then. */
  readonly waitMaxMs?: number;
};

const WAIT_MAX_MS = 5_000;

/** Runs acts one after the other where they share a key, and side by side where they do not. */
export type KeyQueue = { run<Result>(keys: readonly string[], act: () => Promise<Result>): Promise<Result> };

/**
 * A queue for each key, so that writers of the same document in this process wait for each other instead of meeting in the
 * database, where all but one of them would have to begin again. Other processes are still met there.
 */
export function keyQueue({ waitersMax, waitMaxMs = WAIT_MAX_MS }: Options): KeyQueue {
  const lastByKey = new Map<string, Promise<unknown>>();
  let waiters = 0;

  return {
    /**
     * @param keys What the act writes to. All of them are queued for at once, so that no two acts wait for each other.
     * @throws ApiError SUBGRAPH_UNAVAILABLE when too many wait already, or when its turn comes too late; nothing was done.
     */
    async run(keys, act) {
      if (waiters >= waitersMax) throw tooBusy();
      waiters += 1;
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
        for (const key of keys) if (lastByKey.get(key) === done) lastByKey.delete(key);
      }
    },
  };
}

const tooBusy = () => new ApiError("SUBGRAPH_UNAVAILABLE", "Too many wait for the same thing: try again.");
