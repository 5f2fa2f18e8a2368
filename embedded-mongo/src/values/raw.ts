import { failure } from "../errors.ts";

/** Work on stored BSON without decoding it: cutting fields out of documents, and documents into arrays. */

const DOUBLE = 0x01;
const STRING = 0x02;
const DOCUMENT = 0x03;
const ARRAY = 0x04;
const BINARY = 0x05;
const REGEX = 0x0b;
const DB_POINTER = 0x0c;
const CODE_WITH_SCOPE = 0x0f;

/** Sizes of the values whose type tells it. */
export const FIXED_SIZES: Record<number, number> = {
  [DOUBLE]: 8,
  6: 0, // undefined
  7: 12, // ObjectId
  8: 1, // boolean
  9: 8, // date
  10: 0, // null
  16: 4, // int
  17: 8, // timestamp
  18: 8, // long
  19: 16, // decimal
  127: 0, // MaxKey
  255: 0, // MinKey
};

export const int32At = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) |
  ((bytes[at + 1] as number) << 8) |
  ((bytes[at + 2] as number) << 16) |
  ((bytes[at + 3] as number) << 24);

function valueSize(bytes: Uint8Array, type: number, at: number): number {
  const fixed = FIXED_SIZES[type];
  if (fixed !== undefined) return fixed;
  switch (type) {
    case STRING:
    case 0x0d: // code
    case 0x0e: // symbol
      return 4 + int32At(bytes, at);
    case DOCUMENT:
    case ARRAY:
    case CODE_WITH_SCOPE:
      return int32At(bytes, at);
    case BINARY:
      return 5 + int32At(bytes, at);
    case DB_POINTER:
      return 16 + int32At(bytes, at);
    case REGEX:
      return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1 - at;
    default:
      throw failure("InvalidBSON", `unknown BSON type ${type}`);
  }
}

function isName(bytes: Uint8Array, from: number, to: number, name: Uint8Array): boolean {
  if (to - from !== name.length) return false;
  for (let i = 0; i < name.length; i++) if (bytes[from + i] !== name[i]) return false;
  return true;
}

/** The document with only some of its top-level fields, or without some, in their order. */
export function compileRawProjection(
  names: readonly string[],
  mode: "include" | "exclude",
): (bytes: Uint8Array) => Uint8Array {
  const isInclusion = mode === "include";
  const listed = names.map((name) => Buffer.from(name, "utf8"));
  return (bytes) => {
    const out = Buffer.allocUnsafe(bytes.length);
    let size = 4;
    let at = 4;
    const end = bytes.length - 1;
    while (at < end) {
      const nameEnd = bytes.indexOf(0, at + 1);
      const next = nameEnd + 1 + valueSize(bytes, bytes[at] as number, nameEnd + 1);
      if (listed.some((name) => isName(bytes, at + 1, nameEnd, name)) === isInclusion) {
        out.set(bytes.subarray(at, next), size);
        size += next - at;
      }
      at = next;
    }
    out[size++] = 0;
    out.writeInt32LE(size, 0);
    return out.subarray(0, size);
  };
}

/** Bytes of the names "0", "1", … of an array's elements, without their ends. */
function positionsSize(count: number): number {
  let total = 0;
  for (let from = 0, digits = 1; from < count; from = 10 ** digits++)
    total += (Math.min(count, 10 ** digits) - from) * digits;
  return total;
}

export const arraySize = (documents: readonly Uint8Array[]): number =>
  documents.reduce((sum, bytes) => sum + bytes.length + 2, 5) + positionsSize(documents.length);

/** Writes an array of documents; returns the position after it. */
export function writeArray(out: Buffer, from: number, documents: readonly Uint8Array[]): number {
  let at = out.writeInt32LE(arraySize(documents), from);
  for (let i = 0; i < documents.length; i++) {
    const bytes = documents[i] as Uint8Array;
    out[at++] = DOCUMENT;
    at += out.write(`${i}\0`, at, "latin1");
    out.set(bytes, at);
    at += bytes.length;
  }
  out[at++] = 0;
  return at;
}

/** Adds a field that holds an array of documents at the end of a document that does not have it. */
export function appendArray(
  document: Uint8Array,
  name: string,
  documents: readonly Uint8Array[],
): Uint8Array {
  const nameSize = Buffer.byteLength(name) + 1;
  const size = document.length + 1 + nameSize + arraySize(documents);
  const out = Buffer.allocUnsafe(size);
  out.set(document);
  out.writeInt32LE(size, 0);
  let at = document.length - 1;
  out[at++] = ARRAY;
  at += out.write(`${name}\0`, at, "utf8");
  at = writeArray(out, at, documents);
  out[at] = 0;
  return out;
}
