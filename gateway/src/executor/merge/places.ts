import { type JsonObject, ownValue } from "../json.ts";
import type { DataPath } from "../plan/step.ts";
import type { Shared } from "./merge-into.ts";

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
