/** How long something is of use: until its deadline, or until nobody wants it any more. */
export type Life = {
  /** On the clock of `performance.now()`. */
  readonly endsAtMs: number;
  /** Why it is over; null: it is not. */
  readonly over: Error | null;
  /** Calls the listener once, when it is over: at once, if it is. */
  add(listener: (reason: Error) => void): void;
  remove(listener: (reason: Error) => void): void;
};
export type EndableLife = Life & { end(reason: Error): void };

/** @param endsAtMs What it says of itself: `lifeUntil` also ends it then. */
export function newLife(endsAtMs: number): EndableLife {
  // One listener for each call that is under way.
  const listeners = new Set<(reason: Error) => void>();
  const life: EndableLife & { over: Error | null } = {
    endsAtMs,
    over: null,
    add(listener) {
      if (life.over === null) listeners.add(listener);
      else listener(life.over);
    },
    remove: (listener) => void listeners.delete(listener),
    end(reason) {
      if (life.over !== null) return;
      life.over = reason;
      const told = [...listeners];
      listeners.clear();
      for (const listener of told) listener(reason);
    },
  };
  return life;
}

/** A life that nothing ends. */
export const endless = (): Life => newLife(Number.POSITIVE_INFINITY);

/** Waits for what goes on for others too. @throws What ends the life, as soon as it is over. */
export function whileWanted<Result>(answer: Promise<Result>, life: Life): Promise<Result> {
  return new Promise((resolve, reject) => {
    life.add(reject);
    answer.then(resolve, reject).finally(() => life.remove(reject));
  });
}

/** The request's time is over, or its client gone: told apart from a subgraph that fails, which is not to blame. */
export class RequestOver extends Error {
  override readonly name = "RequestOver";
}

/** A life that ends after so many milliseconds. `finish` is to be called when all is done. */
export function lifeUntil(deadlineMs: number): { readonly life: EndableLife; finish(): void } {
  const life = newLife(performance.now() + deadlineMs);
  // Nearly always of the same length: for Node, timers of one length are one list.
  const timer = setTimeout(() => life.end(deadlineOver(deadlineMs)), deadlineMs);
  return { life, finish: () => clearTimeout(timer) };
}

const deadlineOver = (deadlineMs: number) => new RequestOver(`the ${deadlineMs} ms of the request are over`);
export const clientGone = () => new RequestOver("the client has hung up");
