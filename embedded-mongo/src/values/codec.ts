import { calculateObjectSize, DBRef, deserialize, serialize } from "bson";
import { failure } from "../errors.ts";
import { DOCUMENT_NESTING_MAX, DOCUMENT_SIZE_MAX_BYTES, REPLY_SIZE_MAX_BYTES } from "../limits.ts";
import { type Document, isDocument, setField } from "./types.ts";
import { weightOfValue } from "./weight.ts";

// Wrappers are kept (promote nothing): 1, 1.0 and NumberLong(1) must survive an update unchanged.
const DECODE_OPTIONS = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
  validation: { utf8: false as const },
};

const DOLLAR = 0x24;
const REFERENCE_MARK = Buffer.from("\x02$ref\0");

export function decode(bytes: Uint8Array): Document {
  const document = deserialize(bytes, DECODE_OPTIONS) as Document;
  if (!bytes.includes(DOLLAR)) return document;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return view.includes(REFERENCE_MARK) ? (withPlainReferences(document) as Document) : document;
}

/** The library makes a class of `{$ref, $id}`; to a database it is an object like any other, whose fields are asked for. */
function withPlainReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainReferences);
  if (value instanceof DBRef) {
    const { collection, oid, db, fields } = value;
    return withPlainReferences({ $ref: collection, $id: oid, ...(db ? { $db: db } : {}), ...fields });
  }
  if (!isDocument(value)) return value;
  for (const name of Object.keys(value)) setField(value, name, withPlainReferences(value[name]));
  return value;
}

/** @throws CommandError 10334 for more bytes than any message may carry in one document. */
export function encode(document: Document): Uint8Array {
  const bytes = encodeAny(document);
  if (!bytes || bytes.length > REPLY_SIZE_MAX_BYTES) throw tooLarge(sizeOf(document));
  return bytes;
}

/** Gives null, or only a part, where the buffer of the encoder is too small: it is a little larger than a reply may be. */
function encodeAny(document: Document): Uint8Array | null {
  if (isEndless(document)) return null;
  try {
    return serialize(document, { ignoreUndefined: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_OUT_OF_RANGE") return null;
    throw error;
  }
}

/** 17419 and 17420 are MongoDB's own codes for what an update and an upsert make too large. */
type TooLarge = "BSONObjectTooLarge" | 17419 | 17420;

/** @throws CommandError, 10334 unless told otherwise, when the document is larger than a document may be. */
export function encodeStored(document: Document, code?: TooLarge): Uint8Array {
  const bytes = encodeAny(document);
  refuseTooLarge(bytes?.length ?? sizeOf(document), code);
  return bytes as Uint8Array;
}

export function refuseTooLarge(sizeBytes: number, code?: TooLarge): void {
  if (sizeBytes > DOCUMENT_SIZE_MAX_BYTES) throw tooLarge(sizeBytes, code);
}

const tooLarge = (sizeBytes: number, code: TooLarge = "BSONObjectTooLarge") =>
  failure(
    code,
    `BSONObj size: ${sizeBytes} is invalid. Size must be between 0 and ${DOCUMENT_SIZE_MAX_BYTES}`,
  );

/** No document of a size that can be sent weighs so much in memory. */
const WEIGHT_MAX_BYTES = 30 * REPLY_SIZE_MAX_BYTES;
const isEndless = (document: Document) => weightOfValue(document, WEIGHT_MAX_BYTES) > WEIGHT_MAX_BYTES;

/** At least so many bytes: those beyond what could ever be encoded are not counted. */
export const sizeOf = (document: Document): number =>
  isEndless(document) ? WEIGHT_MAX_BYTES : calculateObjectSize(document);

/** @throws CommandError 15 when objects and arrays lie deeper in one another than a stored document may have them. */
export function refuseTooDeep(value: object, level = 1): void {
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    if (level > DOCUMENT_NESTING_MAX)
      throw failure("Overflow", `Document exceeds maximum nesting depth of ${DOCUMENT_NESTING_MAX}`);
    if (Array.isArray(item) || isDocument(item)) refuseTooDeep(item, level + 1);
  }
}
