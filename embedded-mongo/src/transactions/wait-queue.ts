import type { Key } from "../store/storage.ts";

/**
 * Who waits for which key, first come first served. A key that is let go wakes one waiter, not all of them: on a
 * document that everybody wants, a hundred woken writers would do a hundred times the work for one of them to win.
 */
export type WaitQueue = {
  /** @returns false when the time was over first. */
  wait(key: Key, maxMs: number): Promise<boolean>;
  /** The key is free, or its woken waiter did not take it: the next may try. */
  wakeNext(key: Key): void;
};

export function createWaitQueue(): WaitQueue {
  const queues = new Map<Key, Set<(isFree: boolean) => void>>();

  const leave = (key: Key, waiter: (isFree: boolean) => void) => {
    const queue = queues.get(key);
    queue?.delete(waiter);
    if (queue?.size === 0) queues.delete(key);
  };

  return {
    wait(key, maxMs) {
      return new Promise((resolve) => {
        const waiter = (isFree: boolean) => {
          clearTimeout(timer);
          leave(key, waiter);
          resolve(isFree);
        };
        const timer = setTimeout(waiter, Math.max(maxMs, 0), false);
        timer.unref();
        const queue = queues.get(key);
        if (queue) queue.add(waiter);
        else queues.set(key, new Set([waiter]));
      });
    },
    wakeNext(key) {
      const [first] = queues.get(key) ?? [];
      first?.(true);
    },
  };
}
