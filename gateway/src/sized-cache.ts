/** Keeps what was used last, as much of it as fits. */
export type SizedCache<Value> = {
  get(key: string): Value | undefined;
  /** Keeps nothing that is larger than an entry may be. */
  set(key: string, value: Value, bytes: number): void;
  delete(key: string): void;
  clear(): void;
  readonly size: number;
  readonly bytes: number;
};

type Bounds = { readonly countMax: number; readonly bytesMax: number; readonly entryBytesMax: number };

export function sizedCache<Value>({ countMax, bytesMax, entryBytesMax }: Bounds): SizedCache<Value> {
  // A Map iterates in the order of insertion: the first entry is the one that was not used for the longest time.
  const entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
  let bytesKept = 0;

  const remove = (key: string): void => {
    bytesKept -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, bytes) {
      remove(key);
      if (bytes > entryBytesMax || bytes > bytesMax) return;
      entries.set(key, { value, bytes });
      bytesKept += bytes;
      for (const oldest of entries.keys()) {
        if (entries.size <= countMax && bytesKept <= bytesMax) break;
        remove(oldest);
      }
    },
    delete: remove,
    clear() {
      entries.clear();
      bytesKept = 0;
    },
    get size() {
      return entries.size;
    },
    get bytes() {
      return bytesKept;
    },
  };
}
