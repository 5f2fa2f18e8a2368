import type { GraphQLFormattedError } from "graphql";
import { boundedCache } from "../bounded-cache.ts";
import type { Answer, Question } from "./answer.ts";
import { mergeQueries, partName } from "./merge-queries.ts";

/** Several entity fetches as one question, and the way back from its answer. */
export type MergedFetch = {
  readonly question: Question;
  /** How many different selections the question consists of. */
  readonly partCount: number;
  /** What each of the fetches would have been told alone, in their order. */
  readonly split: (answer: Answer) => readonly Answer[];
};

// Fetches with the same selection: their representations go out once each.
type Part = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly representations: unknown[];
  readonly indexByKey: Map<string, number>;
};
/** Where a fetch finds its entities: `places[i]` is the index in the part of its i-th representation. */
type Share = { readonly partIndex: number; readonly places: readonly number[] };

const ROOT = "_entities";
const MERGED_QUERIES_MAX = 500;
const mergedQueries = boundedCache<string>(MERGED_QUERIES_MAX);

/** @param fetches Queries for entities, of the same subgraph and on behalf of the same client request. */
export function mergeFetches(fetches: readonly Question[]): MergedFetch {
  const partIndexByKey = new Map<string, number>();
  const parts: Part[] = [];
  const shares = fetches.map(({ query, variables: { representations, ...variables } }): Share => {
    const key = `${query}\n${JSON.stringify(variables)}`;
    const partIndex = partIndexByKey.get(key) ?? parts.length;
    const part = parts[partIndex] ?? { query, variables, representations: [], indexByKey: new Map() };
    partIndexByKey.set(key, partIndex);
    parts[partIndex] = part;
    return { partIndex, places: (representations as unknown[]).map((one) => placeOf(part, one)) };
  });

  return {
    question: questionOf(parts),
    partCount: parts.length,
    split: (answer) => {
      const handOut = copiesAfterTheFirst();
      return shares.map((share) => shareOf(answer, share, { parts, handOut }));
    },
  };
}

function placeOf({ representations, indexByKey }: Part, representation: unknown): number {
  const key = JSON.stringify(representation);
  const index = indexByKey.get(key) ?? representations.length;
  if (index === representations.length) representations.push(representation);
  indexByKey.set(key, index);
  return index;
}

function questionOf(parts: readonly Part[]): Question {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0)
    return { query: only.query, variables: { ...only.variables, representations: only.representations } };

  const queries = parts.map(({ query }) => query);
  return {
    query: mergedQueries.get(queries.join("\n"), () => mergeQueries(queries)),
    variables: Object.fromEntries(
      parts.flatMap(({ variables, representations }, index) =>
        Object.entries({ ...variables, representations }).map(([name, value]) => [
          partName(index, name),
          value,
        ]),
      ),
    ),
  };
}

type Whole = { readonly parts: readonly Part[]; readonly handOut: (entity: unknown) => unknown };

function shareOf({ data, errors }: Answer, { partIndex, places }: Share, { parts, handOut }: Whole): Answer {
  const rootKey = parts.length === 1 ? ROOT : partName(partIndex, ROOT);
  const own = (errors ?? []).flatMap((error) => shareOfError(error, rootKey, places));
  const given = data?.[rootKey];
  const isAligned = Array.isArray(given) && given.length === parts[partIndex]?.representations.length;
  return {
    data: data == null ? null : { [ROOT]: isAligned ? places.map((place) => handOut(given[place])) : null },
    ...(own.length > 0 && { errors: own }),
  };
}

// The executor writes into what it gets. Where an entity is wanted in several places each gets an object of its own, or
// what is fetched for the one would show in the other.
function copiesAfterTheFirst(): (entity: unknown) => unknown {
  const handedOut = new Set<unknown>();
  return (entity) => {
    if (handedOut.has(entity)) return structuredClone(entity);
    if (typeof entity === "object" && entity !== null) handedOut.add(entity);
    return entity;
  };
}

// An error about an entity belongs to each place where this fetch wants the entity; one without a path to everybody.
function shareOfError(
  error: GraphQLFormattedError,
  rootKey: string,
  places: readonly number[],
): readonly GraphQLFormattedError[] {
  const { path, locations: _ofTheMergedText, ...rest } = error;
  if (path === undefined) return [rest];
  const [key, place, ...below] = path;
  if (key !== rootKey) return [];
  if (typeof place !== "number") return [{ ...rest, path: [ROOT] }];
  return places.flatMap((wanted, index) =>
    wanted === place ? [{ ...rest, path: [ROOT, index, ...below] }] : [],
  );
}
