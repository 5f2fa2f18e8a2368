/** An object out of somebody's JSON: any key may be missing, and any may be one that objects inherit. */
export type JsonObject = Record<string, unknown>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What an object has under a key by itself: clients may call a field `constructor`. */
export function ownValue(object: JsonObject, key: string): unknown {
  const value = object[key];
  return value === undefined || Object.hasOwn(object, key) ? value : undefined;
}

/** Sets a key whatever it is called: `__proto__` too becomes an entry like any other. */
export function setOwn(object: JsonObject, key: string, value: unknown): void {
  // The one key that plain assignment does not make an entry: it sets what an object inherits from.
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}

/** A copy that shares no object with the original. */
export function copyOf<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  const copy: JsonObject = {};
  for (const [key, entry] of Object.entries(value)) setOwn(copy, key, copyOf(entry));
  return copy as Value;
}

const SHORT_LENGTH_MAX = 40;
const FIRST_PLAIN_CODE = 0x20;
const QUOTE_CODE = 0x22;
const BACKSLASH_CODE = 0x5c;
const FIRST_SURROGATE_CODE = 0xd800;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON has to escape.
const NEEDS_ESCAPE = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** JSON of a string: what `JSON.stringify` writes, sooner where there is nothing to escape. */
export function quoted(text: string): string {
  if (text.length > SHORT_LENGTH_MAX) return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (
      code < FIRST_PLAIN_CODE ||
      code === QUOTE_CODE ||
      code === BACKSLASH_CODE ||
      code >= FIRST_SURROGATE_CODE
    )
      return JSON.stringify(text);
  }
  return `"${text}"`;
}
