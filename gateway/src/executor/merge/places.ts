import { isJsonObject, type JsonObject, ownValue } from "../json.ts";
import type { DataPath } from "../plan/step.ts";
import type { Shared } from "./merge-into.ts";

/** A path of the answer, as clients know it. */
export type ClientPath = readonly (string | number)[];

/** Objects of the answer, in its order, each once, and what each hangs on: `parents[index]` under `keys[index]`. */
export type Slots = {
  readonly objects: readonly JsonObject[];
  readonly parents: readonly (JsonObject | unknown[])[];
  readonly keys: readonly (string | number)[];
};

/** The objects at a path; nulls are left out. */
export function slotsAt(root: JsonObject, path: DataPath, shared: Shared): Slots {
  const objects: JsonObject[] = [];
  const parents: (JsonObject | unknown[])[] = [];
  const keys: (string | number)[] = [];
  const visited = new Set<unknown>();

  const collect = (value: unknown, depth: number, parent: JsonObject | unknown[], under: string | number) => {
    if (typeof value !== "object" || value === null) return;
    if (shared.size > 0 && shared.has(value)) {
      if (visited.has(value)) return;
      visited.add(value);
    }
    const key = path[depth];
    if (Array.isArray(value)) {
      const next = key === "@" ? depth + 1 : depth;
      for (let index = 0; index < value.length; index += 1) collect(value[index], next, value, index);
    } else if (key !== undefined) {
      collect(ownValue(value as JsonObject, key), depth + 1, value as JsonObject, key);
    } else {
      objects.push(value as JsonObject);
      parents.push(parent);
      keys.push(under);
    }
  };
  collect(root, 0, [root], 0);
  return { objects, parents, keys };
}

/** All places of each of the objects at a path, with the indices of lists. Walks again: only errors ask for it. */
export function pathsAt(root: JsonObject, path: DataPath): ReadonlyMap<JsonObject, readonly ClientPath[]> {
  const found = new Map<JsonObject, ClientPath[]>();
  const walk = (value: unknown, depth: number, trail: ClientPath): void => {
    if (Array.isArray(value)) {
      const next = path[depth] === "@" ? depth + 1 : depth;
      for (const [index, element] of value.entries()) walk(element, next, [...trail, index]);
    } else if (isJsonObject(value)) {
      const key = path[depth];
      if (key === undefined) {
        const trails = found.get(value);
        if (trails === undefined) found.set(value, [trail]);
        else trails.push(trail);
      } else walk(ownValue(value, key), depth + 1, [...trail, key]);
    }
  };
  walk(root, 0, []);
  return found;
}
