import { drawsLeftOf } from "../../subgraphs/commerce/src/blessings/hand.ts";
import {
  CARDS,
  type Campaign,
  type CardOffer,
  type Counts,
  type Draw,
  type Hand,
  NO_CARDS,
  type PotEntry,
} from "../../subgraphs/commerce/src/blessings/model.ts";
import type { BlessingCard } from "../../subgraphs/commerce/src/generated/schema.types.ts";
import type { Check, Violation } from "./check.ts";
import { meet, rowsOf, snapshotOf } from "./streams.ts";

/** What the rows of one kind come to for a hand. */
type Tally = {
  readonly hand: string;
  readonly cards: Record<BlessingCard, number>;
  readonly offered: Record<BlessingCard, number>;
  entries: number;
};

const emptyTally = (hand: string): Tally => ({
  ...{ hand, cards: { ...NO_CARDS }, offered: { ...NO_CARDS }, entries: 0 },
});

/** Adds rows up, hand by hand. @param rows In the order of their hands. */
async function* tallied<Row>(
  rows: AsyncIterable<Row>,
  handOf: (row: Row) => string,
  add: (tally: Tally, row: Row) => void,
): AsyncGenerator<Tally> {
  let tally: Tally | null = null;
  for await (const row of rows) {
    const hand = handOf(row);
    if (tally !== null && tally.hand !== hand) yield tally;
    if (tally?.hand !== hand) tally = emptyTally(hand);
    add(tally, row);
  }
  if (tally !== null) yield tally;
}

/** Two streams of tallies as one. */
async function* together(left: AsyncIterable<Tally>, right: AsyncIterable<Tally>): AsyncGenerator<Tally> {
  const keyOf = ({ hand }: Tally) => hand;
  for await (const met of meet(left, right, { left: keyOf, right: keyOf })) {
    const sum = emptyTally(met.key);
    for (const part of [met.left, met.right]) {
      if (part === null) continue;
      for (const card of CARDS) {
        sum.cards[card] += part.cards[card];
        sum.offered[card] += part.offered[card];
      }
      sum.entries += part.entries;
    }
    yield sum;
  }
}

const cards: Check = {
  rule: "a hand has what was drawn and given to it less what was given away and used, and sets aside what it offers",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const draws = rowsOf<Draw>(commerce, "blessingDraws", {
      sort: { hand: 1, drawnAt: -1, _id: -1 },
      session,
      fields: ["hand", "cards"],
    });
    const offersBy = (side: "fromHand" | "toHand") =>
      rowsOf<CardOffer>(commerce, "cardOffers", {
        sort: { [side]: 1, offeredAt: -1, _id: -1 },
        session,
        fields: [side, "status", "card", "wanted"],
      });
    const entries = rowsOf<PotEntry>(commerce, "potEntries", { session, fields: ["_id"] });
    const drawn = tallied(draws, ({ hand }) => hand, addDraw);
    const given = tallied(offersBy("fromHand"), ({ fromHand }) => fromHand, addGiven);
    const taken = tallied(offersBy("toHand"), ({ toHand }) => toHand, addTaken);
    const used = tallied(entries, ({ _id }) => _id, addEntry);
    const tallies = together(together(drawn, used), together(given, taken));
    const hands = rowsOf<Hand>(commerce, "blessingHands", {
      session,
      fields: ["_id", "free", "offered", "enteredAt", "isErased"],
    });
    const keys = { left: ({ _id }: Hand) => _id, right: ({ hand }: Tally) => hand };
    for await (const { key, left, right } of meet(hands, tallies, keys)) {
      const says = mistakeIn(left, right ?? emptyTally(key));
      if (says !== null) yield { about: `hand ${key}`, says };
    }
  },
};

const addDraw = (tally: Tally, { cards: drawn }: Draw) => {
  for (const card of drawn) tally.cards[card] += 1;
};
const addGiven = (tally: Tally, { status, card, wanted }: CardOffer) => {
  if (status === "OPEN") tally.offered[card] += 1;
  if (status !== "ACCEPTED") return;
  tally.cards[card] -= 1;
  if (wanted !== null) tally.cards[wanted] += 1;
};
const addTaken = (tally: Tally, { status, card, wanted }: CardOffer) => {
  if (status !== "ACCEPTED") return;
  tally.cards[card] += 1;
  if (wanted !== null) tally.cards[wanted] -= 1;
};
const addEntry = (tally: Tally) => {
  tally.entries += 1;
  for (const card of CARDS) tally.cards[card] -= 1;
};

const isNone = (counts: Counts): boolean => CARDS.every((card) => counts[card] === 0);

function mistakeIn(hand: Hand | null, tally: Tally): string | null {
  if (hand === null) {
    // An offer alone, which was not accepted, makes no hand.
    const isUntouched = isNone(tally.cards) && isNone(tally.offered) && tally.entries === 0;
    return isUntouched ? null : "has cards and is not there";
  }
  const { free, offered, enteredAt, isErased } = hand;
  if (isErased) return isNone(free) && isNone(offered) ? null : "is of somebody who is gone, and has cards";
  const negative = CARDS.find((card) => free[card] < 0 || offered[card] < 0);
  if (negative !== undefined) return `has less than none of ${negative}`;
  const wrong = CARDS.find((card) => free[card] + offered[card] !== tally.cards[card]);
  if (wrong !== undefined)
    return `has ${free[wrong] + offered[wrong]} of ${wrong} and came by ${tally.cards[wrong]}`;
  const unset = CARDS.find((card) => offered[card] !== tally.offered[card]);
  if (unset !== undefined)
    return `sets ${offered[unset]} of ${unset} aside and offers ${tally.offered[unset]}`;
  const entered = enteredAt === null ? 0 : 1;
  return entered === tally.entries ? null : `says it entered ${entered} times and did ${tally.entries}`;
}

const quotas: Check = {
  rule: "nobody has drawn more cards on a day than the campaign and friends gave",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    // Few: an operator makes each of them.
    const campaigns = new Map<string, Campaign>();
    const fields = ["_id", "drawsPerDay"] as const;
    for await (const campaign of rowsOf<Campaign>(commerce, "campaigns", { session, fields }))
      campaigns.set(campaign._id, campaign);
    const hands = rowsOf<Hand>(commerce, "blessingHands", {
      session,
      fields: ["_id", "campaign", "today"],
    });
    for await (const hand of hands) {
      const about = `hand ${hand._id}`;
      const campaign = campaigns.get(hand.campaign);
      if (campaign === undefined) yield { about, says: `is of ${hand.campaign}, which is not there` };
      else if (isOverdrawn(hand, campaign))
        yield { about, says: `has drawn ${hand.today.drawn} on ${hand.today.day}` };
    }
  },
};

function isOverdrawn(hand: Hand, { drawsPerDay }: Campaign): boolean {
  const allowed = drawsLeftOf({ ...hand, today: { ...hand.today, drawn: 0 } }, { drawsPerDay }, noonOf(hand));
  return hand.today.drawn > allowed;
}

const noonOf = ({ today }: Hand): Date => new Date(`${today.day || "1970-01-01"}T04:00:00Z`);

const offers: Check = {
  rule: "an offer has ended when, and only when, it says so",
  async *violations({ commerce }): AsyncGenerator<Violation> {
    const rows = rowsOf<CardOffer>(commerce, "cardOffers", {
      fields: ["_id", "status", "endedAt", "fromHand", "toHand", "campaign", "from", "to"],
    });
    for await (const { _id, status, endedAt, ...offer } of rows) {
      const about = `offer ${_id}`;
      if ((status === "OPEN") !== (endedAt === null))
        yield { about, says: `is ${status} and ended ${endedAt === null ? "never" : endedAt.toISOString()}` };
      const { campaign, from, to, fromHand, toHand } = offer;
      if (fromHand !== `${campaign}:${from}` || toHand !== `${campaign}:${to}`)
        yield { about, says: `is between other hands than those of ${from} and ${to}` };
    }
  },
};

export const BLESSING_CARD_CHECKS: readonly Check[] = [cards, quotas, offers];
