import { failure } from "../errors.ts";
import { type Document, fieldOf, isDocument } from "../values/types.ts";
import { IS_POSITION } from "./path-match.ts";

/** Where one of the paths stands in the document, and what of it is left to walk. */
type Spot = { value: unknown; rest: readonly string[]; isFinal: boolean };

/** Stands for the entry of an empty array, which sorts before null. */
export const EMPTY_ARRAY = Symbol("empty array");

const NOTHING: Spot = { value: undefined, rest: [], isFinal: true };

/** Walks down until the path ends or an array is met. */
function descend(spot: Spot): Spot {
  if (spot.isFinal) return spot;
  let { value } = spot;
  const { rest } = spot;
  let isElement = false;
  let i = 0;
  for (; i < rest.length; i++) {
    const name = rest[i] as string;
    if (Array.isArray(value)) {
      if (!IS_POSITION.test(name) || Number(name) >= value.length) break;
      value = value[Number(name)];
      isElement = true;
      continue;
    }
    if (!isDocument(value)) return NOTHING;
    value = fieldOf(value, name);
    isElement = false;
  }
  // An element named by its position stands for itself, even when it is an array.
  return { value, rest: rest.slice(i), isFinal: isElement && i === rest.length };
}

/**
 * The tuples of values that a document has under several paths: one, or one for each element where a path runs through
 * an array ("multikey"). Paths under the same array are taken from the same element. This is what an index stores, and
 * what a sort picks the smallest of.
 *
 * @throws CommandError 171 when two different arrays would have to be multiplied.
 */
export function tuplesOf(
  document: Document,
  paths: readonly (readonly string[])[],
): { tuples: unknown[][]; isMultikey: boolean } {
  const tuples: unknown[][] = [];
  let isMultikey = false;
  const expand = (spots: Spot[]) => {
    const here = spots.map(descend);
    let array: unknown[] | null = null;
    here.forEach(({ value, isFinal }, i) => {
      if (isFinal || !Array.isArray(value) || value === array) return;
      if (array)
        throw failure(
          "CannotIndexParallelArrays",
          `cannot index parallel arrays, the second is [${paths[i]?.at(-1)}]`,
        );
      array = value;
    });
    if (!array) {
      tuples.push(here.map(({ value }) => value));
      return;
    }
    isMultikey = true;
    const items = (array as unknown[]).length === 0 ? [EMPTY_ARRAY] : (array as unknown[]);
    for (const item of items)
      expand(
        here.map((spot) => {
          if (spot.isFinal || spot.value !== array) return spot;
          if (spot.rest.length === 0) return { value: item, rest: [], isFinal: true };
          return isDocument(item) ? { value: item, rest: spot.rest, isFinal: false } : NOTHING;
        }),
      );
  };
  expand(paths.map((parts) => ({ value: document, rest: parts, isFinal: false })));
  return { tuples, isMultikey };
}
