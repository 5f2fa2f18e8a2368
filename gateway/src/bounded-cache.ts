import { sizedCache } from "./sized-cache.ts";

/** Makes a value once a key and keeps the ones that are used. */
export type BoundedCache<Value> = {
  get(key: string, make: () => Value): Value;
  /** Puts another value in the place of one that is kept. */
  replace(key: string, value: Value): void;
  delete(key: string): void;
  readonly size: number;
};

/** @param sizeMax How many entries are kept. */
export function boundedCache<Value extends NonNullable<unknown>>(sizeMax: number): BoundedCache<Value> {
  const entries = sizedCache<Value>({ countMax: sizeMax, bytesMax: sizeMax, entryBytesMax: 1 });
  return {
    get(key, make) {
      const known = entries.get(key);
      if (known !== undefined) return known;
      const value = make();
      entries.set(key, value, 1);
      return value;
    },
    replace(key, value) {
      if (entries.get(key) !== undefined) entries.set(key, value, 1);
    },
    delete: entries.delete,
    get size() {
      return entries.size;
    },
  };
}
