import { CODES, CommandError, failure } from "../errors.ts";
import { TRANSACTION_SIZE_MAX_BYTES } from "../limits.ts";
import type { CollectionChange, DocumentChange, Origin } from "../oplog/entry.ts";
import { createOplog, type Oplog, type PlacedChange } from "../oplog/oplog.ts";
import { type Catalog, type Collection, ID_INDEX } from "../store/catalog.ts";
import { createOverlay, type Overlay } from "../store/overlay.ts";
import type { Commit, Key, Snapshot, Storage, View, Write } from "../store/storage.ts";
import type { Document } from "../values/types.ts";
import { createWaitQueue } from "./wait-queue.ts";

/**
 * One atomic set of writes under way: a plain write command's statements, or a whole transaction. It reads through its
 * own uncommitted writes and holds the keys it has touched until its commit is visible.
 */
export type Unit = {
  readonly overlay: Overlay;
  /** Commits that were visible when this unit started to read. */
  readonly sequence: number;
  readonly isTransaction: boolean;
  readonly locks: Set<Key>;
  readonly countDeltas: Map<Collection, { documents: number; bytes: number }>;
  /** The same change by change, so that a statement can be taken back and change streams can tell of each. */
  readonly changes: Change[];
  readonly snapshot: Snapshot | null;
  /** Collections that are made by its commit, by their names. */
  readonly made: Map<string, Collection>;
  /** Resolves when its locks are free again. */
  readonly released: Promise<void>;
  readonly settle: () => void;
  isOver: boolean;
};

/** What one document's change does to its collection. */
export type Change = {
  readonly collection: Collection;
  readonly documents: number;
  readonly bytes: number;
  readonly change: DocumentChange;
};

/** A plain write met a key that somebody else holds: wait for it and try again. */
export class LockConflict extends Error {
  readonly key: Key;
  constructor(key: Key) {
    const stackLimit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super("the key is held by another write");
    Error.stackTraceLimit = stackLimit;
    this.key = key;
  }
}

/** First writer wins: the transaction has to start again, on a newer snapshot. */
export class WriteConflict extends CommandError {
  /** The key that somebody holds now; null when it was changed and let go since the snapshot. */
  readonly key: Key | null;
  constructor(key: Key | null) {
    super(
      CODES.WriteConflict,
      "Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.",
    );
    this.key = key;
  }
}

export type Engine = {
  readonly storage: Storage;
  readonly catalog: Catalog;
  readonly oplog: Oplog;
  readonly latest: View;
  /** Waits until the holder of a key lets go of it and it is this caller's turn; false when the time is over. */
  waitFor(key: Key, maxMs: number): Promise<boolean>;
  /** A caller whose turn it was did not take the key after all: the next may try, unless somebody has it by now. */
  passOn(key: Key): void;
  /** Commits visible so far; an index made ready later than a snapshot is not in it. */
  visibleSequence(): number;
  begin(kind: "plain" | "transaction"): Unit;
  /** The collection as the unit sees it: with those that it has made itself. */
  find(unit: Unit | null | undefined, ns: string): Collection | undefined;
  /** Finds or makes the collection; what a transaction makes, nobody else sees before its commit. */
  ensure(unit: Unit | null | undefined, ns: string, options?: Document): Collection;
  /** Claims a key for the unit; throws when somebody else holds it or (in a transaction) changed it since. */
  lock(unit: Unit, key: Key): void;
  /** Claims a collection for writing, so that no index is built on it meanwhile. */
  enlist(unit: Unit, collection: Collection): void;
  record(unit: Unit, collection: Collection, change: DocumentChange): void;
  /** Remembers the unit's writes so far; the function it gives undoes everything after. Locks stay. */
  savepoint(unit: Unit): () => void;
  /** Writes of the unit and of its session record in one storage commit. */
  commit(unit: Unit, extraWrites?: readonly Write[], origin?: Origin): Commit;
  /** Tells change streams of a change of collections. */
  tell(collection: Pick<Collection, "ns" | "uuid" | "options">, change: CollectionChange): void;
  abort(unit: Unit): void;
};

/** What change streams are told of a new collection. */
const creationOf = ({ options }: Pick<Collection, "options">): CollectionChange => ({
  op: "create",
  description: { ...options, idIndex: ID_INDEX },
});

function addTo(unit: Unit, collection: Collection, documents: number, bytes: number): void {
  const delta = unit.countDeltas.get(collection);
  if (!delta) throw new Error("a write without enlisting its collection");
  delta.documents += documents;
  delta.bytes += bytes;
}

export function createEngine({ storage, catalog }: { storage: Storage; catalog: Catalog }): Engine {
  const oplog = createOplog(storage);
  const holders = new Map<Key, Unit>();
  /** Keys committed while transactions were open, so that first-writer-wins can be decided at their writes. */
  const changedAt = new Map<Key, number>();
  const openTransactions = new Set<Unit>();
  const waiting = createWaitQueue();
  let visible = 0;

  const release = (unit: Unit) => {
    if (unit.isOver) return;
    unit.isOver = true;
    for (const key of unit.locks) holders.delete(key);
    for (const collection of unit.countDeltas.keys()) collection.writers.delete(unit);
    unit.snapshot?.release();
    openTransactions.delete(unit);
    if (openTransactions.size === 0) changedAt.clear();
    unit.settle();
    for (const key of unit.locks) waiting.wakeNext(key);
  };

  const tell: Engine["tell"] = (place, change) => {
    const records = oplog.writesOf([{ place, change }], null);
    if (records.length > 0)
      void storage.commit(records).visible.then(
        () => oplog.announce(records),
        () => undefined,
      );
  };

  return {
    storage,
    catalog,
    oplog,
    latest: storage.latest,
    waitFor: waiting.wait,
    passOn(key) {
      if (!holders.has(key)) waiting.wakeNext(key);
    },
    visibleSequence: () => visible,

    begin(kind) {
      const isTransaction = kind === "transaction";
      const snapshot = isTransaction ? storage.snapshot() : null;
      const { promise, resolve } = Promise.withResolvers<void>();
      const unit: Unit = {
        overlay: createOverlay(snapshot ?? storage.latest),
        sequence: visible,
        isTransaction,
        locks: new Set(),
        countDeltas: new Map(),
        changes: [],
        snapshot,
        made: new Map(),
        released: promise,
        settle: resolve,
        isOver: false,
      };
      if (isTransaction) openTransactions.add(unit);
      return unit;
    },

    find: (unit, ns) => unit?.made.get(ns) ?? catalog.find(ns),

    ensure(unit, ns, options = {}) {
      if (!unit?.isTransaction) {
        const isNew = !catalog.find(ns);
        const collection = catalog.ensure(ns, options);
        if (isNew) tell(collection, creationOf(collection));
        return collection;
      }
      const found = unit.made.get(ns) ?? catalog.find(ns) ?? catalog.prepare(ns, options);
      if (catalog.find(ns) !== found) unit.made.set(ns, found);
      return found;
    },

    lock(unit, key) {
      const holder = holders.get(key);
      if (holder === unit) return;
      if (holder) throw unit.isTransaction ? new WriteConflict(key) : new LockConflict(key);
      if (unit.isTransaction && (changedAt.get(key) ?? 0) > unit.sequence) throw new WriteConflict(null);
      holders.set(key, unit);
      unit.locks.add(key);
    },

    enlist(unit, collection) {
      if (unit.countDeltas.has(collection)) return;
      // Plain writes have waited at the gate already; a transaction is told to come back.
      if (collection.gate && unit.isTransaction) throw new WriteConflict(null);
      collection.writers.add(unit);
      unit.countDeltas.set(collection, { documents: 0, bytes: 0 });
    },

    record(unit, collection, change) {
      const documents = (change.after ? 1 : 0) - (change.before ? 1 : 0);
      const bytes = (change.after?.length ?? 0) - (change.before?.length ?? 0);
      unit.changes.push({ collection, documents, bytes, change });
      addTo(unit, collection, documents, bytes);
      if (unit.overlay.sizeBytes > TRANSACTION_SIZE_MAX_BYTES)
        throw failure(
          "TransactionTooLarge",
          `one write may hold at most ${TRANSACTION_SIZE_MAX_BYTES} bytes`,
        );
    },

    savepoint(unit) {
      const mark = unit.overlay.mark();
      const recorded = unit.changes.length;
      return () => {
        unit.overlay.rollbackTo(mark);
        for (const { collection, documents, bytes } of unit.changes.splice(recorded))
          addTo(unit, collection, -documents, -bytes);
      };
    },

    commit(unit, extraWrites = [], origin) {
      const made = [...unit.made.values()];
      const isLost =
        [...unit.countDeltas.keys()].some((collection) => collection.isDropped) ||
        made.some(({ ns }) => catalog.find(ns));
      if (isLost && unit.isTransaction) {
        release(unit);
        throw new WriteConflict(null);
      }
      const writes = [...extraWrites, ...made.flatMap(catalog.publish), ...unit.overlay.writes()];
      for (const [collection, delta] of unit.countDeltas)
        if (delta.documents !== 0 || delta.bytes !== 0) writes.push(catalog.countWrite(collection, delta));
      const changes: PlacedChange[] = [
        ...made.map((place) => ({ place, change: creationOf(place) })),
        ...unit.changes.map(({ collection: place, change }) => ({ place, change })),
      ];
      const records = oplog.writesOf(changes, origin ?? null);
      const commit = storage.commit(records.length > 0 ? writes.concat(records) : writes);
      const done = commit.visible.then(
        () => {
          visible++;
          if (openTransactions.size > (unit.isTransaction ? 1 : 0))
            for (const key of unit.locks) changedAt.set(key, visible);
          release(unit);
          if (records.length > 0) oplog.announce(records);
        },
        (error) => {
          for (const [collection, { documents, bytes }] of unit.countDeltas)
            catalog.countWrite(collection, { documents: -documents, bytes: -bytes });
          release(unit);
          throw error;
        },
      );
      const durable = Promise.all([done, commit.durable]).then(() => undefined);
      durable.catch(() => undefined);
      return { visible: done, durable };
    },

    tell,
    abort: release,
  };
}
