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
