const LOOK_EVERY_MS = 100;
const LOOKS = 3;

/** How late the event loop is, not now and then, which a large answer or the collection of garbage does, but again and again. */
export type EventLoopLag = {
  /** The least of the last three looks, a tenth of a second apart. */
  readonly standingMs: number;
  close(): void;
};

/** The measure alone. `look` is to be called every `LOOK_EVERY_MS`. */
export function lagMeasure(now: () => number) {
  const lags = new Float64Array(LOOKS);
  let looks = 0;
  let lookedAtMs = now();
  return {
    look(): void {
      const atMs = now();
      lags[looks % LOOKS] = Math.max(0, atMs - lookedAtMs - LOOK_EVERY_MS);
      looks += 1;
      lookedAtMs = atMs;
    },
    get standingMs(): number {
      return Math.min(...lags);
    },
  };
}

/** Looks ten times a second, by one timer. */
export function eventLoopLag(): EventLoopLag {
  const measure = lagMeasure(() => performance.now());
  const timer = setInterval(measure.look, LOOK_EVERY_MS).unref();
  return {
    get standingMs() {
      return measure.standingMs;
    },
    close: () => clearInterval(timer),
  };
}
