import { CommandError, failure } from "../errors.ts";
import { INDEXES_PER_COLLECTION_MAX } from "../limits.ts";
import { rowOf } from "../plan/row.ts";
import { type Collection, ID_INDEX_NAME, type Index } from "../store/catalog.ts";
import { showValue } from "../values/show.ts";
import { type Document, int, isDocument } from "../values/types.ts";
import { clearTree, indexSpecsOf, notFound } from "./collections.ts";
import { readContext } from "./find.ts";
import { addIndexes } from "./index-build.ts";
import { isPresent, isSameKey, readSpec } from "./index-spec.ts";
import { type Command, type CommandContext, collectionOf, ensureCollection, namespaceOf } from "./request.ts";
import { passGates } from "./write.ts";

export const createIndexes: Command = {
  fields: ["indexes", "commitQuorum"],
  inTransaction: true,
  writeConcern: true,
  async run(context) {
    const { body } = context;
    const ns = namespaceOf(context);
    if (!Array.isArray(body.indexes) || body.indexes.length === 0)
      throw failure("BadValue", "Must specify at least one index to create");
    const specs = body.indexes.map(readSpec);
    const wasCreated = !collectionOf(context, ns);
    const collection = ensureCollection(context, ns);
    await passGates([collection]);
    const existing = indexSpecsOf(collection);
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
    if (fresh.length > 0) await makeIndexes(context, collection, fresh);
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

/** In a transaction only on a collection that it has made, and not yet filled. */
async function makeIndexes(
  { server: { engine }, participation }: CommandContext,
  collection: Collection,
  specs: readonly Document[],
): Promise<void> {
  if (participation.kind !== "transaction") {
    await addIndexes(engine, collection, specs);
    engine.tell(collection, { op: "createIndexes", description: { indexes: specs } });
    return;
  }
  const { made, changes } = participation.transaction.unit;
  if (made.get(collection.ns) !== collection || changes.some((change) => change.collection === collection))
    throw failure(
      "OperationNotSupportedInTransaction",
      `Cannot create new indexes on existing collection ${collection.ns} in a multi-document transaction.`,
    );
  engine.catalog.addIndexes(collection, specs.map(engine.catalog.makeIndex));
}

export const dropIndexes: Command = {
  fields: ["index"],
  writeConcern: true,
  async run(context) {
    const { body, server } = context;
    const { engine } = server;
    const ns = namespaceOf(context);
    const collection = engine.catalog.find(ns);
    if (!collection) throw notFound(ns);
    const nIndexesWas = collection.indexes.length + 1;
    const list = Array.isArray(body.index) ? body.index : [body.index];
    const wanted =
      body.index === "*" ? collection.indexes : list.flatMap((index) => indexesToDrop(collection, index));
    for (const index of wanted) engine.catalog.removeIndex(collection, index);
    for (const { tree } of wanted) await clearTree(engine.storage, tree);
    if (wanted.length > 0)
      engine.tell(collection, {
        op: "dropIndexes",
        description: { indexes: wanted.map(({ spec }) => spec) },
      });
    return { document: { nIndexesWas, ok: 1 } };
  },
};

/** An index that is not there need not be dropped: like newer servers, that is no error. */
function indexesToDrop(collection: Collection, wanted: unknown): Index[] {
  if (wanted === ID_INDEX_NAME || (isDocument(wanted) && isSameKey(wanted, { _id: int(1) })))
    throw failure("InvalidOptions", "cannot drop _id index");
  if (typeof wanted === "string") return collection.indexes.filter(({ name }) => name === wanted);
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
  return found;
}

export const listIndexes: Command = {
  fields: ["cursor", "includeBuildUUIDs", "includeIndexBuildInfo"],
  run(context) {
    const { server } = context;
    const ns = namespaceOf(context);
    const collection = server.engine.catalog.find(ns);
    if (!collection) throw notFound(ns);
    return server.cursors.open({
      ns,
      rows: indexSpecsOf(collection).map(rowOf),
      context: readContext(context),
      batchSize: Number.POSITIVE_INFINITY,
      transaction: null,
    });
  },
};
