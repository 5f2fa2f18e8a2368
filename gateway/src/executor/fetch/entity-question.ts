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
  /** Whether a trace keeps it, and has counted it. */
  isKept: boolean;
  /** The question that it was put into last, with others that are kept: whoever sends the same again finds it made. */
  lastQuestion: EntityQuestion | null;
};

/** The one request for several fetches. */
export type EntityQuestion = {
  readonly fetches: readonly EntityFetch[];
  readonly parts: readonly Part[];
  /** By fetch, in their order. */
  readonly shares: readonly Share[];
  /** Null: it depends on variables. */
  readonly body: string | null;
};

export const entityFetch = (query: FetchQuery, representations: readonly string[]): EntityFetch => ({
  query,
  representations,
  isKept: false,
  lastQuestion: null,
});

/** Fetches that differ in nothing but path: the representations of all of them, each once. */
export type Part = { readonly query: FetchQuery; readonly representations: readonly string[] };

/** Where a fetch finds its entities: the part, and the place there of each of its representations. */
export type Share = { readonly partIndex: number; readonly placeOf: (index: number) => number };

const MERGED_MAX = 500;
const MERGED_BYTES_MAX = 16 * 1024 * 1024;
const mergedPrefixes = boundedCache<string>(MERGED_MAX, MERGED_BYTES_MAX);

/** Puts fetches together that may go out as one. @param fetches At least one. */
export function questionOf(fetches: readonly EntityFetch[]): EntityQuestion {
  const [first] = fetches as [EntityFetch];
  const last = first.lastQuestion;
  if (last !== null && areSame(last.fetches, fetches)) return last;
  const { parts, shares } = partsOf(fetches);
  const isBare = parts.every(({ query }) => query.variableNames.length === 0);
  const question = { fetches, parts, shares, body: isBare ? entityBody(parts, NO_VARIABLES) : null };
  if (fetches.every(({ isKept }) => isKept)) remember(question);
  return question;
}

/** Each fetch stands in one question at most, so that all of them together are no longer than what was counted of the fetches. */
function remember(question: EntityQuestion): void {
  for (const { lastQuestion } of question.fetches)
    for (const fetch of lastQuestion?.fetches ?? []) fetch.lastQuestion = null;
  for (const fetch of question.fetches) fetch.lastQuestion = question;
}

const NO_VARIABLES: JsonObject = {};

const areSame = (some: readonly EntityFetch[], others: readonly EntityFetch[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index]);

/** Whether two fetches of one step ask about the same entities. */
export const areAlike = ({ representations: some }: EntityFetch, { representations: others }: EntityFetch) =>
  some === others || (some.length === others.length && some.every((one, index) => one === others[index]));

const WHOLE: Share = { partIndex: 0, placeOf: (index) => index };

function partsOf(fetches: readonly EntityFetch[]): {
  readonly parts: readonly Part[];
  readonly shares: readonly Share[];
} {
  if (fetches.length === 1) return { parts: fetches, shares: [WHOLE] };
  const fetchesBySameness = Map.groupBy(fetches, ({ query }) => query.sameness);
  const shareByFetch = new Map<EntityFetch, Share>();
  const parts = [...fetchesBySameness.values()].map((same, partIndex): Part => {
    const [first, ...others] = same as [EntityFetch, ...EntityFetch[]];
    if (others.length === 0) {
      shareByFetch.set(first, { partIndex, placeOf: (index) => index });
      return first;
    }
    const placeByRepresentation = new Map<string, number>();
    for (const fetch of same) {
      const places = fetch.representations.map((one) => {
        const known = placeByRepresentation.get(one);
        if (known === undefined) placeByRepresentation.set(one, placeByRepresentation.size);
        return known ?? placeByRepresentation.size - 1;
      });
      shareByFetch.set(fetch, { partIndex, placeOf: (index) => places[index] ?? -1 });
    }
    return { query: first.query, representations: [...placeByRepresentation.keys()] };
  });
  return { parts, shares: fetches.map((fetch) => shareByFetch.get(fetch) as Share) };
}

/** The body of the one request that asks all parts. */
export function entityBody(parts: readonly Part[], variables: JsonObject): string {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0)
    return `${only.query.bodyPrefix}${entriesOf(only, variables, "")}}}`;
  const texts = parts.map(({ query }) => query.text).join("\n");
  const prefix = mergedPrefixes.get(
    texts,
    () => bodyPrefixOf(mergeQueries(parts.map(({ query }) => query.document))),
    // The texts, and the prefix made of them.
    () => 4 * texts.length,
  );
  return `${prefix}${parts.map((part, index) => entriesOf(part, variables, partName(index, ""))).join(",")}}}`;
}

const entriesOf = ({ query, representations }: Part, variables: JsonObject, prefix: string): string =>
  `${variableEntries(query.variableNames, variables, prefix)}"${prefix}representations":[${representations.join(",")}]`;

/** The key of a part's entities in the answer. */
export const rootKeyOf = (partCount: number, partIndex: number): string =>
  partCount === 1 ? "_entities" : partName(partIndex, "_entities");
