import type { Life } from "./request-life.ts";

export type BulkheadOptions = {
  readonly inFlightMax: number;
  readonly queueMax: number;
  readonly waitMaxMs: number;
};

/** There is no room for one more call. */
export class NoRoom extends Error {
  override readonly name = "NoRoom";
}

type Waiter = { isWaiting: boolean; readonly go: () => void };

/** Bounds what is under way to one subgraph, so that a slow one does not take connections, memory and time from the others. */
export function bulkhead({ inFlightMax, queueMax, waitMaxMs }: BulkheadOptions) {
  let inFlight = 0;
  let waiting = 0;
  // First come, first served. Who has left stays until its turn, which bounds it by what comes in within `waitMaxMs`.
  let queue: Waiter[] = [];

  const nextWaiting = (): Waiter | undefined => {
    let next = queue.shift();
    while (next !== undefined && !next.isWaiting) next = queue.shift();
    return next;
  };

  return {
    /** @returns Whether there was room at once; else `wait` for it. */
    tryEnter(): boolean {
      if (inFlight >= inFlightMax) return false;
      inFlight += 1;
      return true;
    },

    /**
     * Waits for room, until the life is over at the latest.
     *
     * @throws NoRoom when too many wait, or when it takes too long. What ended the life.
     */
    async wait(life: Life): Promise<void> {
      if (waiting >= queueMax) throw new NoRoom(`${inFlight} calls are under way and ${waiting} wait`);
      if (queue.length > 2 * queueMax) queue = queue.filter(({ isWaiting }) => isWaiting);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const waiter: Waiter = { isWaiting: true, go: resolve };
      const leave = (reason: Error) => {
        if (!waiter.isWaiting) return;
        waiter.isWaiting = false;
        reject(reason);
      };
      const timer = setTimeout(() => leave(new NoRoom(`no room within ${waitMaxMs} ms`)), waitMaxMs);
      life.add(leave);
      queue.push(waiter);
      waiting += 1;
      try {
        await promise;
      } finally {
        waiting -= 1;
        clearTimeout(timer);
        life.remove(leave);
      }
    },

    /** To be called when a call is over that was let in. Its place goes to whoever waits longest. */
    leave(): void {
      const next = nextWaiting();
      if (next === undefined) {
        inFlight -= 1;
        return;
      }
      next.isWaiting = false;
      next.go();
    },

    get inFlight(): number {
      return inFlight;
    },
    get waiting(): number {
      return waiting;
    },
  };
}
