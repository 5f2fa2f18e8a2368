import { invariant } from "@kith/kit/invariant.ts";
import type { BlessingCard, CardOfferStatus } from "../generated/schema.types.ts";
import type { Changes } from "./blessing-store.ts";
import { drawCard, type RandomBelow } from "./drawing.ts";
import {
  drawsLeftOf,
  isComplete,
  todayOf,
  totalOf,
  VISITS_PER_DAY_MAX,
  visitsLeftOf,
  withMore,
} from "./hand.ts";
import { CARDS, type Campaign, type CardOffer, type Draw, type Hand } from "./model.ts";
import { blessingRefusal } from "./refusals.ts";

/** How many offers of a person may be open in a campaign. */
export const OPEN_OFFERS_MAX = 50;

// What acts come to: functions of what was read, which throw a refusal or say what there is to write, and touch nothing.

const changed = (hand: Hand, fields: Partial<Hand>): Hand => ({
  ...hand,
  ...fields,
  version: hand.version + 1,
});

/** @throws Refusal CAMPAIGN_NOT_FOUND where it was not opened. */
export function requireOpened(campaign: Campaign | null): Campaign {
  if (campaign === null || campaign.openedAt === null) throw blessingRefusal("CAMPAIGN_NOT_FOUND");
  return campaign;
}

/** @throws Refusal CAMPAIGN_NOT_OPEN, CAMPAIGN_CLOSED outside its window. @param field What input it is about. */
export function requireOn(campaign: Campaign, at: Date, field = "campaignId"): void {
  if (campaign.status !== "OPEN" || at >= campaign.endsAt) throw blessingRefusal("CAMPAIGN_CLOSED", field);
  if (at < campaign.startsAt) throw blessingRefusal("CAMPAIGN_NOT_OPEN", field);
}

type Drawing = {
  readonly campaign: Campaign;
  readonly count: number;
  readonly id: Draw["_id"];
  readonly at: Date;
  readonly random: RandomBelow;
};

/** @throws Refusal NO_DRAWS_LEFT */
export function drawing(hand: Hand, { campaign, count, id, at, random }: Drawing) {
  if (drawsLeftOf(hand, campaign, at) < count) throw blessingRefusal("NO_DRAWS_LEFT");
  const cards = Array.from({ length: count }, () => drawCard(campaign.weights, random));
  const today = todayOf(hand, at);
  const free = cards.reduce((counts, card) => withMore(counts, card, 1), hand.free);
  const draw: Draw = { _id: id, hand: hand._id, cards, drawnAt: at };
  const hands = [changed(hand, { free, today: { ...today, drawn: today.drawn + count } })];
  return { hands, draw } satisfies Changes;
}

/** Both may draw once more, the host only where that is not too often on a day. @throws Refusal NO_VISITS_LEFT */
export function visiting(visitor: Hand, host: Hand, at: Date): Hand[] {
  if (visitsLeftOf(visitor, at) < 1) throw blessingRefusal("NO_VISITS_LEFT");
  const [mine, theirs] = [todayOf(visitor, at), todayOf(host, at)];
  const visited = changed(visitor, { today: { ...mine, visited: mine.visited + 1 } });
  if (host.isErased || theirs.hosted >= VISITS_PER_DAY_MAX) return [visited];
  return [visited, changed(host, { today: { ...theirs, hosted: theirs.hosted + 1 } })];
}

/** Sets the card aside. @throws Refusal TOO_MANY_OFFERS, CARD_NOT_HELD */
export function offering(hand: Hand, offer: CardOffer) {
  if (totalOf(hand.offered) >= OPEN_OFFERS_MAX) throw blessingRefusal("TOO_MANY_OFFERS");
  if (hand.free[offer.card] < 1) throw blessingRefusal("CARD_NOT_HELD");
  const moved = { free: withMore(hand.free, offer.card, -1), offered: withMore(hand.offered, offer.card, 1) };
  return { hands: [changed(hand, moved)], offer } satisfies Changes;
}

/** Whether an offer waits for an answer. @throws Refusal OFFER_ENDED where it has ended in another way. */
export function isOpenStill({ status }: CardOffer, wantedEnd: CardOfferStatus): boolean {
  if (status === wantedEnd) return false;
  if (status !== "OPEN") throw blessingRefusal("OFFER_ENDED");
  return true;
}

type Sides = { readonly from: Hand; readonly to: Hand };

/** The cards change hands. @throws Refusal CARD_NOT_HELD where whoever takes it lacks what is asked for. */
export function accepting(offer: CardOffer, { from, to }: Sides, at: Date) {
  const { card, wanted } = offer;
  if (wanted !== null && to.free[wanted] < 1) throw blessingRefusal("CARD_NOT_HELD", "offerId");
  invariant(from.offered[card] >= 1, `offer ${offer._id} has no card set aside`);
  const given = wanted === null ? from.free : withMore(from.free, wanted, 1);
  const taken = wanted === null ? to.free : withMore(to.free, wanted, -1);
  return {
    hands: [
      changed(from, { free: given, offered: withMore(from.offered, card, -1) }),
      changed(to, { free: withMore(taken, card, 1) }),
    ],
    offer: { ...offer, status: "ACCEPTED", endedAt: at },
  } satisfies Changes;
}

/** The card goes back to whoever offered it. */
export function ending(offer: CardOffer, from: Hand, status: CardOfferStatus, at: Date) {
  const back: BlessingCard = offer.card;
  invariant(from.offered[back] >= 1, `offer ${offer._id} has no card set aside`);
  const moved = { free: withMore(from.free, back, 1), offered: withMore(from.offered, back, -1) };
  return { hands: [changed(from, moved)], offer: { ...offer, status, endedAt: at } } satisfies Changes;
}

/** One of each card is used up. @throws Refusal INCOMPLETE_SET */
export function entering(hand: Hand, at: Date) {
  if (!isComplete(hand)) throw blessingRefusal("INCOMPLETE_SET");
  const free = CARDS.reduce((counts, card) => withMore(counts, card, -1), hand.free);
  const { _id, campaign, person } = hand;
  return {
    hands: [changed(hand, { free, enteredAt: at })],
    entry: { _id, campaign, person, enteredAt: at },
  } satisfies Changes;
}
