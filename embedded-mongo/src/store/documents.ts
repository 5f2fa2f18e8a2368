import { CODES, CommandError, failure } from "../errors.ts";
import { KEY_SIZE_MAX_BYTES } from "../limits.ts";
import type { Engine, Unit } from "../transactions/engine.ts";
import { refuseTooDeep } from "../values/codec.ts";
import { encodeValue } from "../values/key-encoding.ts";
import { showValue } from "../values/show.ts";
import { type Document, isRegex, wrapperOf } from "../values/types.ts";
import type { Collection, Index } from "./catalog.ts";
import { entriesOf, idKeyOf, keyValueOf, uniquePartOf } from "./index-keys.ts";
import type { Key } from "./storage.ts";

/** The key of a document in its collection: documents are stored in the order of their `_id`s. */
function idKeyOfValue(id: unknown): Key {
  const key = encodeValue(id);
  if (key.length * 2 > KEY_SIZE_MAX_BYTES)
    throw failure(
      "KeyTooLong",
      `_id too large: its key has ${key.length} bytes, at most ${KEY_SIZE_MAX_BYTES / 2} are possible`,
    );
  return key;
}

function refuseBadId(id: unknown): void {
  if (Array.isArray(id)) throw failure("InvalidIdField", "The '_id' value cannot be of type array");
  if (isRegex(id)) throw failure("InvalidIdField", "The '_id' value cannot be of type regex");
  if (id === undefined || wrapperOf(id) === "undefined")
    throw failure("InvalidIdField", "The '_id' value cannot be of type undefined");
  if (typeof id === "object" && id !== null && wrapperOf(id) === undefined && !(id instanceof Date))
    for (const name of Object.keys(id))
      if (name.startsWith("$"))
        throw failure(
          "DollarPrefixedFieldName",
          `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
        );
}

function duplicateKey(
  collection: Collection,
  indexName: string,
  keyPattern: Document,
  keyValue: Document,
): CommandError {
  const message = `E11000 duplicate key error collection: ${collection.ns} index: ${indexName} dup key: ${showValue(keyValue)}`;
  return new CommandError(CODES.DuplicateKey, message, { details: { keyPattern, keyValue } });
}

/** Refuses a key of a unique index that another document has, seen or under way. */
function claimUnique(
  { lock }: Engine,
  unit: Unit,
  collection: Collection,
  index: Index,
  key: Key,
  idKey: Key,
  document: Document,
): void {
  const part = uniquePartOf(key, idKey);
  lock(unit, part);
  const cursor = unit.overlay.range({ start: part, end: `${part}\xff` });
  try {
    for (let entry = cursor.next(); entry; entry = cursor.next())
      if (idKeyOf(entry.key) !== idKey)
        throw duplicateKey(
          collection,
          index.name,
          index.spec.key as Document,
          keyValueOf(index, document, idKey, key),
        );
  } finally {
    cursor.close();
  }
}

function changeIndexes(
  engine: Engine,
  unit: Unit,
  collection: Collection,
  idKey: Key,
  before: Document | null,
  after: Document | null,
): void {
  for (const index of collection.indexes) {
    const old = before ? entriesOf(index, before, idKey).entries : null;
    const now = after ? entriesOf(index, after, idKey) : null;
    if (now?.isMultikey) engine.catalog.markMultikey(collection, index, now.multikey);
    if (old) {
      for (const key of old.keys()) {
        if (now?.entries.has(key)) continue;
        if (index.isUnique) engine.lock(unit, uniquePartOf(key, idKey));
        unit.overlay.remove(key);
      }
    }
    if (!now || !after) continue;
    // In key order, so that of several duplicates the same one is reported as by MongoDB.
    const entries =
      index.isUnique && now.entries.size > 1
        ? [...now.entries].sort(([a], [b]) => (a < b ? -1 : 1))
        : now.entries;
    for (const [key, shapes] of entries) {
      if (index.isUnique && !old?.has(key)) claimUnique(engine, unit, collection, index, key, idKey, after);
      unit.overlay.put(key, shapes);
    }
  }
}

/** @throws CommandError 11000, 53, 171; LockConflict. The caller rolls back what was written before the throw. */
export function insertDocument(
  engine: Engine,
  unit: Unit,
  collection: Collection,
  document: Document,
  bytes: Uint8Array,
): void {
  refuseBadId(document._id);
  refuseTooDeep(document);
  engine.enlist(unit, collection);
  const idKey = idKeyOfValue(document._id);
  const key = collection.tree + idKey;
  engine.lock(unit, key);
  if (unit.overlay.get(key)) throw duplicateKey(collection, "_id_", { _id: 1 }, { _id: document._id });
  changeIndexes(engine, unit, collection, idKey, null, document);
  unit.overlay.put(key, bytes);
  engine.record(unit, collection, { op: "insert", before: null, after: bytes });
}

export type Stored = { idKey: Key; document: Document; bytes: Uint8Array };

export function replaceDocument(
  engine: Engine,
  unit: Unit,
  collection: Collection,
  before: Stored,
  after: { document: Document; bytes: Uint8Array },
  op: "update" | "replace",
): void {
  refuseTooDeep(after.document);
  engine.enlist(unit, collection);
  engine.lock(unit, collection.tree + before.idKey);
  changeIndexes(engine, unit, collection, before.idKey, before.document, after.document);
  unit.overlay.put(collection.tree + before.idKey, after.bytes);
  engine.record(unit, collection, { op, before: before.bytes, after: after.bytes });
}

export function removeDocument(engine: Engine, unit: Unit, collection: Collection, before: Stored): void {
  engine.enlist(unit, collection);
  engine.lock(unit, collection.tree + before.idKey);
  changeIndexes(engine, unit, collection, before.idKey, before.document, null);
  unit.overlay.remove(collection.tree + before.idKey);
  engine.record(unit, collection, { op: "delete", before: before.bytes, after: null });
}
