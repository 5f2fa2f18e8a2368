import type { GraphQLFormattedError } from "graphql";
import type { ClientPath } from "../merge/client-paths.ts";
import type { Answer } from "./ask.ts";

/** What a subgraph complains of in a fetch of entities. */
export type EntityErrors = readonly {
  readonly error: GraphQLFormattedError;
  /** The index of the representation that it is about; `all`: every one of them; null: the subgraph does not say. */
  readonly about: number | "all" | null;
  /** Below the entity. */
  readonly path: ClientPath;
}[];

const NONE: EntityErrors = [];

/**
 * The errors of an answer that are one fetch's: about its entities, or about nothing in particular.
 *
 * @param indexByPlace The fetch's own representations by their place in the answer.
 */
export function errorsOfFetch(
  { errors }: Answer,
  rootKey: string,
  indexByPlace: () => ReadonlyMap<number, number>,
): EntityErrors {
  if (errors === undefined || errors.length === 0) return NONE;
  const ownByPlace = indexByPlace();
  return errors.flatMap((error): EntityErrors => {
    if (error.path === undefined) return [{ error, about: null, path: [] }];
    const [key, place, ...path] = error.path;
    if (key !== rootKey) return [];
    if (typeof place !== "number") return [{ error, about: "all", path: [] }];
    const about = ownByPlace.get(place);
    return about === undefined ? [] : [{ error, about, path }];
  });
}

/**
 * The errors of an answer that are about none of the entities that were asked about: told without a place.
 *
 * @param countByRootKey Of the entities that were asked about under each key.
 */
export const strayErrors = (
  { errors = [] }: Answer,
  countByRootKey: ReadonlyMap<string | number | undefined, number>,
): EntityErrors =>
  errors
    .filter(({ path }) => {
      if (path === undefined) return false;
      const [key, place] = path;
      const count = countByRootKey.get(key);
      return count === undefined || (typeof place === "number" && !(place >= 0 && place < count));
    })
    .map((error) => ({ error, about: null, path: [] }));
