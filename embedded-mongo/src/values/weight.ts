import { isBinary, isDocument } from "./types.ts";

/** A wrapped number, a date, an id: an object with one field, and the slot that points to it. */
const PLAIN_BYTES = 48;

/** Roughly what a decoded value holds in memory, in bytes. */
export function weightOfValue(value: unknown): number {
  if (typeof value === "string") return PLAIN_BYTES + value.length * 2;
  if (Array.isArray(value))
    return value.reduce<number>((sum, item) => sum + weightOfValue(item), PLAIN_BYTES);
  if (isDocument(value)) {
    let sum = PLAIN_BYTES;
    for (const name of Object.keys(value)) sum += name.length + weightOfValue(value[name]);
    return sum;
  }
  return isBinary(value) ? PLAIN_BYTES + value.position : PLAIN_BYTES;
}
