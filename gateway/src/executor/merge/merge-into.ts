import { isJsonObject, type JsonObject, ownValue, setOwn } from "../json.ts";

/**
 * Adds what a subgraph told to what is known: objects key by key, lists of the same length element by element, everything
 * else by putting the new in the place of the old. Takes parts of `source` over as they are.
 */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    const added = source[key];
    if (added === undefined) continue;
    if (typeof added !== "object" || added === null) setOwn(target, key, added);
    else setOwn(target, key, merged(ownValue(target, key), added));
  }
}

function merged(known: unknown, added: unknown): unknown {
  if (Array.isArray(added)) {
    if (!Array.isArray(known) || known.length !== added.length) return added;
    return added.map((one, index) => merged(known[index], one));
  }
  if (!isJsonObject(added) || !isJsonObject(known)) return added;
  mergeInto(known, added);
  return known;
}
