/** Makes a value once a key and keeps the ones that were used last. */
export type BoundedCache<Value> = {
  get(key: string, make: () => Value): Value;
  /** Puts another value in the place of one that is kept. */
  replace(key: string, value: Value): void;
  delete(key: string): void;
  readonly size: number;
};

/** @param sizeMax How many entries are kept. */
export function boundedCache<Value>(sizeMax: number): BoundedCache<Value> {
  // A Map iterates in the order of insertion: the first entry is the one that was not used for the longest time.
  const entries = new Map<string, Value>();
  return {
    get(key, make) {
      const known = entries.get(key);
      const value = known === undefined ? make() : known;
      entries.delete(key);
      entries.set(key, value);
      const oldest = entries.keys().next();
      if (entries.size > sizeMax && !oldest.done) entries.delete(oldest.value);
      return value;
    },
    replace(key, value) {
      if (entries.has(key)) entries.set(key, value);
    },
    delete: (key) => void entries.delete(key),
    get size() {
      return entries.size;
    },
  };
}
