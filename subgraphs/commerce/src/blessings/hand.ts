import type { BlessingCard } from "../generated/schema.types.ts";
import {
  CARDS,
  type Campaign,
  type Counts,
  type Hand,
  type HandKey,
  handIdOf,
  NO_CARDS,
  type Today,
} from "./model.ts";

/** How many friends whom a person visits give a draw on a day, and how many who visit them. */
export const VISITS_PER_DAY_MAX = 3;

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The day in China, where it begins at midnight in UTC+8 all year: `2026-02-17`. */
export const dayOf = (at: Date): string =>
  new Date(at.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 10);

/** A hand before anything was done with it. */
export const emptyHand = (key: HandKey): Hand => ({
  _id: handIdOf(key),
  campaign: key.campaign,
  person: key.person,
  ...{ free: NO_CARDS, offered: NO_CARDS, today: { day: "", drawn: 0, visited: 0, hosted: 0 } },
  ...{ enteredAt: null, isErased: false, version: 0 },
});

/**
 * What was done today: nothing where the last day is over. The day of a hand never goes back: around midnight a process whose clock
 * is behind counts towards the day that another one has begun.
 */
export const todayOf = ({ today }: Hand, at: Date): Today => {
  const day = dayOf(at);
  return today.day >= day ? today : { day, drawn: 0, visited: 0, hosted: 0 };
};

/** How many more cards may be drawn today: the day's own, and one for each visit that gave one. */
export function drawsLeftOf(hand: Hand, { drawsPerDay }: Pick<Campaign, "drawsPerDay">, at: Date): number {
  const { drawn, visited, hosted } = todayOf(hand, at);
  return Math.max(0, drawsPerDay + visited + hosted - drawn);
}

export const visitsLeftOf = (hand: Hand, at: Date): number => VISITS_PER_DAY_MAX - todayOf(hand, at).visited;

/** Some counts with `by` more of a card. */
export const withMore = (counts: Counts, card: BlessingCard, by: number): Counts => ({
  ...counts,
  [card]: counts[card] + by,
});

export const totalOf = (counts: Counts): number => CARDS.reduce((sum, card) => sum + counts[card], 0);

export const isComplete = ({ free }: Hand): boolean => CARDS.every((card) => free[card] >= 1);
