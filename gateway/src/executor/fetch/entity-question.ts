import { boundedCache } from "../../bounded-cache.ts";
import type { JsonObject } from "../json.ts";
import { bodyPrefixOf, type FetchQuery } from "./fetch-query.ts";
import { mergeQueries, partName } from "./merge-queries.ts";
import { variableEntries } from "./request-body.ts";

/** A fetch of entities that is ready to go out. */
export type EntityFetch = {
  readonly query: FetchQuery;
  /** JSON of each representation, each once. */
  readonly representations: readonly string[];
};

/** Fetches that differ in nothing but path: the representations of all of them, each once. */
export type Part = {
  readonly query: FetchQuery;
  readonly representations: string[];
  readonly placeByRepresentation: Map<string, number>;
};

const MERGED_MAX = 500;
const mergedPrefixes = boundedCache<string>(MERGED_MAX);

/** Puts fetches together that may go out as one. @returns The parts, and for each fetch the index of its part. */
export function partsOf(fetches: readonly EntityFetch[]): {
  readonly parts: readonly Part[];
  readonly partIndices: readonly number[];
} {
  const indexBySameness = new Map<string, number>();
  const parts: Part[] = [];
  const partIndices = fetches.map(({ query, representations }) => {
    const index = indexBySameness.get(query.sameness) ?? parts.length;
    indexBySameness.set(query.sameness, index);
    const part: Part = parts[index] ?? { query, representations: [], placeByRepresentation: new Map() };
    parts[index] = part;
    for (const representation of representations)
      if (!part.placeByRepresentation.has(representation)) {
        part.placeByRepresentation.set(representation, part.representations.length);
        part.representations.push(representation);
      }
    return index;
  });
  return { parts, partIndices };
}

/** The body of the one request that asks all parts. */
export function entityBody(parts: readonly Part[], variables: JsonObject): string {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0)
    return `${only.query.bodyPrefix}${entriesOf(only, variables, "")}}}`;
  const prefix = mergedPrefixes.get(parts.map(({ query }) => query.text).join("\n"), () =>
    bodyPrefixOf(mergeQueries(parts.map(({ query }) => query.document))),
  );
  return `${prefix}${parts.map((part, index) => entriesOf(part, variables, partName(index, ""))).join(",")}}}`;
}

const entriesOf = ({ query, representations }: Part, variables: JsonObject, prefix: string): string =>
  `${variableEntries(query.variableNames, variables, prefix)}"${prefix}representations":[${representations.join(",")}]`;

/** The key of a part's entities in the answer. */
export const rootKeyOf = (partCount: number, partIndex: number): string =>
  partCount === 1 ? "_entities" : partName(partIndex, "_entities");
