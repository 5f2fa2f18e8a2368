/** Keeps what is used, as much of it as fits. */
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
type Entry<Value> = { readonly value: Value; readonly bytes: number; isUsed: boolean };

/**
 * What has to make room is what was not used since its last turn, the oldest first. A hit only marks its entry: to move it in the
 * map with each hit would have the map made anew every few hits.
 *
 * @see CLOCK, or second chance: Corbató, "A Paging Experiment with the Multics System" (1968)
 */
export function sizedCache<Value>({ countMax, bytesMax, entryBytesMax }: Bounds): SizedCache<Value> {
  // A Map iterates in the order of insertion.
  const entries = new Map<string, Entry<Value>>();
  let bytesKept = 0;

  const remove = (key: string): void => {
    bytesKept -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  // Who is passed over comes round once more, unused then.
  const makeRoom = (bytes: number): void => {
    for (const [key, entry] of entries) {
      if (entries.size < countMax && bytesKept + bytes <= bytesMax) return;
      entries.delete(key);
      if (entry.isUsed) entries.set(key, { ...entry, isUsed: false });
      else bytesKept -= entry.bytes;
    }
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entry.isUsed = true;
      return entry.value;
    },
    set(key, value, bytes) {
      remove(key);
      if (bytes > entryBytesMax || bytes > bytesMax) return;
      makeRoom(bytes);
      entries.set(key, { value, bytes, isUsed: false });
      bytesKept += bytes;
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
