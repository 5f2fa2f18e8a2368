import { hash } from "node:crypto";
import { TypeID, typeidUnboxed } from "typeid-js";
import { ApiError } from "./api-error.ts";

/** A TypeID: a type prefix, an underscore and 26 characters that carry a UUIDv7. Opaque to clients. */
export type GlobalId = string;

const SUFFIX = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const UUID_BYTES = 16;
const VERSION_7 = 0x70;
const VARIANT = 0x80;
const SHOWN_LENGTH_MAX = 60;

/** A new id that sorts after the ones made before it. */
export const newId = (prefix: string): GlobalId => typeidUnboxed(prefix);

/**
 * The same id for the same name, always: what makes loading data twice harmless.
 *
 * @param atMs When the thing came to be, milliseconds since 1970: where it sorts among ids.
 * @see RFC 9562, section 5.7: the layout of a UUIDv7
 */
export function idOfName(prefix: string, name: string, atMs: number): GlobalId {
  const bytes = hash("sha256", `${prefix}:${name}`, "buffer").subarray(0, UUID_BYTES);
  bytes.writeUIntBE(atMs, 0, 6);
  bytes.writeUInt8(VERSION_7 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(VARIANT | (bytes.readUInt8(8) & 0x3f), 8);
  return TypeID.fromUUIDBytes(prefix, bytes).toString();
}

/** Whether a value is a global id of this type. Also what keeps operator objects out of database filters. */
export const isIdOf = (prefix: string, value: unknown): value is GlobalId =>
  typeof value === "string" && value.startsWith(`${prefix}_`) && SUFFIX.test(value.slice(prefix.length + 1));

/** @throws ApiError BAD_USER_INPUT when the value is not an id of this type. */
export function requireId(prefix: string, value: unknown, path: string): GlobalId {
  if (isIdOf(prefix, value)) return value;
  const shown = JSON.stringify(value)?.slice(0, SHOWN_LENGTH_MAX);
  throw new ApiError(
    "BAD_USER_INPUT",
    `${path} must be a ${prefix} id such as ${prefix}_01h455vb4pex5vsknk084sn02q, got ${shown}.`,
  );
}

/** An entity that another subgraph owns: all that is known of it here is its id. */
export type EntityRef = { readonly id: GlobalId };

/** The entity that a representation names, or null when its id is not one of this type. */
export const refOf = (prefix: string, { id }: { readonly id?: unknown }): EntityRef | null =>
  isIdOf(prefix, id) ? { id } : null;
