/** Lets who asks what is being asked already wait for that answer. */
export type InFlight = {
  shared<Result>(key: string, ask: () => Promise<Result>): Promise<Result>;
  /** Runs something that changes what questions are answered. */
  changing<Result>(change: () => Promise<Result>): Promise<Result>;
};

/**
 * Asks once what is asked several times at the same moment. A question that was under way before a change was done is not
 * joined after it: whoever changed something, or was told of it, would be answered as if it had not been.
 */
export function inFlight(): InFlight {
  // Bounded by what is under way.
  const pending = new Map<string, Promise<unknown>>();
  return {
    async shared<Result>(key: string, ask: () => Promise<Result>) {
      const known = pending.get(key) as Promise<Result> | undefined;
      if (known !== undefined) return await known;
      const asked = ask();
      pending.set(key, asked);
      try {
        return await asked;
      } finally {
        if (pending.get(key) === asked) pending.delete(key);
      }
    },
    async changing(change) {
      try {
        return await change();
      } finally {
        pending.clear();
      }
    },
  };
}
