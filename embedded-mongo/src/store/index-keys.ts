import { failure } from "../errors.ts";
import { KEY_SIZE_MAX_BYTES } from "../limits.ts";
import { SHAPE, shapeOf } from "../values/key-decoding.ts";
import { descending, encodeValue, TAG } from "../values/key-encoding.ts";
import { type Document, fieldOf, isDocument, RANK } from "../values/types.ts";
import type { Index, IndexField } from "./catalog.ts";
import type { Key } from "./storage.ts";

/** An entry under construction: where one field of the index stands in the document. */
type Spot = { value: unknown; rest: readonly string[]; isFinal: boolean };

/** Stands for the entry of an empty array, which sorts before null. */
const EMPTY_ARRAY = Symbol("empty array");

const IS_POSITION = /^(0|[1-9]\d*)$/;

/** Walks down until the path ends or an array is met. */
function descend({ value, rest, isFinal }: Spot): Spot {
  let at = value;
  let i = 0;
  while (i < rest.length && !isFinal) {
    const name = rest[i] as string;
    if (Array.isArray(at)) {
      if (!IS_POSITION.test(name) || Number(name) >= at.length) break;
      at = at[Number(name)];
    } else if (isDocument(at)) at = fieldOf(at, name);
    else return { value: undefined, rest: [], isFinal: true };
    i++;
  }
  return { value: at, rest: rest.slice(i), isFinal };
}

/**
 * The tuples of values that a document has in an index: one, or one per array element ("multikey"). Fields under the
 * same array are taken from the same element.
 *
 * @throws CommandError 171 when two different arrays would have to be multiplied.
 */
function tuplesOf(
  document: Document,
  fields: readonly IndexField[],
): { tuples: unknown[][]; isMultikey: boolean } {
  const tuples: unknown[][] = [];
  let isMultikey = false;
  const expand = (spots: Spot[]) => {
    const here = spots.map(descend);
    const arrays = new Set(
      here.filter(({ value, isFinal }) => !isFinal && Array.isArray(value)).map(({ value }) => value),
    );
    if (arrays.size > 1) {
      const names = fields.filter((_, i) => Array.isArray(here[i]?.value)).map(({ parts }) => parts.at(-1));
      throw failure("CannotIndexParallelArrays", `cannot index parallel arrays [${names[1]}] [${names[0]}]`);
    }
    const [array] = arrays as Set<unknown[]>;
    if (!array) {
      tuples.push(here.map(({ value }) => value));
      return;
    }
    isMultikey = true;
    const items = array.length === 0 ? [EMPTY_ARRAY] : array;
    for (const item of items) {
      expand(
        here.map((spot) => {
          if (spot.isFinal || spot.value !== array) return spot;
          if (spot.rest.length === 0) return { value: item, rest: [], isFinal: true };
          if (isDocument(item)) return { value: item, rest: spot.rest, isFinal: false };
          return { value: undefined, rest: [], isFinal: true };
        }),
      );
    }
  };
  expand(fields.map(({ parts }) => ({ value: document, rest: parts, isFinal: false })));
  return { tuples, isMultikey };
}

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

export type IndexEntries = { entries: Map<Key, Uint8Array>; isMultikey: boolean };
const NO_ENTRIES: IndexEntries = { entries: new Map(), isMultikey: false };

/** All entries of one document in one index: key → what a covered query needs beyond the key. */
export function entriesOf(index: Index, document: Document, idKey: Key): IndexEntries {
  if (index.partial && !index.partial.matches(document)) return NO_ENTRIES;
  const { tuples, isMultikey } = tuplesOf(document, index.fields);
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
  return { entries, isMultikey };
}

/** The tuple of one entry as a document, for the message and the fields of a duplicate key error. */
export function keyValueOf(index: Index, document: Document, idKey: Key, key: Key): Document {
  const { tuples } = tuplesOf(document, index.fields);
  const part = uniquePartOf(key, idKey);
  const tuple = tuples.find(
    (values) =>
      index.tree +
        values.map((value, i) => encodeComponent(value, index.fields[i]?.isDescending ?? false)).join("") ===
      part,
  );
  return Object.fromEntries(
    index.fields.map(({ path }, i) => [path, tuple?.[i] === EMPTY_ARRAY ? undefined : (tuple?.[i] ?? null)]),
  );
}
