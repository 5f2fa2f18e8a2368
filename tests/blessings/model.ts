import { CARDS } from "../../subgraphs/commerce/src/blessings/model.ts";
import type { BlessingCard } from "../../subgraphs/commerce/src/generated/schema.types.ts";

/** How many people collect in the model: all are friends, but for the last, who is nobody's. */
export const PEOPLE = 4;
const STRANGER = PEOPLE - 1;
export const DRAWS_PER_DAY = 6;
const VISITS_MAX = 3;
const OFFER_MS = 24 * 3_600_000;
const CHINA_MS = 8 * 3_600_000;

type Cards = Record<BlessingCard, number>;
type Person = {
  readonly cards: Cards;
  drawn: number;
  visited: number;
  hosted: number;
  day: string;
  hasEntered: boolean;
};
type Offer = {
  readonly from: number;
  readonly to: number;
  readonly card: BlessingCard;
  readonly wanted: BlessingCard | null;
  readonly expiresAtMs: number;
  status: "OPEN" | "ACCEPTED" | "DECLINED" | "WITHDRAWN" | "EXPIRED";
};

/** A campaign as one would keep it on a sheet of paper. A card that is offered is in nobody's hand. */
export type Model = {
  nowMs: number;
  readonly endsAtMs: number;
  isClosed: boolean;
  readonly people: Person[];
  readonly offers: Offer[];
  readonly visits: Set<string>;
};

export const emptyModel = (nowMs: number, endsAtMs: number): Model => ({
  ...{ nowMs, endsAtMs, isClosed: false, offers: [], visits: new Set() },
  people: Array.from({ length: PEOPLE }, () => ({
    cards: Object.fromEntries(CARDS.map((card) => [card, 0])) as Cards,
    ...{ drawn: 0, visited: 0, hosted: 0, day: "", hasEntered: false },
  })),
});

/** What somebody asks for. Offers are counted from the last one. */
export type Act =
  | { readonly type: "draw"; readonly who: number; readonly cards: readonly BlessingCard[] }
  | { readonly type: "visit"; readonly who: number; readonly friend: number }
  | {
      readonly type: "offer";
      readonly who: number;
      readonly friend: number;
      readonly card: BlessingCard;
      readonly wanted: BlessingCard | null;
    }
  | { readonly type: "accept" | "decline" | "withdraw"; readonly who: number; readonly which: number }
  | { readonly type: "enter"; readonly who: number };

export const offerOf = ({ offers }: Model, which: number): Offer | undefined => offers.at(-1 - which);

const areFriends = (one: number, other: number): boolean => one !== STRANGER && other !== STRANGER;
const isOver = ({ isClosed, nowMs, endsAtMs }: Model): boolean => isClosed || nowMs >= endsAtMs;

function personOf({ people, nowMs }: Model, number: number): Person {
  const person = people[number];
  if (person === undefined) throw new RangeError(`nobody is ${number}`);
  const day = new Date(nowMs + CHINA_MS).toISOString().slice(0, 10);
  if (person.day !== day) Object.assign(person, { day, drawn: 0, visited: 0, hosted: 0 });
  return person;
}

/** Does it in the model. @returns "done", or why not. */
export function doInModel(model: Model, act: Act): string {
  const me = personOf(model, act.who);
  if (act.type === "draw") return draw(model, me, act.cards);
  if (act.type === "visit") return visit(model, act.who, act.friend);
  if (act.type === "offer") return offer(model, act);
  if (act.type === "enter") return enter(model, me);
  return answer(model, act);
}

function draw(model: Model, me: Person, cards: readonly BlessingCard[]): string {
  if (isOver(model)) return "CAMPAIGN_CLOSED";
  if (me.drawn + cards.length > DRAWS_PER_DAY + me.visited + me.hosted) return "NO_DRAWS_LEFT";
  for (const card of cards) me.cards[card] += 1;
  me.drawn += cards.length;
  return "done";
}

function visit(model: Model, who: number, friend: number): string {
  if (who === friend) return "SELF";
  if (isOver(model)) return "CAMPAIGN_CLOSED";
  if (!areFriends(who, friend)) return "NOT_FRIENDS";
  const [me, host] = [personOf(model, who), personOf(model, friend)];
  if (model.visits.has(`${who} ${friend} ${me.day}`)) return "ALREADY_VISITED";
  if (me.visited >= VISITS_MAX) return "NO_VISITS_LEFT";
  model.visits.add(`${who} ${friend} ${me.day}`);
  me.visited += 1;
  if (host.hosted < VISITS_MAX) host.hosted += 1;
  return "done";
}

function offer(model: Model, { who, friend, card, wanted }: Extract<Act, { type: "offer" }>): string {
  if (who === friend) return "SELF";
  if (card === wanted) return "SAME_CARD";
  if (isOver(model)) return "CAMPAIGN_CLOSED";
  if (!areFriends(who, friend)) return "NOT_FRIENDS";
  const me = personOf(model, who);
  if (me.cards[card] < 1) return "CARD_NOT_HELD";
  me.cards[card] -= 1;
  const expiresAtMs = Math.min(model.nowMs + OFFER_MS, model.endsAtMs);
  model.offers.push({ from: who, to: friend, card, wanted, expiresAtMs, status: "OPEN" });
  return "done";
}

const ENDS = { accept: "ACCEPTED", decline: "DECLINED", withdraw: "WITHDRAWN" } as const;

function answer(model: Model, act: Extract<Act, { which: number }>): string {
  const found = offerOf(model, act.which);
  const mine = act.type === "withdraw" ? found?.from : found?.to;
  if (found === undefined || mine !== act.who) return "OFFER_NOT_FOUND";
  if (found.status === ENDS[act.type]) return "done";
  if (found.status !== "OPEN") return "OFFER_ENDED";
  const [from, to] = [personOf(model, found.from), personOf(model, found.to)];
  if (act.type === "accept") {
    if (isOver(model)) return "CAMPAIGN_CLOSED";
    if (model.nowMs >= found.expiresAtMs) return "OFFER_EXPIRED";
    if (found.wanted !== null) {
      if (to.cards[found.wanted] < 1) return "CARD_NOT_HELD";
      to.cards[found.wanted] -= 1;
      from.cards[found.wanted] += 1;
    }
    to.cards[found.card] += 1;
  } else from.cards[found.card] += 1;
  found.status = ENDS[act.type];
  return "done";
}

function enter(model: Model, me: Person): string {
  if (me.hasEntered) return "done";
  if (isOver(model)) return "CAMPAIGN_CLOSED";
  if (CARDS.some((card) => me.cards[card] < 1)) return "INCOMPLETE_SET";
  for (const card of CARDS) me.cards[card] -= 1;
  me.hasEntered = true;
  return "done";
}

/** What the worker does. */
export function expireInModel(model: Model): void {
  for (const found of model.offers) {
    if (found.status !== "OPEN" || found.expiresAtMs > model.nowMs) continue;
    personOf(model, found.from).cards[found.card] += 1;
    found.status = "EXPIRED";
  }
}

/** What everybody has at hand, and how many have entered. */
export const standingOf = ({ people }: Model) => ({
  cards: people.map(({ cards }) => cards),
  entered: people.filter(({ hasEntered }) => hasEntered).length,
});
