import type { Entry, Key, RangeCursor, RangeOptions, View, Write } from "./storage.ts";

/** Uncommitted writes on top of a view: own writes are visible to own reads, in order, removals included. */
export interface Overlay extends View {
  put(key: Key, value: Uint8Array): void;
  remove(key: Key): void;
  /** A position to come back to. */
  mark(): number;
  /** Undoes everything written after the mark. */
  rollbackTo(mark: number): void;
  /** In key order, which is the order a B-tree takes fastest. */
  writes(): Write[];
  readonly sizeBytes: number;
}

/** Index of the first key that is not below `key`. */
function lowerBound(keys: readonly Key[], key: Key): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as Key) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Up to so many new keys are put into their places; more are sorted in with all the others. */
const SPLICED_KEYS_MAX = 64;

export function createOverlay(base: View): Overlay {
  const values = new Map<Key, Uint8Array | null>();
  /** Sorted; may contain keys that a rollback took out of `values`. */
  let sorted: Key[] = [];
  let unsorted: Key[] = [];
  const undo: [Key, Uint8Array | null | undefined][] = [];
  let sizeBytes = 0;

  const write = (key: Key, value: Uint8Array | null) => {
    const previous = values.get(key);
    undo.push([key, previous]);
    if (previous === undefined) unsorted.push(key);
    values.set(key, value);
    sizeBytes += key.length + (value?.length ?? 0);
  };

  // Ranges over a large batch are rare next to its writes, so keys are put in order only when somebody walks them.
  const inOrder = (): Key[] => {
    if (unsorted.length > SPLICED_KEYS_MAX) {
      sorted = [...new Set(sorted.concat(unsorted))].sort();
    } else {
      for (const key of unsorted) {
        const at = lowerBound(sorted, key);
        if (sorted[at] !== key) sorted.splice(at, 0, key);
      }
    }
    unsorted = [];
    return sorted;
  };

  const range = (options: RangeOptions): RangeCursor => {
    const cursor = base.range(options);
    if (values.size === 0) return cursor;
    return mergedCursor(cursor, options, inOrder, values);
  };

  return {
    get(key) {
      const own = values.get(key);
      return own === undefined ? base.get(key) : (own ?? undefined);
    },
    range,
    put: write,
    remove: (key) => write(key, null),
    mark: () => undo.length,
    rollbackTo(mark) {
      while (undo.length > mark) {
        const [key, previous] = undo.pop() as [Key, Uint8Array | null | undefined];
        if (previous === undefined) values.delete(key);
        else values.set(key, previous);
      }
    },
    writes: () => [...values.keys()].sort().map((key): Write => [key, values.get(key) ?? null]),
    get sizeBytes() {
      return sizeBytes;
    },
  };
}

/** Two ordered sources in one order; an own write hides what the base has under the same key. */
function mergedCursor(
  base: RangeCursor,
  { start, end, isReverse = false }: RangeOptions,
  inOrder: () => readonly Key[],
  values: ReadonlyMap<Key, Uint8Array | null>,
): RangeCursor {
  const isBefore = (a: Key, b: Key) => (isReverse ? a > b : a < b);
  let position: Key | undefined;
  let isInclusive = true;
  let pending: Entry | undefined;

  /** The next own key after (or at) the position; found anew each time because writes may come in between. */
  const nextOwn = (): Key | undefined => {
    const keys = inOrder();
    let at: number;
    if (position === undefined) at = isReverse ? lowerBound(keys, end) - 1 : lowerBound(keys, start);
    else {
      at = lowerBound(keys, position);
      if (isReverse) at = keys[at] === position && isInclusive ? at : at - 1;
      else if (keys[at] === position && !isInclusive) at++;
    }
    const step = isReverse ? -1 : 1;
    while (at >= 0 && at < keys.length && !values.has(keys[at] as Key)) at += step;
    const key = keys[at];
    return key === undefined || (isReverse ? key < start : key >= end) ? undefined : key;
  };

  return {
    next() {
      for (;;) {
        const own = nextOwn();
        pending ??= base.next();
        if (pending && own === undefined ? true : pending && isBefore(pending.key, own as Key)) {
          const entry = pending as Entry;
          pending = undefined;
          position = entry.key;
          isInclusive = false;
          return entry;
        }
        if (own === undefined) return undefined;
        if (pending?.key === own) pending = undefined;
        position = own;
        isInclusive = false;
        const value = values.get(own);
        if (value) return { key: own, value };
      }
    },
    seek(key) {
      pending = undefined;
      position = isReverse ? (key > end ? end : key) : key < start ? start : key;
      isInclusive = position !== end;
      base.seek(key);
    },
    suspend() {
      // What was read ahead must be read again from the state of the next turn.
      base.suspend();
    },
    close: () => base.close(),
  };
}
