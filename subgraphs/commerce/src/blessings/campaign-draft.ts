import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import { shownLineOf } from "@kith/kit/shown-text.ts";
import type { BlessingCard } from "../generated/schema.types.ts";
import { campaignRefusal } from "./campaign-refusals.ts";
import { WEIGHT_MAX } from "./drawing.ts";
import { CAMPAIGN_PREFIX, CARDS, type Campaign, type Counts } from "./model.ts";

/** What an operator says of a campaign that is to be. */
export type CampaignOrder = {
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cards: readonly { readonly card: BlessingCard; readonly weight: number }[];
  readonly drawsPerDay: number;
  readonly idempotencyKey: string;
};

const TITLE_LENGTH_MAX = 40;
const WINDOW_MAX_MS = 60 * 86_400_000;
const DRAWS_PER_DAY_MAX = 20;

/** The same campaign for the same key, always. */
export const campaignIdOf = (idempotencyKey: string): GlobalId =>
  idOfName(CAMPAIGN_PREFIX, idempotencyKey, 0);

/** @throws Refusal<CreateCampaignErrorCode> */
export function campaignDraft(order: CampaignOrder, by: GlobalId | null, at: Date): Campaign {
  const { startsAt, endsAt, drawsPerDay, idempotencyKey } = order;
  const title = shownLineOf(order.title, TITLE_LENGTH_MAX);
  if (title === null) throw campaignRefusal("INVALID_TITLE");
  const lengthMs = endsAt.getTime() - startsAt.getTime();
  if (lengthMs <= 0 || lengthMs > WINDOW_MAX_MS || endsAt <= at) throw campaignRefusal("INVALID_WINDOW");
  const weights = weightsOf(order.cards);
  if (drawsPerDay < 1 || drawsPerDay > DRAWS_PER_DAY_MAX) throw campaignRefusal("INVALID_DRAWS_PER_DAY");
  return {
    ...{ _id: campaignIdOf(idempotencyKey), title, status: "DRAFT", startsAt, endsAt, weights, drawsPerDay },
    ...{ fundedMinor: 0n, seed: null, seedHash: null, openedAt: null, closedAt: null, settlement: null },
    acts: [{ act: "CREATE", by, at }],
  };
}

function weightsOf(cards: CampaignOrder["cards"]): Counts {
  const weightByCard = new Map(cards.map(({ card, weight }) => [card, weight]));
  const isSound = ({ weight }: CampaignOrder["cards"][number]) => weight >= 1 && weight <= WEIGHT_MAX;
  if (cards.length !== CARDS.length || weightByCard.size !== CARDS.length || !cards.every(isSound))
    throw campaignRefusal("INVALID_CARDS");
  return Object.fromEntries(CARDS.map((card) => [card, weightByCard.get(card)])) as Counts;
}

/** Whether two drafts say the same. */
export const isSameDraft = (one: Campaign, other: Campaign): boolean =>
  one.title === other.title &&
  one.startsAt.getTime() === other.startsAt.getTime() &&
  one.endsAt.getTime() === other.endsAt.getTime() &&
  one.drawsPerDay === other.drawsPerDay &&
  CARDS.every((card) => one.weights[card] === other.weights[card]);
