import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Database, open, type RootDatabaseOptionsWithPath } from "lmdb";
import { type CommandError, failure } from "../errors.ts";
import { checkDataFile, DamagedFile } from "./data-file.ts";
import { sealed, unsealed } from "./seal.ts";

/** A byte string: code units 0–255 (see values/key-encoding.ts). */
export type Key = string;
export type Entry = { readonly key: Key; readonly value: Uint8Array };
/** `null` removes the key. */
export type Write = readonly [key: Key, value: Uint8Array | null];

/** Walks a range of keys, `start` inclusive, `end` exclusive, forward or backward. */
export interface RangeCursor {
  next(): Entry | undefined;
  /** Jumps: the following `next()` gives the first entry at or after (backward: before) `key`, within the range. */
  seek(key: Key): void;
  /** Lets go of engine resources; the next `next()` takes up where it stopped, on the state of that moment. */
  suspend(): void;
  close(): void;
}

export type RangeOptions = { start: Key; end: Key; isReverse?: boolean };

/** Reads: either the latest committed state, or the state at one moment. */
export interface View {
  get(key: Key): Uint8Array | undefined;
  range(options: RangeOptions): RangeCursor;
}

export interface Snapshot extends View {
  release(): void;
}

/** What one commit promises, in order: readers see it; it survives a power cut. */
export type Commit = { visible: Promise<void>; durable: Promise<void> };

/** The whole of what this server needs from a storage engine: ordered byte ranges with atomic commits. */
export interface Storage {
  readonly latest: View;
  snapshot(): Snapshot;
  commit(writes: readonly Write[]): Commit;
  /** From now on every commit fails with this. */
  refuseWrites(error: CommandError): void;
  sizeBytes(): number;
  close(): Promise<void>;
}

// On Linux and macOS the map is address space only; on Windows the file would really be that large.
const MAP_SIZE_BYTES = process.platform === "win32" ? undefined : 64 * 1024 ** 3;
const POOL_SIZE_BYTES = 256 * 1024;
const POOLED_MAX_BYTES = 8 * 1024;

const DATA_FILE = "data.mdb";
/** Copies values out of the engine's shared buffer. Small ones share slabs: allocating each alone costs more than copying. */
function valueCopier() {
  let slab = Buffer.allocUnsafeSlow(POOL_SIZE_BYTES);
  let used = 0;
  return (bytes: Uint8Array): Uint8Array => {
    const size = bytes.length;
    if (size > POOLED_MAX_BYTES || !(bytes instanceof Buffer))
      return Uint8Array.prototype.slice.call(bytes, 0, size);
    if (used + size > POOL_SIZE_BYTES) {
      slab = Buffer.allocUnsafeSlow(POOL_SIZE_BYTES);
      used = 0;
    }
    bytes.copy(slab, used, 0, size);
    const out = new Uint8Array(slab.buffer, used, size);
    used += size;
    return out;
  };
}

/** Node's own names of what `toString("latin1")` and `write` do after looking at their arguments. */
type Latin1Buffer = {
  latin1Slice(from: number, to: number): string;
  latin1Write(text: string, at: number): number;
};
type Reads = Database<Uint8Array, Key>;
type Transaction = ReturnType<Reads["useReadTransaction"]>;
type EngineEntry = { key: Key; value: Uint8Array };

type EngineError = Error & { commitError?: Promise<unknown> };

let areLostFailuresIgnored = false;

/**
 * The engine lays a second promise beside each commit that nobody can reach to take its failure, and by which the
 * process would end. To be called when a commit has failed.
 */
function ignoreLostFailures(): void {
  if (areLostFailuresIgnored) return;
  areLostFailuresIgnored = true;
  process.on("unhandledRejection", (reason: Partial<EngineError> | undefined) => {
    if (!reason?.commitError) throw reason;
  });
}

function refused(error: Error): Promise<never> {
  const promise = Promise.reject(error);
  promise.catch(() => undefined);
  return promise;
}

/** Written against the latest state or a held read transaction; suspends by remembering the last key it gave. */
function rangeCursor(
  db: Reads,
  { start, end, isReverse = false }: RangeOptions,
  transaction?: Transaction,
): RangeCursor {
  let iterator: Iterator<EngineEntry> | undefined;
  let from: Key | undefined;
  let last: Key | undefined;
  let isDone = start >= end;

  const openAt = () => {
    const bounds = isReverse
      ? { start: from ?? end, end: start, reverse: true, inclusiveEnd: true }
      : { start: from ?? start, end };
    return db
      .getRange(transaction ? { ...bounds, transaction } : bounds)
      [Symbol.iterator]() as Iterator<EngineEntry>;
  };
  const suspend = () => {
    iterator?.return?.();
    iterator = undefined;
    from = last ?? from;
  };
  return {
    next() {
      if (isDone) return undefined;
      for (;;) {
        iterator ??= openAt();
        const { done, value } = iterator.next();
        if (done) {
          isDone = true;
          iterator = undefined;
          return undefined;
        }
        const entry = value as EngineEntry;
        // After a suspension the first key may be the one already given; a backward range excludes its upper end.
        if (entry.key === last || (isReverse && entry.key >= end)) continue;
        last = entry.key;
        return { key: last, value: unsealed(last, entry.value) };
      }
    },
    seek(key) {
      iterator?.return?.();
      iterator = undefined;
      last = undefined;
      from = isReverse ? (key > end ? end : key) : key < start ? start : key;
      isDone = isReverse ? from < start : from >= end;
    },
    suspend,
    close() {
      suspend();
      isDone = true;
    },
  };
}

/**
 * Opens (or makes) the storage of one data directory on LMDB.
 *
 * @param isDurable When true, `durable` waits for fsync; when false a power cut, but no crash of this process, can lose
 *   the last commits.
 * @throws DamagedFile when the file cannot be one that the engine left behind.
 */
export function openStorage({ dir, isDurable }: { dir: string; isDurable: boolean }): Storage {
  mkdirSync(dir, { recursive: true });
  try {
    checkDataFile(join(dir, DATA_FILE));
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    throw new DamagedFile(
      `the data file ${join(dir, DATA_FILE)} is damaged, or of an older version: ${error.message}. Put back a copy, or delete the folder to begin anew`,
      { cause: error },
    );
  }
  const copy = valueCopier();
  const options = {
    path: dir,
    cache: false,
    maxDbs: 1,
    noSubdir: false,
    maxReaders: 4_096,
    ...(MAP_SIZE_BYTES ? { mapSize: MAP_SIZE_BYTES } : {}),
    ...(isDurable ? { separateFlushed: true } : { noSync: true }),
    keyEncoder: {
      writeKey: (key: Key, target: Latin1Buffer, at: number) => at + target.latin1Write(key, at),
      readKey: (source: Latin1Buffer, at: number, end: number) => source.latin1Slice(at, end),
    },
    encoder: { encode: (value: Uint8Array) => value, decode: copy },
  };
  const db = open<Uint8Array, Key>(options as unknown as RootDatabaseOptionsWithPath);

  const viewOf = (transaction?: Transaction): View => ({
    get(key) {
      const stored = transaction ? db.get(key, { transaction }) : db.get(key);
      return stored && unsealed(key, stored);
    },
    range: (range) => rangeCursor(db, range, transaction),
  });

  /** Once a commit has failed, what this process has in memory is ahead of what is stored: nothing may be built on it. */
  let broken: CommandError | null = null;

  return {
    latest: viewOf(),
    snapshot() {
      const transaction = db.useReadTransaction();
      return { ...viewOf(transaction), release: () => transaction.done() };
    },
    commit(writes) {
      if (broken) return { visible: refused(broken), durable: refused(broken) };
      const committed = db
        .transaction(() => {
          for (const [key, value] of writes) {
            if (value) db.put(key, sealed(key, value));
            else db.remove(key);
          }
        })
        .catch((error: EngineError) => {
          // The engine tells the cause by a promise of its own.
          error.commitError?.catch(() => undefined);
          ignoreLostFailures();
          broken ??= failure(
            "OutOfDiskSpace",
            `the data could not be written to ${dir}: is the disk full? Nothing more is written until the server is started anew`,
          );
          throw broken;
        });
      const flushed = isDurable ? Promise.resolve(db.flushed) : committed;
      const visible = committed.then(() => db.resetReadTxn());
      const durable = Promise.all([visible, flushed]).then(() => undefined);
      durable.catch(() => undefined);
      return { visible, durable };
    },
    refuseWrites(error) {
      broken ??= error;
    },
    sizeBytes: () => {
      const stats = db.getStats() as {
        lastPageNumber?: number;
        pageSize?: number;
        root?: { pageSize?: number };
      };
      return (stats.lastPageNumber ?? 0) * (stats.pageSize ?? stats.root?.pageSize ?? 4_096);
    },
    close: () => db.close(),
  };
}
