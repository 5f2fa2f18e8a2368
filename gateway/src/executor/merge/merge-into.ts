import { copyOf, isJsonObject, type JsonObject, ownValue, setOwn } from "../json.ts";

/** Objects and lists that stand in several places of the answer. */
export type Shared = ReadonlySet<unknown>;

const NOTHING_SHARED: Shared = new Set();

/**
 * Adds what a subgraph told to what is known: objects key by key, lists of the same length element by element, everything
 * else by putting the new in the place of the old. Takes parts of `source` over as they are; what is shared is not written to.
 */
export function mergeInto(target: JsonObject, source: JsonObject, shared: Shared = NOTHING_SHARED): void {
  // Faster than its keys as a list; what comes out of JSON inherits nothing that can be enumerated.
  for (const key in source) {
    const added = source[key];
    if (added === undefined) continue;
    if (typeof added !== "object" || added === null) setOwn(target, key, added);
    else setOwn(target, key, merged(ownValue(target, key), added, shared));
  }
}

function merged(known: unknown, added: unknown, shared: Shared): unknown {
  if (known === added || known === undefined) return added;
  const own = shared.has(known) ? copyOf(known) : known;
  if (Array.isArray(added)) {
    if (!Array.isArray(own) || own.length !== added.length) return added;
    return added.map((one, index) => merged(own[index], one, shared));
  }
  if (!isJsonObject(added) || !isJsonObject(own)) return added;
  mergeInto(own, added, shared);
  return own;
}
