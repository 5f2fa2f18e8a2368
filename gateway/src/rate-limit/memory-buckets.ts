import { type Buckets, neededFor } from "./bucket.ts";

type Level = { readonly level: number; readonly atMs: number };

/** Buckets that are remembered: those that were used last. One that is forgotten is full again. */
const BUCKETS_MAX = 100_000;

/** Keeps buckets in this process. */
export function memoryBuckets({
  bucketsMax = BUCKETS_MAX,
  nowMs = () => performance.now(),
}: {
  readonly bucketsMax?: number;
  readonly nowMs?: () => number;
} = {}): Buckets {
  // A Map iterates in the order of insertion: the first entry is the one that was not used for the longest time.
  const levelByKey = new Map<string, Level>();

  const keep = (key: string, level: Level): void => {
    levelByKey.delete(key);
    levelByKey.set(key, level);
    const oldest = levelByKey.keys().next();
    if (levelByKey.size > bucketsMax && !oldest.done) levelByKey.delete(oldest.value);
  };

  return {
    take(buckets, cost, isForced = false) {
      const atMs = nowMs();
      const levels = buckets.map(({ key, rate }) => {
        const known = levelByKey.get(key);
        if (known === undefined) return rate.burst;
        return Math.min(rate.burst, known.level + ((atMs - known.atMs) * rate.perSecond) / 1_000);
      });
      const isAllowed =
        isForced || buckets.every(({ rate }, index) => (levels[index] ?? 0) >= neededFor(cost, rate));
      if (!isAllowed) return { isAllowed, levels };
      const left = levels.map((level) => level - cost);
      for (const [index, { key }] of buckets.entries()) keep(key, { level: left[index] ?? 0, atMs });
      return { isAllowed, levels: left };
    },
    close: async () => {},
  };
}
