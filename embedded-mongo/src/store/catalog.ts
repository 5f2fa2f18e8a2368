import { compileFilter, type Matcher } from "../query/filter.ts";
import type { Unit } from "../transactions/engine.ts";
import { decode, encode } from "../values/codec.ts";
import { type Document, Int32, isDocument, optionalNumber } from "../values/types.ts";
import { nameOf, refuseBadNamespace } from "./namespace.ts";
import type { Key, Storage, Write } from "./storage.ts";

export type IndexField = {
  readonly path: string;
  readonly parts: readonly string[];
  readonly isDescending: boolean;
};

export type Index = {
  /** Four bytes in front of every key of this index. */
  readonly tree: Key;
  readonly name: string;
  readonly fields: readonly IndexField[];
  /** Refuses new duplicates; while it is prepared to be unique there may be older ones. */
  readonly isUnique: boolean;
  /** Kept up to date, and not used by queries. */
  readonly isHidden: boolean;
  readonly isSparse: boolean;
  /** Which documents a partial index holds. */
  readonly partial: { readonly filter: Document; readonly matches: Matcher } | null;
  /** As the client gave it: key, name and options, for `listIndexes`. */
  readonly spec: Document;
  /** Some document has, or had, several entries. Never goes back to false. */
  isMultikey: boolean;
  /** The same field by field: whether its path ran through an array in some document. */
  multikey: readonly boolean[];
  /** Snapshots older than this do not hold the index. */
  readySequence: number;
};

export type Collection = {
  /** `db.name`; a rename changes all three. */
  ns: string;
  db: string;
  name: string;
  readonly tree: Key;
  options: Document;
  readonly uuid: Uint8Array;
  indexes: Index[];
  documentCount: number;
  dataBytes: number;
  /** Units with uncommitted writes here. */
  readonly writers: Set<Unit>;
  /** While an index is built, writers wait for this. */
  gate: Promise<void> | null;
  isDropped: boolean;
};

/** Changes whenever stored bytes change their meaning; another version's directory is refused. */
const STORAGE_FORMAT = "kith-embedded-mongo/2";

const META_TREE = "\x00\x00\x00\x00";
/** Where retryable-write records live. */
export const SESSION_TREE = "\x00\x00\x00\x01";
const FIRST_FREE_TREE = 16;
const FORMAT_KEY = `${META_TREE}format`;
const NEXT_TREE_KEY = `${META_TREE}next`;
const NAMESPACE_PREFIX = `${META_TREE}ns:`;
const COUNT_PREFIX = `${META_TREE}count:`;

const treeOf = (number: number): Key =>
  String.fromCharCode(number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255);

export const ID_INDEX_NAME = "_id_";
/** The index that every collection has and no one can drop, as clients see it. */
export const ID_INDEX: Document = { v: new Int32(2), key: { _id: new Int32(1) }, name: ID_INDEX_NAME };

export type Catalog = {
  find(ns: string): Collection | undefined;
  list(db?: string): Collection[];
  /** Finds or makes the collection at once; its entry is committed before any later write of this process. */
  ensure(ns: string, options?: Document): Collection;
  /** Makes a collection that nobody can find before it is published. */
  prepare(ns: string, options: Document): Collection;
  /** Makes a prepared collection known. @returns The writes that keep it. */
  publish(collection: Collection): Write[];
  /** @returns The trees whose keys are to be cleared. */
  remove(collection: Collection): Key[];
  /**
   * Gives a collection a name (maybe its own) and options, in one commit, which removes the collection that had the name.
   *
   * @returns The trees of the collection that was replaced, whose keys are to be cleared.
   */
  rename(collection: Collection, ns: string, options?: Document): Key[];
  makeIndex(spec: Document): Index;
  addIndexes(collection: Collection, indexes: readonly Index[]): void;
  /** Gives an index other options; its keys stay as they are. */
  changeIndex(collection: Collection, index: Index, spec: Document): void;
  removeIndex(collection: Collection, index: Index): void;
  markMultikey(collection: Collection, index: Index, multikey: readonly boolean[]): void;
  countWrite(collection: Collection, delta: { documents: number; bytes: number }): Write;
  /** Resolves when everything that was changed so far is stored. */
  settled(): Promise<void>;
  /** Whether a tree belongs to anything; if not, it is left over from a crash. */
  isKnownTree(tree: Key): boolean;
};

const bytesKey = (text: string): Key => Buffer.from(text, "utf8").toString("latin1");

export function openCatalog(storage: Storage): Catalog {
  const collectionByNs = new Map<string, Collection>();
  let nextTree = FIRST_FREE_TREE;

  let settled: Promise<void> = Promise.resolve();
  const commit = (writes: Write[]) => {
    settled = storage.commit(writes).durable;
    settled.catch(() => undefined);
  };
  const numberWrite = (key: Key, values: number[]): Write => [
    key,
    new Uint8Array(Float64Array.from(values).buffer),
  ];
  const readNumbers = (key: Key): Float64Array | undefined => {
    const bytes = storage.latest.get(key);
    return bytes && new Float64Array(bytes.slice().buffer);
  };
  const takeTree = (): Key => {
    const tree = treeOf(nextTree++);
    commit([numberWrite(NEXT_TREE_KEY, [nextTree])]);
    return tree;
  };
  const namespaceWrite = (collection: Collection): Write => [
    NAMESPACE_PREFIX + bytesKey(collection.ns),
    encode({
      ns: collection.ns,
      tree: Buffer.from(collection.tree, "latin1"),
      uuid: Buffer.from(collection.uuid),
      options: collection.options,
      indexes: collection.indexes.map((index) => ({
        tree: Buffer.from(index.tree, "latin1"),
        multikey: index.multikey,
        spec: index.spec,
      })),
    }),
  ];
  const collectionOf = (ns: string, tree: Key, options: Document, uuid: Uint8Array): Collection => ({
    ...nameOf(ns),
    tree,
    options,
    uuid,
    indexes: [],
    documentCount: 0,
    dataBytes: 0,
    writers: new Set(),
    gate: null,
    isDropped: false,
  });
  const load = (bytes: Uint8Array) => {
    const stored = decode(bytes) as {
      ns: string;
      tree: { buffer: Uint8Array };
      uuid: { buffer: Uint8Array };
      options: Document;
      indexes: { tree: { buffer: Uint8Array }; multikey: boolean[]; spec: Document }[];
    };
    const latin1 = (binary: { buffer: Uint8Array }) => Buffer.from(binary.buffer).toString("latin1");
    const collection = collectionOf(stored.ns, latin1(stored.tree), stored.options, stored.uuid.buffer);
    collection.indexes = stored.indexes.map(({ tree, multikey, spec }) =>
      indexOf(spec, latin1(tree), multikey),
    );
    const counts = readNumbers(COUNT_PREFIX + collection.tree);
    collection.documentCount = counts?.[0] ?? 0;
    collection.dataBytes = counts?.[1] ?? 0;
    collectionByNs.set(collection.ns, collection);
  };

  const format = storage.latest.get(FORMAT_KEY);
  if (!format) commit([[FORMAT_KEY, Buffer.from(STORAGE_FORMAT)]]);
  else if (Buffer.from(format).toString() !== STORAGE_FORMAT)
    throw new Error(
      `the data directory has storage format "${Buffer.from(format)}", this server reads "${STORAGE_FORMAT}"; delete the folder to begin anew`,
    );
  nextTree = readNumbers(NEXT_TREE_KEY)?.[0] ?? FIRST_FREE_TREE;
  const namespaces = storage.latest.range({ start: NAMESPACE_PREFIX, end: `${NAMESPACE_PREFIX}\xff` });
  for (let entry = namespaces.next(); entry; entry = namespaces.next()) load(entry.value);

  const removal = (collection: Collection): Write[] => {
    collection.isDropped = true;
    collectionByNs.delete(collection.ns);
    return [
      [NAMESPACE_PREFIX + bytesKey(collection.ns), null],
      [COUNT_PREFIX + collection.tree, null],
    ];
  };
  const prepare = (ns: string, options: Document): Collection => {
    refuseBadNamespace(ns);
    return collectionOf(ns, takeTree(), options, crypto.getRandomValues(new Uint8Array(16)));
  };
  const publish = (collection: Collection): Write[] => {
    collectionByNs.set(collection.ns, collection);
    return [namespaceWrite(collection)];
  };
  /** What is not published yet is kept when it is. */
  const save = (collection: Collection) => {
    if (collectionByNs.get(collection.ns) === collection) commit([namespaceWrite(collection)]);
  };

  return {
    find: (ns) => collectionByNs.get(ns),
    list: (db) => {
      const all = [...collectionByNs.values()];
      return db === undefined ? all : all.filter((collection) => collection.db === db);
    },
    ensure(ns, options = {}) {
      const found = collectionByNs.get(ns);
      if (found) return found;
      const collection = prepare(ns, options);
      commit(publish(collection));
      return collection;
    },
    prepare,
    publish,
    remove(collection) {
      commit(removal(collection));
      return treesOf(collection);
    },
    rename(collection, ns, options = collection.options) {
      refuseBadNamespace(ns);
      const found = collectionByNs.get(ns);
      const replaced = found === collection ? undefined : found;
      const writes = replaced ? removal(replaced) : [];
      writes.push([NAMESPACE_PREFIX + bytesKey(collection.ns), null]);
      collectionByNs.delete(collection.ns);
      Object.assign(collection, nameOf(ns), { options });
      collectionByNs.set(ns, collection);
      commit([...writes, namespaceWrite(collection)]);
      return replaced ? treesOf(replaced) : [];
    },
    makeIndex: (spec) => indexOf(spec, takeTree(), []),
    addIndexes(collection, indexes) {
      collection.indexes = [...collection.indexes, ...indexes];
      save(collection);
    },
    changeIndex(collection, index, spec) {
      const { tree, multikey, readySequence } = index;
      const changed = { ...indexOf(spec, tree, multikey), readySequence };
      collection.indexes = collection.indexes.map((each) => (each === index ? changed : each));
      save(collection);
    },
    removeIndex(collection, index) {
      collection.indexes = collection.indexes.filter((other) => other !== index);
      save(collection);
    },
    markMultikey(collection, index, multikey) {
      if (!addMultikey(index, multikey)) return;
      if (collection.indexes.includes(index)) save(collection);
    },
    countWrite(collection, { documents, bytes }) {
      collection.documentCount += documents;
      collection.dataBytes += bytes;
      return numberWrite(COUNT_PREFIX + collection.tree, [collection.documentCount, collection.dataBytes]);
    },
    settled: () => settled,
    isKnownTree(tree) {
      if (tree < treeOf(FIRST_FREE_TREE)) return true;
      for (const collection of collectionByNs.values())
        if (collection.tree === tree || collection.indexes.some((index) => index.tree === tree)) return true;
      return false;
    },
  };
}

const treesOf = ({ tree, indexes }: Collection): Key[] => [tree, ...indexes.map((index) => index.tree)];

/** @returns Whether that is news. */
export function addMultikey(index: Index, multikey: readonly boolean[]): boolean {
  if (!multikey.some((isMultikey, i) => isMultikey && !index.multikey[i])) return false;
  index.isMultikey = true;
  index.multikey = index.multikey.map((isMultikey, i) => isMultikey || multikey[i] === true);
  return true;
}

/** An index as the engine uses it, from its specification as the client gave it. */
function indexOf(spec: Document, tree: Key, multikey: readonly boolean[]): Index {
  const fields = Object.entries(spec.key as Document).map(([path, direction]) => ({
    path,
    parts: path.split("."),
    isDescending: (optionalNumber(direction) ?? 1) < 0,
  }));
  const filter = spec.partialFilterExpression;
  return {
    tree,
    name: spec.name as string,
    fields,
    isUnique: spec.unique === true || spec.prepareUnique === true,
    isHidden: spec.hidden === true,
    isSparse: spec.sparse === true,
    partial: isDocument(filter) ? { filter, matches: compileFilter(filter) } : null,
    spec,
    isMultikey: multikey.includes(true),
    multikey: fields.map((_, i) => multikey[i] === true),
    readySequence: 0,
  };
}
