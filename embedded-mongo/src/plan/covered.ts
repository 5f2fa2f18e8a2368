import type { IndexField } from "../store/catalog.ts";
import type { Entry, Key } from "../store/storage.ts";
import { componentEnd, decodeComponent, SHAPE } from "../values/key-decoding.ts";
import { type Document, setField } from "../values/types.ts";
import type { ScanPlan } from "./scan-plan.ts";

/** Builds the document from the key; null when the key does not tell everything. */
export function coveredDocument(
  { key, value: shapes }: Entry,
  { fields, isIdWanted }: ScanPlan,
  idKey: Key,
): Document | null {
  if (shapes.includes(SHAPE.lost)) return null;
  const document: Document = {};
  if (isIdWanted && !fields.some(({ path }) => path === "_id")) {
    if (!isTextKey(idKey)) return null;
    document._id = decodeComponent(idKey, false, SHAPE.asKey);
  }
  let at = 4;
  for (let i = 0; i < fields.length; i++) {
    const { parts, isDescending } = fields[i] as IndexField;
    const end = componentEnd(key, at, isDescending);
    const value = decodeComponent(key.slice(at, end), isDescending, shapes[i] ?? SHAPE.asKey);
    // Where a dotted field is missing, the key does not tell how much of its path is there.
    if (value === undefined && parts.length > 1) return null;
    if (value !== undefined) setField(document, parts[0] as string, nested(parts, value));
    at = end;
  }
  return document;
}

const nested = (parts: readonly string[], value: unknown): unknown =>
  parts.slice(1).reduceRight((inner, name) => ({ [name]: inner }), value);

/** Ids that their key gives back exactly: strings and ObjectIds. */
const isTextKey = (idKey: Key) => idKey.charCodeAt(0) === 5 * 8 || idKey.charCodeAt(0) === 9 * 8;
