import { setImmediate as nextTurn } from "node:timers/promises";
import { Binary } from "bson";
import { VALIDATION_FINDINGS_MAX, VALIDATION_TURN_DOCUMENTS } from "../limits.ts";
import { type Collection, ID_INDEX_NAME, type Index } from "../store/catalog.ts";
import { entriesOf, idKeyOf } from "../store/index-keys.ts";
import type { Key, View } from "../store/storage.ts";
import { decode } from "../values/codec.ts";
import { type Document, int } from "../values/types.ts";
import { notFound } from "./collections.ts";
import { type Command, namespaceOf } from "./request.ts";

type Finding = { indexName: string; idKey: Key; document: Document | null };
type Audit = {
  records: number;
  corrupt: string[];
  missing: Finding[];
  extra: Finding[];
  keysByIndex: Map<string, number>;
};

/** Compares every document with every index entry, both ways, on one state of the data. */
async function audit(view: View, { tree, indexes }: Collection): Promise<Audit> {
  const found: Audit = { records: 0, corrupt: [], missing: [], extra: [], keysByIndex: new Map() };
  const add = <T>(list: T[], item: T) => list.length < VALIDATION_FINDINGS_MAX && list.push(item);
  const each = async (from: Key, look: (key: Key, value: Uint8Array) => void) => {
    const cursor = view.range({ start: from, end: `${from}\xff` });
    let count = 0;
    for (let entry = cursor.next(); entry; entry = cursor.next()) {
      look(entry.key, entry.value);
      if (++count % VALIDATION_TURN_DOCUMENTS !== 0) continue;
      cursor.suspend();
      await nextTurn();
    }
    cursor.close();
    return count;
  };
  const expected = new Map<Index, number>(indexes.map((index) => [index, 0]));
  const documentAt = (key: Key, bytes: Uint8Array): Document | null => {
    try {
      return decode(bytes);
    } catch {
      add(found.corrupt, Buffer.from(key, "latin1").toString("hex"));
      return null;
    }
  };
  found.records = await each(tree, (key, bytes) => {
    const idKey = key.slice(tree.length);
    const document = documentAt(key, bytes);
    if (!document) return;
    for (const index of indexes) {
      const { entries } = entriesOf(index, document, idKey);
      expected.set(index, (expected.get(index) ?? 0) + entries.size);
      for (const entry of entries.keys())
        if (!view.get(entry)) add(found.missing, { indexName: index.name, idKey, document });
    }
  });
  for (const index of indexes) {
    const keys = await each(index.tree, (key) => {
      const idKey = idKeyOf(key);
      const bytes = view.get(tree + idKey);
      const document = bytes ? documentAt(tree + idKey, bytes) : null;
      if (!document || !entriesOf(index, document, idKey).entries.has(key))
        add(found.extra, { indexName: index.name, idKey, document });
    });
    found.keysByIndex.set(index.name, keys);
  }
  return found;
}

const shown = ({ indexName, idKey, document }: Finding): Document => ({
  indexName,
  recordId: Buffer.from(idKey, "latin1").toString("hex"),
  ...(document ? { idKey: { _id: document._id } } : {}),
});

export const validate: Command = {
  fields: ["full", "repair", "metadata", "checkBSONConformance", "background"],
  async run(context) {
    const ns = namespaceOf(context);
    const { engine } = context.server;
    const collection = engine.catalog.find(ns);
    if (!collection) throw notFound(ns);
    const snapshot = engine.storage.snapshot();
    const counted = collection.documentCount;
    const { records, corrupt, missing, extra, keysByIndex } = await audit(snapshot, collection).finally(() =>
      snapshot.release(),
    );
    const names = [ID_INDEX_NAME, ...collection.indexes.map(({ name }) => name)];
    const wrong = new Set([...missing, ...extra].map(({ indexName }) => indexName));
    const errors = [
      ...(missing.length > 0 ? ["Detected missing index entries."] : []),
      ...(corrupt.length > 0 ? ["Detected documents that cannot be read."] : []),
    ];
    const warnings = [
      ...(extra.length > 0 ? ["Detected extra index entries."] : []),
      ...(counted === records ? [] : [`The fast count is ${counted}, the number of records ${records}.`]),
    ];
    return {
      document: {
        ns,
        uuid: new Binary(collection.uuid, Binary.SUBTYPE_UUID),
        nInvalidDocuments: int(corrupt.length),
        nNonCompliantDocuments: int(0),
        nrecords: records,
        nIndexes: names.length,
        keysPerIndex: Object.fromEntries(names.map((name) => [name, keysByIndex.get(name) ?? records])),
        indexDetails: Object.fromEntries(names.map((name) => [name, { valid: !wrong.has(name) }])),
        valid: missing.length + extra.length + corrupt.length === 0,
        repaired: false,
        warnings,
        errors,
        extraIndexEntries: extra.map(shown),
        missingIndexEntries: missing.map(shown),
        corruptRecords: corrupt,
        ok: 1,
      },
    };
  },
};
