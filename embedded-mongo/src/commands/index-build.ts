import { CommandError, failure } from "../errors.ts";
import { BACKGROUND_BATCH_WRITES } from "../limits.ts";
import { addMultikey, type Collection, type Index } from "../store/catalog.ts";
import { entriesOf, idKeyOf, keyValueOf, uniquePartOf } from "../store/index-keys.ts";
import type { Write } from "../store/storage.ts";
import type { Engine } from "../transactions/engine.ts";
import { decode } from "../values/codec.ts";
import { showValue } from "../values/show.ts";
import type { Document } from "../values/types.ts";
import { clearTree } from "./collections.ts";

const inKeyOrder = ([a]: Write, [b]: Write) => (a < b ? -1 : 1);

/** Fills new indexes from the documents that are there. Nobody writes to the collection meanwhile. */
async function build(engine: Engine, collection: Collection, indexes: readonly Index[]): Promise<void> {
  const { tree } = collection;
  let writes: Write[] = [];
  const cursor = engine.latest.range({ start: tree, end: `${tree}\xff` });
  try {
    for (let entry = cursor.next(); entry; entry = cursor.next()) {
      const document = decode(entry.value);
      for (const index of indexes) {
        const { entries, multikey } = entriesOf(index, document, entry.key.slice(tree.length));
        addMultikey(index, multikey);
        for (const write of entries) writes.push(write);
      }
      if (writes.length < BACKGROUND_BATCH_WRITES) continue;
      cursor.suspend();
      await engine.storage.commit(writes.sort(inKeyOrder)).visible;
      writes = [];
    }
  } finally {
    cursor.close();
  }
  if (writes.length > 0) await engine.storage.commit(writes.sort(inKeyOrder)).visible;
  for (const index of indexes) if (index.isUnique) refuseDuplicates(engine, collection, index);
}

/** Neighbours in a unique index must not be equal, unless they are one document's. */
function refuseDuplicates(engine: Engine, collection: Collection, index: Index): void {
  const cursor = engine.latest.range({ start: index.tree, end: `${index.tree}\xff` });
  let previousPart = "";
  let previousId = "";
  for (let entry = cursor.next(); entry; entry = cursor.next()) {
    const idKey = idKeyOf(entry.key);
    const part = uniquePartOf(entry.key, idKey);
    if (part === previousPart && idKey !== previousId) {
      cursor.close();
      throw duplicate(engine, collection, index, idKey, entry.key);
    }
    [previousPart, previousId] = [part, idKey];
  }
}

function duplicate(
  engine: Engine,
  collection: Collection,
  index: Index,
  idKey: string,
  key: string,
): CommandError {
  const document = decode(engine.latest.get(collection.tree + idKey) as Uint8Array);
  const keyValue = keyValueOf(index, document, idKey, key);
  const message = `Index build failed: E11000 duplicate key error collection: ${collection.ns} index: ${index.name} dup key: ${showValue(keyValue)}`;
  return new CommandError(11000, message, { details: { keyPattern: index.spec.key, keyValue } });
}

/** Makes indexes on a collection: writers wait at its gate, and what they had begun is finished first. */
export async function addIndexes(
  engine: Engine,
  collection: Collection,
  specs: readonly Document[],
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  collection.gate = promise;
  const indexes = specs.map(engine.catalog.makeIndex);
  try {
    await Promise.all([...collection.writers].map(({ released }) => released));
    await build(engine, collection, indexes);
    if (collection.isDropped)
      throw failure("IndexBuildAborted", `Index build failed: collection dropped: ${collection.ns}`);
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
