import { failure } from "../errors.ts";
import { KEY_SIZE_MAX_BYTES } from "../limits.ts";
import { EMPTY_ARRAY, tuplesOf } from "../query/tuples.ts";
import { SHAPE, shapeOf } from "../values/key-decoding.ts";
import { descending, encodeValue, TAG } from "../values/key-encoding.ts";
import { type Document, RANK } from "../values/types.ts";
import type { Index } from "./catalog.ts";
import type { Key } from "./storage.ts";

const pathsOf = ({ fields }: Index) => fields.map(({ parts }) => parts);

const NO_SHAPES = new Uint8Array(0);

const idSuffixOf = (idKey: Key): Key => idKey + String.fromCharCode(idKey.length >> 8, idKey.length & 255);

/** Where the document's own key starts in an index key: its length is in the last two bytes. */
export function idKeyOf(key: Key): Key {
  const size = key.length;
  const idSize = (key.charCodeAt(size - 2) << 8) | key.charCodeAt(size - 1);
  return key.slice(size - 2 - idSize, size - 2);
}

/** The part of an index key that must be unique in a unique index. */
export const uniquePartOf = (key: Key, idKey: Key): Key => key.slice(0, key.length - idKey.length - 2);

export function encodeComponent(value: unknown, isDescending: boolean): Key {
  const key = value === EMPTY_ARRAY ? (TAG[RANK.missing] as Key) : encodeValue(value ?? null);
  return isDescending ? descending(key) : key;
}

/** `multikey`: see Index. */
export type IndexEntries = {
  entries: Map<Key, Uint8Array>;
  isMultikey: boolean;
  multikey: readonly boolean[];
};
const NO_ENTRIES: IndexEntries = { entries: new Map(), isMultikey: false, multikey: [] };

/** All entries of one document in one index: key → what a covered query needs beyond the key. */
export function entriesOf(index: Index, document: Document, idKey: Key): IndexEntries {
  if (index.partial && !index.partial.matches(document)) return NO_ENTRIES;
  const { tuples, isMultikey, multikey } = tuplesOf(document, pathsOf(index));
  const suffix = idSuffixOf(idKey);
  const entries = new Map<Key, Uint8Array>();
  for (const tuple of tuples) {
    if (index.isSparse && tuple.every((value) => value === undefined)) continue;
    let key = index.tree;
    let isAsKey = !isMultikey;
    tuple.forEach((value, i) => {
      key += encodeComponent(value, index.fields[i]?.isDescending ?? false);
      if (isAsKey && shapeOf(value) !== SHAPE.asKey) isAsKey = false;
    });
    key += suffix;
    if (key.length > KEY_SIZE_MAX_BYTES)
      throw failure(
        "KeyTooLong",
        `Index key too large: ${key.length} bytes in index ${index.name}, at most ${KEY_SIZE_MAX_BYTES} are possible`,
      );
    entries.set(key, isAsKey ? NO_SHAPES : Uint8Array.from(isMultikey ? [SHAPE.lost] : tuple.map(shapeOf)));
  }
  return { entries, isMultikey, multikey };
}

/** The tuple of one entry as a document, for the message and the fields of a duplicate key error. */
export function keyValueOf(index: Index, document: Document, idKey: Key, key: Key): Document {
  const { tuples } = tuplesOf(document, pathsOf(index));
  const part = uniquePartOf(key, idKey);
  const tuple = tuples.find(
    (values) =>
      index.tree +
        values.map((value, i) => encodeComponent(value, index.fields[i]?.isDescending ?? false)).join("") ===
      part,
  );
  return Object.fromEntries(
    index.fields.map(({ path }, i) => [path, tuple?.[i] === EMPTY_ARRAY ? null : (tuple?.[i] ?? null)]),
  );
}
