import { Timestamp } from "bson";
import { failure } from "../errors.ts";
import { type Document, isDocument, wrapperOf } from "../values/types.ts";

/**
 * A place in the oplog as twelve bytes that sort like it: seconds, number within the second, number within the commit
 * (from 1), four bytes each. All changes of one commit share the first eight, which are their cluster time.
 */
export type Position = string;

const word = (value: number): string =>
  String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
const wordAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) << 24) |
    (text.charCodeAt(at + 1) << 16) |
    (text.charCodeAt(at + 2) << 8) |
    text.charCodeAt(at + 3)) >>>
  0;

const POSITION_BYTES = 12;
const LAST_OF_COMMIT = 0xffff_ffff;

export const positionOf = (time: Timestamp, change: number): Position =>
  word(time.t) + word(time.i) + word(change);
/** Before the first change of a commit made at this time, and after the last one. */
export const startOf = (time: Timestamp): Position => positionOf(time, 0);
export const endOf = (time: Timestamp): Position => positionOf(time, LAST_OF_COMMIT);

export const timeOf = (position: Position): Timestamp =>
  new Timestamp({ t: wordAt(position, 0), i: wordAt(position, 4) });

/** What a token stands for: everything up to a time, one change, or the end of a stream behind its last change. */
export type TokenKind = "time" | "change" | "invalidate";
const KINDS: readonly TokenKind[] = ["time", "change", "invalidate"];

export const tokenOf = (position: Position, kind: TokenKind): Document => ({
  _data: Buffer.from(position + String.fromCharCode(KINDS.indexOf(kind)), "latin1")
    .toString("hex")
    .toUpperCase(),
});

/** @throws CommandError 40647 or 9 for what is no token of this server. */
export function readToken(token: unknown, option: string): { position: Position; kind: TokenKind } {
  if (!isDocument(token))
    throw failure("TypeMismatch", `BSON field '$changeStream.${option}' must be of type object`);
  if (typeof token._data !== "string")
    throw failure(40647, "Bad resume token: _data of missing or of wrong type");
  const bytes = /^([0-9a-f]{2})+$/i.test(token._data) ? Buffer.from(token._data, "hex") : Buffer.alloc(0);
  const kind = KINDS[bytes[POSITION_BYTES] ?? -1];
  if (bytes.length !== POSITION_BYTES + 1 || !kind)
    throw failure("FailedToParse", "resume token string was not a valid hex string of this server");
  return { position: bytes.toString("latin1", 0, POSITION_BYTES), kind };
}

export function readTime(value: unknown): Timestamp {
  if (wrapperOf(value) !== "Timestamp")
    throw failure(
      "TypeMismatch",
      "BSON field '$changeStream.startAtOperationTime' must be of type timestamp",
    );
  return value as Timestamp;
}
