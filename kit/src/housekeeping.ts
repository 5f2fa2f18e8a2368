const EVERY_MS = 60_000;

type Parts = {
  /** Does what there is to do, once; rejects when it is cut short. */
  readonly upkeep: (signal: AbortSignal) => Promise<void>;
  readonly warn: (error: unknown, message: string) => void;
};

/**
 * Does once a minute what nobody waits for, unless it is under way still. Every process does it; what one of them leaves half
 * done, whichever comes next goes on with.
 */
export function startHousekeeping({ upkeep, warn }: Parts): { close(): Promise<void> } {
  const ending = new AbortController();
  let underWay: Promise<void> | undefined;
  const keep = async () => {
    try {
      await upkeep(ending.signal);
    } catch (error) {
      if (!ending.signal.aborted) warn(error, "housekeeping was cut short and goes on in a minute");
    }
    underWay = undefined;
  };
  const timer = setInterval(() => {
    underWay ??= keep();
  }, EVERY_MS).unref();

  return {
    async close() {
      clearInterval(timer);
      ending.abort();
      await underWay;
    },
  };
}

/** Does several such things, none of which is to wait for another one that takes long. */
export function startHousekeepingOf(
  upkeeps: readonly Parts["upkeep"][],
  warn: Parts["warn"],
): { close(): Promise<void> } {
  const all = upkeeps.map((upkeep) => startHousekeeping({ upkeep, warn }));
  return { close: async () => void (await Promise.all(all.map(({ close }) => close()))) };
}
