import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { BlessingCard, CampaignStatus, CardOfferStatus } from "../generated/schema.types.ts";
import type { AccountRef } from "../ledger/model.ts";

export const CAMPAIGN_PREFIX = "campaign";
export const DRAW_PREFIX = "draw";
export const OFFER_PREFIX = "offer";

/** All five, in the order in which they are shown and drawn from. */
export const CARDS = [
  "LONGEVITY",
  "WEALTH",
  "HEALTH",
  "VIRTUE",
  "FULFILMENT",
] as const satisfies readonly BlessingCard[];

/** A number for each card. */
export type Counts = Readonly<Record<BlessingCard, number>>;

export const NO_CARDS: Counts = { LONGEVITY: 0, WEALTH: 0, HEALTH: 0, VIRTUE: 0, FULFILMENT: 0 };

/** What an operator did to a campaign. Nobody, where it was done from the command line. */
export type CampaignAct = {
  readonly act: "CREATE" | "FUND" | "OPEN" | "CLOSE" | "SETTLE";
  readonly by: GlobalId | null;
  readonly at: Date;
};

export type Campaign = {
  readonly _id: GlobalId;
  readonly title: string;
  readonly status: CampaignStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Integers: how likely each card is. */
  readonly weights: Counts;
  readonly drawsPerDay: number;
  /** All that was put into the pot. */
  readonly fundedMinor: bigint;
  /** 64 hexadecimal digits, drawn when it opens: nobody is told before it is closed. */
  readonly seed: string | null;
  readonly seedHash: string | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly settlement: Settlement | null;
  /** At most 100. */
  readonly acts: readonly CampaignAct[];
};

/** How a pot is shared, and how far that is. */
export type Settlement = SharePlan & {
  /** The id of the entry up to which everybody has been paid, in the order of ids. */
  readonly paidThrough: string | null;
  readonly paidCount: number;
  readonly paidMinor: bigint;
  readonly settledAt: Date | null;
};

/** What everybody gets: it follows from the pot, the seed and who has entered. */
export type SharePlan = {
  readonly winnerCount: number;
  readonly potMinor: bigint;
  readonly shareMinor: bigint;
  /** How many get one minor unit more. */
  readonly extraCount: number;
  /** The place of the last of them in the drawn order. */
  readonly lastExtraPlace: string | null;
};

/** Whose cards, in which campaign. */
export type HandKey = { readonly campaign: GlobalId; readonly person: GlobalId };

/** What a person has in a campaign. */
export type Hand = HandKey & {
  /** `<campaign>:<person>` */
  readonly _id: string;
  readonly free: Counts;
  /** What is set aside for open offers of the person's own. */
  readonly offered: Counts;
  /** What was done on the last day on which anything was, in China. */
  readonly today: Today;
  readonly enteredAt: Date | null;
  /** The person is gone: the row says so, and nothing else. */
  readonly isErased: boolean;
  /** Grows with every change. */
  readonly version: number;
};

/** @property day `2026-02-17`, UTC+8 */
export type Today = {
  readonly day: string;
  readonly drawn: number;
  /** Friends whom the person has visited, and who have visited the person, as far as each gave a draw. */
  readonly visited: number;
  readonly hosted: number;
};

/** Cards that were drawn at once. Never changed. */
export type Draw = {
  readonly _id: GlobalId;
  readonly hand: string;
  readonly cards: readonly BlessingCard[];
  readonly drawnAt: Date;
};

/** A card that somebody offers to a friend, for another one or for nothing. Changed once, when it ends. */
export type CardOffer = {
  readonly _id: GlobalId;
  readonly campaign: GlobalId;
  readonly from: GlobalId;
  readonly to: GlobalId;
  readonly fromHand: string;
  readonly toHand: string;
  readonly card: BlessingCard;
  readonly wanted: BlessingCard | null;
  readonly status: CardOfferStatus;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
};

/** That somebody has entered the pot with one of each card. Never changed. */
export type PotEntry = HandKey & { readonly _id: string; readonly enteredAt: Date };

/** That somebody has visited a friend on a day. Dropped two days later. */
export type Visit = { readonly _id: string; readonly at: Date };

/** The last drawn first. */
export const DRAWS_KEYSET: Keyset = [
  { field: "drawnAt", direction: -1, kind: "date" },
  { field: "_id", direction: -1, kind: "string" },
];

/** The last made first. */
export const OFFERS_KEYSET: Keyset = [
  { field: "offeredAt", direction: -1, kind: "date" },
  { field: "_id", direction: -1, kind: "string" },
];

export const handIdOf = ({ campaign, person }: HandKey): string => `${campaign}:${person}`;

/** The same draw for the same key of a person, always. */
export const drawIdOf = (person: GlobalId, idempotencyKey: string): GlobalId =>
  idOfName(DRAW_PREFIX, `${person}:${idempotencyKey}`, 0);

/** The same offer for the same key of whoever makes it, always. */
export const offerIdOf = (from: GlobalId, idempotencyKey: string): GlobalId =>
  idOfName(OFFER_PREFIX, `${from}:${idempotencyKey}`, 0);

/** The account that holds what a campaign shares. */
export const potOf = (campaign: GlobalId): AccountRef => ({ kind: "POT", owner: campaign, currency: "CNY" });
