import { sizedCache } from "./sized-cache.ts";

/** Makes a value once a key and keeps the ones that are used. */
export type BoundedCache<Value> = {
  /** @param bytesOf What it takes to keep the value, asked once it is made; where only their number matters, nothing. */
  get(key: string, make: () => Value, bytesOf?: () => number): Value;
  /** Puts another value in the place of one that is kept. */
  replace(key: string, value: Value, bytes?: number): void;
  delete(key: string): void;
  readonly size: number;
};

/**
 * @param sizeMax How many entries are kept.
 * @param bytesMax What they may take together: to be given where a client decides how much one takes.
 */
export function boundedCache<Value extends NonNullable<unknown>>(
  sizeMax: number,
  bytesMax = Number.POSITIVE_INFINITY,
): BoundedCache<Value> {
  const entries = sizedCache<Value>({ countMax: sizeMax, bytesMax, entryBytesMax: bytesMax });
  return {
    get(key, make, bytesOf) {
      const known = entries.get(key);
      if (known !== undefined) return known;
      const value = make();
      entries.set(key, value, bytesOf?.() ?? 0);
      return value;
    },
    replace(key, value, bytes = 0) {
      if (entries.get(key) !== undefined) entries.set(key, value, bytes);
    },
    delete: entries.delete,
    get size() {
      return entries.size;
    },
  };
}
