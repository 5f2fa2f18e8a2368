import type { EntityRef, GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { Ranked } from "./ranking.ts";

/** Through how many of a person's friends others are sought. */
export const SAMPLE_MAX = 200;
/** How many friends of each of them are looked at, the most recent ones. */
export const FRIENDS_OF_FRIEND_MAX = 100;
/** How many people are ranked before those are left out to whom something speaks against suggesting them. */
export const RANKED_MAX = 300;
export const SUGGESTIONS_MAX = 100;
export const FACES_MAX = 3;

/** What somebody without a shared friend has in common with the viewer. */
export type Nearby = {
  readonly user: GlobalId;
  /** How much groups they share, 0 when none. */
  readonly strength: number;
  readonly isOfSameCity: boolean;
};

/** Below what the least shared friend counts, 1 / ln 5,000: whoever shares one always comes first. */
const GROUPS_SCORE_MAX = 0.1;
const CITY_SCORE = 0.01;

/** What speaks for somebody without a shared friend. */
export const scoreOfNearby = ({ strength, isOfSameCity }: Nearby): number =>
  (GROUPS_SCORE_MAX * strength) / (1 + strength) + (isOfSameCity ? CITY_SCORE : 0);

/** A wish not to be shown somebody again as a suggestion, as stored. */
export type Dismissal = {
  /** `<user>:<person>` */
  readonly _id: string;
  readonly dismissedAt: Date;
};

/** The order of suggestions: what speaks for them most first. */
export const SUGGESTIONS_KEYSET: Keyset = [
  { field: "score", direction: -1, kind: "number" },
  { field: "user", direction: 1, kind: "string" },
];

/** Somebody whom the viewer may know, at a place of the list. */
export type SuggestionEdge = Ranked<GlobalId> & { readonly node: EntityRef; readonly cursor: string };
