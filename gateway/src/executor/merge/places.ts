import { isJsonObject, type JsonObject, ownValue } from "../json.ts";
import type { DataPath } from "../plan/step.ts";

/** A path of the answer, as clients know it. */
export type ClientPath = readonly (string | number)[];

/** The objects at a path, in the order of the answer; nulls are left out. */
export function objectsAt(root: JsonObject, path: DataPath): readonly JsonObject[] {
  const found: JsonObject[] = [];
  collect(root, path, 0, found);
  return found;
}

function collect(value: unknown, path: DataPath, depth: number, found: JsonObject[]): void {
  if (Array.isArray(value)) {
    const next = path[depth] === "@" ? depth + 1 : depth;
    for (const element of value) collect(element, path, next, found);
  } else if (isJsonObject(value)) {
    const key = path[depth];
    if (key === undefined) found.push(value);
    else collect(ownValue(value, key), path, depth + 1, found);
  }
}

/** Where each of the objects at a path is, with the indices of lists. Walks again: only errors ask for it. */
export function pathsAt(root: JsonObject, path: DataPath): ReadonlyMap<JsonObject, ClientPath> {
  const found = new Map<JsonObject, ClientPath>();
  const walk = (value: unknown, depth: number, trail: ClientPath): void => {
    if (Array.isArray(value)) {
      const next = path[depth] === "@" ? depth + 1 : depth;
      for (const [index, element] of value.entries()) walk(element, next, [...trail, index]);
    } else if (isJsonObject(value)) {
      const key = path[depth];
      if (key === undefined) found.set(value, trail);
      else walk(ownValue(value, key), depth + 1, [...trail, key]);
    }
  };
  walk(root, 0, []);
  return found;
}
