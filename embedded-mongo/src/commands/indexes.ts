import { CommandError, failure } from "../errors.ts";
import { BACKGROUND_BATCH_WRITES, INDEXES_PER_COLLECTION_MAX } from "../limits.ts";
import { rowOf } from "../plan/row.ts";
import type { FilterNode } from "../query/filter.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { type Collection, ID_INDEX_NAME, type Index } from "../store/catalog.ts";
import { entriesOf, keyValueOf, uniquePartOf } from "../store/index-keys.ts";
import type { Write } from "../store/storage.ts";
import type { Engine } from "../transactions/engine.ts";
import { decode } from "../values/codec.ts";
import { isEqual } from "../values/compare.ts";
import { showValue } from "../values/show.ts";
import { type Document, int, isDocument, isNumber, toNumber } from "../values/types.ts";
import { clearTree, notFound } from "./collections.ts";
import { readContext } from "./find.ts";
import { type Command, namespaceOf } from "./request.ts";
import { passGate } from "./write.ts";

const KNOWN_OPTIONS = [
  "key",
  "name",
  "unique",
  "sparse",
  "partialFilterExpression",
  "background",
  "v",
  "hidden",
  "ns",
];
const UNSUPPORTED_OPTIONS = [
  "expireAfterSeconds",
  "collation",
  "weights",
  "default_language",
  "language_override",
  "textIndexVersion",
  "2dsphereIndexVersion",
  "bits",
  "min",
  "max",
  "bucketSize",
  "wildcardProjection",
  "storageEngine",
  "prepareUnique",
  "clustered",
];

/** Kinds of conditions a partial index may have. */
function refuseBadPartialFilter(node: FilterNode): void {
  if (node.kind === "and" || node.kind === "or") node.nodes.forEach(refuseBadPartialFilter);
  else if (
    !["compare", "in", "exists", "test"].includes(node.kind) ||
    (node.kind === "test" && node.mode === "whole")
  )
    throw failure("CannotCreateIndex", "unsupported expression in partial index");
}

/** @throws CommandError 67, 9, 2 and others for a specification that cannot be an index. */
function readSpec(spec: unknown): Document {
  if (!isDocument(spec)) throw failure("TypeMismatch", "each index specification must be an object");
  if (!isDocument(spec.key))
    throw failure("FailedToParse", "The 'key' field is a required property of an index specification");
  for (const option of Object.keys(spec)) {
    if (UNSUPPORTED_OPTIONS.includes(option))
      throw failure("NotImplemented", `the index option '${option}' is not supported by this server`);
    if (!KNOWN_OPTIONS.includes(option))
      throw new CommandError(
        197,
        `The field '${option}' is not valid for an index specification. Specification: ${showValue(spec)}`,
      );
  }
  if (Object.keys(spec.key).length === 0)
    throw failure("CannotCreateIndex", "Index keys cannot be an empty object");
  for (const [path, direction] of Object.entries(spec.key)) {
    if (typeof direction === "string") {
      if (["text", "2d", "2dsphere", "hashed", "columnstore"].includes(direction))
        throw failure("NotImplemented", `indexes of type '${direction}' are not supported by this server`);
      throw failure("CannotCreateIndex", `Unknown index plugin '${direction}'`);
    }
    if (!isNumber(direction))
      throw failure(
        "CannotCreateIndex",
        `Values in v:2 index key pattern cannot be of type ${typeof direction}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    if (toNumber(direction) === 0 || Number.isNaN(toNumber(direction)))
      throw failure("CannotCreateIndex", "Values in the index key pattern cannot be 0.");
    if (path.includes("$**"))
      throw failure("NotImplemented", "wildcard indexes are not supported by this server");
    if (path === "" || path.split(".").includes(""))
      throw failure("CannotCreateIndex", "Index keys cannot contain an empty field.");
    if (path.split(".").some((part) => part.startsWith("$")))
      throw failure(
        "CannotCreateIndex",
        `Index key contains an illegal field name: field name starts with '$': ${path}`,
      );
  }
  if (typeof spec.name !== "string")
    throw failure("FailedToParse", "The 'name' field is a required property of an index specification");
  if (spec.name === "") throw failure("CannotCreateIndex", "index name cannot be empty");
  if (spec.name === "*") throw failure("BadValue", "The index name '*' is not valid.");
  for (const flag of ["unique", "sparse"])
    if (spec[flag] !== undefined && typeof spec[flag] !== "boolean" && !isNumber(spec[flag]))
      throw failure(
        "TypeMismatch",
        `The field '${flag}' has value ${showValue(spec[flag])}, which is not convertible to bool`,
      );
  const out: Document = { v: int(2), key: spec.key, name: spec.name };
  for (const flag of ["unique", "sparse"])
    if (spec[flag] === true || (isNumber(spec[flag]) && toNumber(spec[flag]) !== 0)) out[flag] = true;
  if (spec.partialFilterExpression !== undefined) {
    if (!isDocument(spec.partialFilterExpression))
      throw failure("TypeMismatch", "The field 'partialFilterExpression' must be an object");
    if (out.sparse)
      throw failure("CannotCreateIndex", 'cannot mix "partialFilterExpression" and "sparse" options');
    refuseBadPartialFilter(parseFilter(spec.partialFilterExpression));
    out.partialFilterExpression = spec.partialFilterExpression;
  }
  return out;
}

const isSameKey = (a: unknown, b: unknown) =>
  Object.keys(a as Document).join("\0") === Object.keys(b as Document).join("\0") && isEqual(a, b);
const sameOptions = (a: Document, b: Document) =>
  a.unique === b.unique &&
  a.sparse === b.sparse &&
  isEqual(a.partialFilterExpression, b.partialFilterExpression);

/** Whether the index is there already; a similar one under the same name or key is an error. */
function isPresent(existing: readonly Document[], spec: Document): boolean {
  if (isSameKey(spec.key, { _id: int(1) })) return true;
  const named = existing.find(({ name }) => name === spec.name);
  if (named) {
    if (isSameKey(named.key, spec.key) && sameOptions(named, spec)) return true;
    throw failure(
      "IndexKeySpecsConflict",
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${showValue(spec)}, existing index: ${showValue(named)}`,
    );
  }
  const twin = existing.find(
    (other) =>
      isSameKey(other.key, spec.key) && isEqual(other.partialFilterExpression, spec.partialFilterExpression),
  );
  if (!twin) return false;
  if (sameOptions(twin, spec))
    throw failure("IndexOptionsConflict", `Index already exists with a different name: ${twin.name}`);
  if (twin.unique === spec.unique && twin.sparse === spec.sparse) return false;
  throw failure(
    "IndexOptionsConflict",
    `An equivalent index already exists with the same name but different options. Requested index: ${showValue(spec)}, existing index: ${showValue(twin)}`,
  );
}

/** Fills new indexes from the documents that are there. Nobody writes to the collection meanwhile. */
async function build(engine: Engine, collection: Collection, indexes: readonly Index[]): Promise<void> {
  const uniqueParts = new Map<Index, Set<string>>(
    indexes.filter(({ isUnique }) => isUnique).map((index) => [index, new Set()]),
  );
  let writes: Write[] = [];
  const { tree } = collection;
  const cursor = engine.latest.range({ start: tree, end: `${tree}\xff` });
  try {
    for (let entry = cursor.next(); entry; entry = cursor.next()) {
      const idKey = entry.key.slice(tree.length);
      const document = decode(entry.value);
      for (const index of indexes) {
        const { entries, isMultikey } = entriesOf(index, document, idKey);
        if (isMultikey) index.isMultikey = true;
        const seen = uniqueParts.get(index);
        const own = new Set<string>();
        for (const [key, shapes] of entries) {
          const part = uniquePartOf(key, idKey);
          if (seen?.has(part) && !own.has(part)) throw duplicate(collection, index, document, idKey, key);
          seen?.add(part);
          own.add(part);
          writes.push([key, shapes]);
        }
      }
      if (writes.length >= BACKGROUND_BATCH_WRITES) {
        cursor.suspend();
        await engine.storage.commit(writes.sort(([a], [b]) => (a < b ? -1 : 1))).visible;
        writes = [];
      }
    }
  } finally {
    cursor.close();
  }
  if (writes.length > 0) await engine.storage.commit(writes.sort(([a], [b]) => (a < b ? -1 : 1))).visible;
}

function duplicate(
  collection: Collection,
  index: Index,
  document: Document,
  idKey: string,
  key: string,
): CommandError {
  const keyValue = keyValueOf(index, document, idKey, key);
  const message = `Index build failed: E11000 duplicate key error collection: ${collection.ns} index: ${index.name} dup key: ${showValue(keyValue)}`;
  return new CommandError(11000, message, { details: { keyPattern: index.spec.key, keyValue } });
}

export const createIndexes: Command = {
  fields: ["indexes", "commitQuorum"],
  inTransaction: true,
  async run(context) {
    const { body, server } = context;
    const { engine } = server;
    const ns = namespaceOf(context);
    if (!Array.isArray(body.indexes) || body.indexes.length === 0)
      throw failure("BadValue", "Must specify at least one index to create");
    const specs = body.indexes.map(readSpec);
    const wasCreated = !engine.catalog.find(ns);
    const collection = engine.catalog.ensure(ns);
    await passGate(collection);
    const existing: Document[] = [
      { name: ID_INDEX_NAME, key: { _id: int(1) } },
      ...collection.indexes.map(({ spec }) => spec),
    ];
    const before = existing.length;
    const fresh: Document[] = [];
    for (const spec of specs) {
      if (isPresent(existing, spec)) continue;
      fresh.push(spec);
      existing.push(spec);
    }
    if (existing.length > INDEXES_PER_COLLECTION_MAX)
      throw failure(
        "CannotCreateIndex",
        `add index fails, too many indexes for ${ns}, at most ${INDEXES_PER_COLLECTION_MAX} are possible`,
      );
    if (fresh.length > 0) await addIndexes(engine, collection, fresh);
    const after = collection.indexes.length + 1;
    const note = fresh.length === 0 ? { note: "all indexes already exist" } : {};
    return {
      document: {
        numIndexesBefore: before,
        numIndexesAfter: after,
        createdCollectionAutomatically: wasCreated,
        ...note,
        ok: 1,
      },
    };
  },
};

async function addIndexes(engine: Engine, collection: Collection, specs: readonly Document[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  collection.gate = promise;
  const indexes = specs.map(engine.catalog.makeIndex);
  try {
    await Promise.all([...collection.writers].map(({ released }) => released));
    await build(engine, collection, indexes);
    for (const index of indexes) index.readySequence = engine.visibleSequence() + 1;
    engine.catalog.addIndexes(collection, indexes);
  } catch (error) {
    for (const { tree } of indexes) await clearTree(engine.storage, tree);
    throw error;
  } finally {
    collection.gate = null;
    resolve();
  }
}

export const dropIndexes: Command = {
  fields: ["index"],
  async run(context) {
    const { body, server } = context;
    const { engine } = server;
    const ns = namespaceOf(context);
    const collection = engine.catalog.find(ns);
    if (!collection) throw notFound(ns);
    const nIndexesWas = collection.indexes.length + 1;
    const wanted =
      body.index === "*"
        ? [...collection.indexes]
        : (Array.isArray(body.index) ? body.index : [body.index]).map((index) =>
            indexToDrop(collection, index),
          );
    for (const index of wanted) engine.catalog.removeIndex(collection, index);
    for (const { tree } of wanted) await clearTree(engine.storage, tree);
    return { document: { nIndexesWas, ok: 1 } };
  },
};

function indexToDrop(collection: Collection, wanted: unknown): Index {
  if (wanted === ID_INDEX_NAME || (isDocument(wanted) && isSameKey(wanted, { _id: int(1) })))
    throw failure("InvalidOptions", "cannot drop _id index");
  if (typeof wanted === "string") {
    const named = collection.indexes.find(({ name }) => name === wanted);
    if (!named) throw failure("IndexNotFound", `index not found with name [${wanted}]`);
    return named;
  }
  if (!isDocument(wanted))
    throw failure(
      "TypeMismatch",
      "BSON field 'dropIndexes.index' must be a string, an object or an array of strings",
    );
  const found = collection.indexes.filter(({ spec }) => isSameKey(spec.key, wanted));
  if (found.length > 1)
    throw new CommandError(
      181,
      `${found.length} indexes found for key: ${showValue(wanted)}, identify by name instead.`,
    );
  if (!found[0]) throw failure("IndexNotFound", `can't find index with key: ${showValue(wanted)}`);
  return found[0];
}

export const listIndexes: Command = {
  fields: ["cursor", "includeBuildUUIDs", "includeIndexBuildInfo"],
  run(context) {
    const { server } = context;
    const ns = namespaceOf(context);
    const collection = server.engine.catalog.find(ns);
    if (!collection) throw notFound(ns);
    const specs: Document[] = [
      { v: int(2), key: { _id: int(1) }, name: ID_INDEX_NAME },
      ...collection.indexes.map(({ spec }) => spec),
    ];
    return server.cursors.open({
      ns,
      rows: specs.map(rowOf),
      context: readContext(context),
      batchSize: Number.POSITIVE_INFINITY,
      transaction: null,
    });
  },
};
