import { isJsonObject, type JsonObject, ownValue, setOwn } from "../json.ts";

/** Objects and lists that stand in several places of the answer. */
export type Shared = ReadonlySet<unknown>;

/** What was made of objects that stood in several places, for one of these: what is told of the one is told of the others too. */
export type Copies = Map<JsonObject, JsonObject[]>;

const NOTHING_SHARED: Shared = new Set();

/**
 * Adds what a subgraph told to what is known: objects key by key, lists of the same length element by element, everything
 * else by putting the new in the place of the old. Takes parts of `source` over as they are; what is shared is not written to, but
 * copied.
 */
export function mergeInto(
  target: JsonObject,
  source: JsonObject,
  shared: Shared = NOTHING_SHARED,
  copies: Copies = new Map(),
): void {
  // Faster than its keys as a list; what comes out of JSON inherits nothing that can be enumerated.
  for (const key in source) {
    const added = source[key];
    if (added === undefined) continue;
    if (typeof added !== "object" || added === null) setOwn(target, key, added);
    else setOwn(target, key, merged(ownValue(target, key), added, shared, copies));
  }
}

function merged(known: unknown, added: unknown, shared: Shared, copies: Copies): unknown {
  if (known === added || known === undefined) return added;
  const own = shared.has(known) ? copyNoted(known, copies) : known;
  if (Array.isArray(added)) {
    if (!Array.isArray(own) || own.length !== added.length) return added;
    return added.map((one, index) => merged(own[index], one, shared, copies));
  }
  if (!isJsonObject(added) || !isJsonObject(own)) return added;
  mergeInto(own, added, shared, copies);
  return own;
}

function copyNoted(value: unknown, copies: Copies): unknown {
  if (Array.isArray(value)) return value.map((one) => copyNoted(one, copies));
  if (!isJsonObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, entry] of Object.entries(value)) setOwn(copy, key, copyNoted(entry, copies));
  const known = copies.get(value);
  if (known === undefined) copies.set(value, [copy]);
  else known.push(copy);
  return copy;
}

/** An object, and all that came of it. */
export function* withCopies(object: JsonObject, copies: Copies): Generator<JsonObject> {
  yield object;
  for (const copy of copies.get(object) ?? []) yield* withCopies(copy, copies);
}
