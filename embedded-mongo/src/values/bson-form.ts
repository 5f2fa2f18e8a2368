import { failure } from "../errors.ts";
import { MESSAGE_NESTING_MAX } from "../limits.ts";
import { FIXED_SIZES, int32At } from "./raw.ts";
import { markRefused, TYPE_MARK } from "./types.ts";

const BOOLEAN = 8;
const WITH_TEXT = [0x02, 0x0d, 0x0e];
const DOCUMENTS = [0x03, 0x04];
const BINARY = 0x05;
const OLD_BINARY = 2;
const REGEX = 0x0b;
const DB_POINTER = 0x0c;
const CODE_WITH_SCOPE = 0x0f;

const MARK = Buffer.from(`${TYPE_MARK}\0`);

const broken = (why: string) => failure("InvalidBSON", `invalid BSON: ${why}`);

/**
 * Reads one BSON document to its end without decoding it, and without recursion: everything that comes from outside
 * passes here first, so that what decodes and walks it later can rely on its form.
 *
 * @throws CommandError 22 for bytes that are no document, 15 beyond `MESSAGE_NESTING_MAX`, 2 for a name that is taken.
 */
export function refuseMalformed(bytes: Uint8Array): void {
  const ends: number[] = [];
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const hasMark = view.includes(MARK);
  let at = 0;

  const open = (limit: number) => {
    const size = at + 5 > limit ? 0 : int32At(bytes, at);
    if (size < 5 || at + size > limit || bytes[at + size - 1] !== 0)
      throw broken("the size of a document does not fit");
    if (ends.push(at + size) > MESSAGE_NESTING_MAX)
      throw failure("Overflow", "BSONObj exceeds maximum nested object depth");
    at += 4;
  };
  const skipName = (end: number) => {
    while (bytes[at] !== 0) at++;
    if (++at >= end) throw broken("a name without an end");
  };
  const skipText = (end: number) => {
    const size = at + 4 > end ? 0 : int32At(bytes, at);
    at += 4 + size;
    if (size < 1 || at >= end || bytes[at - 1] !== 0) throw broken("the size of a string does not fit");
  };

  open(bytes.length);
  if (ends[0] !== bytes.length) throw broken("the size of a document does not fit");
  while (ends.length > 0) {
    const end = ends.at(-1) as number;
    const type = bytes[at++] as number;
    if (type === 0) {
      if (at !== ends.pop()) throw broken("a document that ends too early");
      continue;
    }
    if (hasMark && view.indexOf(MARK, at) === at) throw markRefused();
    skipName(end);
    const fixed = FIXED_SIZES[type];
    if (fixed !== undefined) {
      if (type === BOOLEAN && (bytes[at] as number) > 1)
        throw broken("a boolean that is neither true nor false");
      at += fixed;
    } else if (WITH_TEXT.includes(type)) skipText(end);
    else if (DOCUMENTS.includes(type)) {
      open(end - 1);
      continue;
    } else if (type === BINARY) {
      const size = at + 5 > end ? -1 : int32At(bytes, at);
      const isFitting = bytes[at + 4] !== OLD_BINARY || (size >= 4 && int32At(bytes, at + 5) === size - 4);
      if (size < 0 || !isFitting) throw broken("the size of a binary does not fit");
      at += 5 + size;
    } else if (type === REGEX) {
      skipName(end);
      skipName(end);
    } else if (type === DB_POINTER) {
      skipText(end);
      at += 12;
    } else if (type === CODE_WITH_SCOPE) {
      const whole = at + 4 > end ? 0 : at + int32At(bytes, at);
      if (whole <= at || whole >= end) throw broken("the size of a code does not fit");
      at += 4;
      skipText(whole);
      open(whole);
      if (ends.at(-1) !== whole) throw broken("the size of a code does not fit");
      continue;
    } else throw broken(`unknown type ${type}`);
    if (at >= end) throw broken("a value that is longer than its document");
  }
}
