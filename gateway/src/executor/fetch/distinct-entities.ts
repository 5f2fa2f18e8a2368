import { type JsonObject, ownValue, setOwn } from "../json.ts";
import type { Shared } from "../merge/merge-into.ts";
import { slotsAt } from "../merge/places.ts";
import type { DataPath } from "../plan/step.ts";
import type { RepresentationShape } from "./representation.ts";

/** Whom a fetch is for. */
export type DistinctEntities = {
  /** JSON of what is told of each entity, each once. */
  readonly representations: readonly string[];
  /** The objects that await what is told of an entity, and which one: an index of `representations`. */
  readonly targets: readonly JsonObject[];
  readonly places: readonly number[];
};

type Options = {
  readonly representation: RepresentationShape;
  readonly root: JsonObject;
  readonly path: DataPath;
  readonly shared: Set<unknown>;
};

/**
 * The entities at a path. Objects there that are alike become one object: whatever is fetched for that path comes out the
 * same for all of them, so it is merged, asked about and written once.
 */
export function distinctEntities({ representation, root, path, shared }: Options): DistinctEntities {
  const { objects, parents, keys } = slotsAt(root, path, shared as Shared);
  const targets: JsonObject[] = [];
  const places: number[] = [];
  const firsts: JsonObject[] = [];
  const representations: string[] = [];
  const placeOf = placesBy(representation);
  for (let index = 0; index < objects.length; index += 1) {
    const object = objects[index] as JsonObject;
    const known = placeOf(object, representations);
    if (known === null) continue;
    if (known < firsts.length) {
      const first = firsts[known] as JsonObject;
      // What stands in several places cannot be put in the place of: only one of them is known here.
      if (!shared.has(object) && isAlike(first, object)) {
        setOwn(parents[index] as JsonObject, keys[index] as string, first);
        shared.add(first);
        continue;
      }
    } else firsts.push(object);
    targets.push(object);
    places.push(known);
  }
  return { representations, targets, places };
}

/** Finds the place of an entity's representation; of a new one, after writing it. Null: it has none. */
function placesBy(representation: RepresentationShape) {
  const placeByText = new Map<string, number>();
  // Where a type has one key, its value tells entities apart: a text is made of each entity once, not of each object.
  const placesByTypename = new Map<string, { key: string | null; placeByValue: Map<unknown, number> }>();
  let lastTypename: unknown;
  let last: { key: string | null; placeByValue: Map<unknown, number> } | undefined;

  return (object: JsonObject, representations: string[]): number | null => {
    const typename = object.__typename;
    if (typeof typename !== "string") return null;
    if (typename !== lastTypename) {
      lastTypename = typename;
      last = placesByTypename.get(typename);
      if (last === undefined) {
        last = { key: representation.onlyKeyOf(typename), placeByValue: new Map() };
        placesByTypename.set(typename, last);
      }
    }
    const value = last?.key == null ? undefined : ownValue(object, last.key);
    const hasValue = typeof value === "string";
    const known = hasValue ? last?.placeByValue.get(value) : undefined;
    if (known !== undefined) return known;

    const text = representation.textOf(object);
    if (text === null) return null;
    const place = (hasValue ? undefined : placeByText.get(text)) ?? representations.length;
    if (place === representations.length) representations.push(text);
    if (hasValue) last?.placeByValue.set(value, place);
    else placeByText.set(text, place);
    return place;
  };
}

/** Whether two values out of JSON say the same. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one)) return Array.isArray(other) && areAlike(one, other);
  if (Array.isArray(other)) return false;
  let keysLeft = 0;
  for (const key in one) {
    const [own, others] = [(one as JsonObject)[key], (other as JsonObject)[key]];
    if (own !== others && !(typeof own === "object" && isAlike(own, ownValue(other as JsonObject, key))))
      return false;
    keysLeft += 1;
  }
  for (const _ in other) keysLeft -= 1;
  return keysLeft === 0;
}

function areAlike(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index += 1) if (!isAlike(some[index], others[index])) return false;
  return true;
}
