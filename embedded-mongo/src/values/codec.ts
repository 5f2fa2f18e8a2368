import { calculateObjectSize, deserialize, serialize } from "bson";
import { failure } from "../errors.ts";
import { DOCUMENT_NESTING_MAX, DOCUMENT_SIZE_MAX_BYTES } from "../limits.ts";
import { type Document, isDocument } from "./types.ts";

// Wrappers are kept (promote nothing): 1, 1.0 and NumberLong(1) must survive an update unchanged.
const DECODE_OPTIONS = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
  validation: { utf8: false as const },
};

export const decode = (bytes: Uint8Array): Document => deserialize(bytes, DECODE_OPTIONS) as Document;

export const encode = (document: Document): Uint8Array => serialize(document, { ignoreUndefined: true });

/** @throws CommandError 10334 when the document is larger than a document may be. */
export function encodeStored(document: Document): Uint8Array {
  const bytes = encode(document);
  refuseTooLarge(bytes.length);
  return bytes;
}

export function refuseTooLarge(sizeBytes: number): void {
  if (sizeBytes > DOCUMENT_SIZE_MAX_BYTES)
    throw failure(
      "BSONObjectTooLarge",
      `BSONObj size: ${sizeBytes} is invalid. Size must be between 0 and ${DOCUMENT_SIZE_MAX_BYTES}`,
    );
}

export const sizeOf = (document: Document): number => calculateObjectSize(document);

/** @throws CommandError 15 when objects and arrays lie deeper in one another than a stored document may have them. */
export function refuseTooDeep(value: object, level = 1): void {
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof item !== "object" || item === null || !(Array.isArray(item) || isDocument(item))) continue;
    if (level >= DOCUMENT_NESTING_MAX)
      throw failure("Overflow", `Document exceeds maximum nesting depth of ${DOCUMENT_NESTING_MAX}`);
    refuseTooDeep(item, level + 1);
  }
}
