import { crc32 } from "node:zlib";
import { failure } from "../errors.ts";
import type { Key } from "./storage.ts";

/** A checksum at the end of every stored value, over the value and its key: a value under a wrong key is noticed too. */
const SEAL_BYTES = 4;

/** FNV-1a. */
function hashOf(key: Key): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const checksumOf = (key: Key, value: Uint8Array): number =>
  value.length === 0 ? hashOf(key) : crc32(value, hashOf(key));

export function sealed(key: Key, value: Uint8Array): Uint8Array {
  const out = Buffer.allocUnsafe(value.length + SEAL_BYTES);
  out.set(value);
  out.writeUInt32LE(checksumOf(key, value), value.length);
  return out;
}

/** The value, or null when the bytes are not those that were written under this key. */
export function openSeal(key: Key, stored: Uint8Array): Uint8Array | null {
  const size = stored.length - SEAL_BYTES;
  if (size < 0) return null;
  const value = stored.subarray(0, size);
  const [a, b, c, d] = [stored[size], stored[size + 1], stored[size + 2], stored[size + 3]] as number[];
  const seal = ((a as number) | ((b as number) << 8) | ((c as number) << 16) | ((d as number) << 24)) >>> 0;
  return seal === checksumOf(key, value) ? value : null;
}

/** @throws CommandError 338 for what is not as it was written. */
export function unsealed(key: Key, stored: Uint8Array): Uint8Array {
  const value = openSeal(key, stored);
  if (!value) throw damaged(key, "is not what was written");
  return value;
}

export const damaged = (key: Key, what: string) =>
  failure(
    "DataCorruptionDetected",
    `the data file is damaged: what is stored under key ${Buffer.from(key, "latin1").toString("hex")} ${what}`,
  );
