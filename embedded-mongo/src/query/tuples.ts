import { failure } from "../errors.ts";
import { type Document, fieldOf, isDocument } from "../values/types.ts";
import { IS_POSITION } from "./path-match.ts";

/** Stands for the entry of an empty array, which sorts before null. */
export const EMPTY_ARRAY = Symbol("empty array");

type Found = { value: unknown; rest: readonly string[] };
/** One path on its way down: what is found so far, and what of it is left to walk. */
type Spot = Found & {
  /** The element of the array just entered that the next name asks for by its position, walked down already. */
  named: (Found & { isArray: boolean }) | null;
};

const NOTHING: Spot = { value: undefined, rest: [], named: null };

/** Walks down until the path ends or an array is met; `undefined` where it leads nowhere. */
function descend(start: Document | readonly unknown[], path: readonly string[]): Found {
  let value: unknown = start;
  for (let i = 0; i < path.length; i++) {
    const name = path[i] as string;
    if (Array.isArray(value)) {
      if (i > 0) return { value, rest: path.slice(i) };
      value = IS_POSITION.test(name) ? value[Number(name)] : undefined;
    } else if (isDocument(value)) value = fieldOf(value, name);
    else return NOTHING;
  }
  return { value, rest: [] };
}

function next(spot: Spot, object: Document): { found: Found; isNested: boolean } {
  const { named, rest } = spot;
  if (Object.hasOwn(object, rest[0] as string)) {
    if (named)
      throw failure(
        16746,
        "Ambiguous field name found in array (do not use numeric field names in embedded elements in an array)",
      );
    return { found: descend(object, rest), isNested: false };
  }
  return named ? { found: named, isNested: named.isArray } : { found: NOTHING, isNested: false };
}

/** `multikey`: for each path, whether it ran through an array that can give several values. */
export type Tuples = { tuples: unknown[][]; multikey: readonly boolean[]; isMultikey: boolean };

/**
 * The tuples of values that a document has under several paths: one, or one for each element where a path runs through
 * an array ("multikey"). Paths under the same array are taken from the same element. This is what an index stores, and
 * what a sort picks the smallest of.
 *
 * @throws CommandError 171 when two different arrays would have to be multiplied.
 */
export function tuplesOf(document: Document, paths: readonly (readonly string[])[]): Tuples {
  const tuples: unknown[][] = [];
  const multikey = paths.map(() => false);

  const expand = (object: Document, spots: readonly Spot[]) => {
    let array = null as unknown[] | null;
    /** An element named by its position stands for itself, even when it is an array. */
    let isTakenApart = true;
    const walks = spots.map((spot, i) => {
      if (spot.rest.length === 0) return { spot, isInArray: false };
      const { found, isNested } = next(spot, object);
      if (!Array.isArray(found.value)) return { spot: { ...NOTHING, value: found.value }, isInArray: false };
      if (array && array !== found.value)
        throw failure(
          "CannotIndexParallelArrays",
          `cannot index parallel arrays, the second is [${paths[i]?.at(-1)}]`,
        );
      array = found.value;
      if (isNested) isTakenApart = false;
      return { spot: { ...found, named: null }, isInArray: true };
    });
    if (!array) {
      tuples.push(walks.map(({ spot }) => spot.value));
      return;
    }
    const elements = array;
    const isEmpty = elements.length === 0;
    const inside = walks.map(({ spot, isInArray }, i): Spot => {
      const { rest } = spot;
      if (!isInArray) return spot;
      const element = rest.length > 0 && !isEmpty ? descend(elements, rest.slice(0, 1)).value : undefined;
      if (element === undefined) {
        multikey[i] ||= rest.length > 0 || isTakenApart;
        return spot;
      }
      return { ...spot, named: { ...descend(elements, rest), isArray: Array.isArray(element) } };
    });
    for (const item of isEmpty ? [EMPTY_ARRAY] : elements) {
      const value = isTakenApart || isEmpty ? item : elements;
      expand(
        isDocument(item) ? item : {},
        inside.map((spot, i) =>
          walks[i]?.isInArray && spot.rest.length === 0 ? { ...NOTHING, value } : spot,
        ),
      );
    }
  };
  expand(
    document,
    paths.map((rest) => ({ value: undefined, rest, named: null })),
  );
  return { tuples, multikey, isMultikey: multikey.includes(true) };
}
