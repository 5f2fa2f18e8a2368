import { BLOCKING_STAGE_MAX_BYTES } from "../limits.ts";
import { isBinary, isDocument } from "./types.ts";

/** A wrapped number, a date, an id: an object with one field, and the slot that points to it. */
const PLAIN_BYTES = 48;

/**
 * Roughly what a decoded value holds in memory, in bytes. The parts of a value that an expression has made can be one
 * and the same object many times over, so that it is small and yet endless to walk: beyond `mostBytes` nothing is added.
 */
export function weightOfValue(value: unknown, mostBytes = BLOCKING_STAGE_MAX_BYTES): number {
  if (typeof value === "string") return PLAIN_BYTES + value.length * 2;
  let sum = PLAIN_BYTES;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && sum <= mostBytes; i++)
      sum += weightOfValue(value[i], mostBytes - sum);
    return sum;
  }
  if (isDocument(value)) {
    for (const name of Object.keys(value)) {
      if (sum > mostBytes) return sum;
      sum += name.length + weightOfValue(value[name], mostBytes - sum);
    }
    return sum;
  }
  return isBinary(value) ? PLAIN_BYTES + value.position : PLAIN_BYTES;
}
