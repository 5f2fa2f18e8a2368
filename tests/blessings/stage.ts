import { randomUUID } from "node:crypto";
import type { Stores } from "../../scripts/database/stores.ts";
import {
  type BlessingServices,
  blessingServices,
} from "../../subgraphs/commerce/src/blessings/blessing-services.ts";
import { CARDS, type Campaign } from "../../subgraphs/commerce/src/blessings/model.ts";
import type { BlessingCard } from "../../subgraphs/commerce/src/generated/schema.types.ts";

export const HOUR_MS = 3_600_000;

/** Services that share nothing with others but the database, with a clock and draws in the hands of the test. */
export type Stage = {
  readonly services: BlessingServices;
  /** Moves the clock. */
  setNow(at: Date): void;
  now(): Date;
  /** Lets somebody draw exactly these cards: in a campaign of `openCampaign`, where all are alike. */
  deal(campaign: string, person: string, cards: readonly BlessingCard[], key?: string): Promise<void>;
};

export function stageOn(stores: Stores, at = new Date()): Stage {
  let current = at;
  const now = () => current;
  return {
    now,
    services: blessingServices({ ...stores, now }),
    setNow(later) {
      current = later;
    },
    async deal(campaign, person, cards, key = randomUUID()) {
      // All cards of a draw are drawn in one go, again from the first where the transaction begins anew.
      let drawn = -1;
      const random = () => {
        drawn += 1;
        return CARDS.indexOf(cards[drawn % cards.length] ?? "WEALTH");
      };
      const { drawService } = blessingServices({ ...stores, now, random });
      await drawService.draw({ campaign, person, count: cards.length, idempotencyKey: key });
    },
  };
}

type Options = {
  readonly potMinor?: bigint;
  readonly hours?: number;
  readonly drawsPerDay?: number;
  readonly weights?: readonly number[];
};

/** Opens a campaign that began an hour ago, in which all cards are alike unless told otherwise. */
export async function openCampaign(
  { services, now }: Pick<Stage, "services" | "now">,
  { potMinor = 1_000n, hours = 24, drawsPerDay = 20, weights = [1, 1, 1, 1, 1] }: Options = {},
): Promise<Campaign> {
  const { campaignService } = services;
  const startsAt = new Date(now().getTime() - HOUR_MS);
  const { _id } = await campaignService.create(
    {
      ...{ title: "集五福", startsAt, endsAt: new Date(now().getTime() + hours * HOUR_MS), drawsPerDay },
      cards: CARDS.map((card, index) => ({ card, weight: weights[index] ?? 1 })),
      idempotencyKey: randomUUID(),
    },
    null,
  );
  const funding = {
    campaign: _id,
    amountMinor: potMinor,
    currency: "CNY",
    idempotencyKey: randomUUID(),
  } as const;
  if (potMinor > 0n) await campaignService.fund(funding, null);
  return campaignService.open(_id, null);
}

export const befriended = async () => ({ isThere: true, areFriends: true });

/** Offers a card to a friend. */
export const offerOf = (
  { services }: Pick<Stage, "services">,
  order: {
    readonly campaign: string;
    readonly from: string;
    readonly to: string;
    readonly card: BlessingCard;
    readonly wanted?: BlessingCard;
    readonly key?: string;
  },
) => {
  const { wanted = null, key = randomUUID(), ...asked } = order;
  return services.offerService.offer({ ...asked, wanted, idempotencyKey: key }, befriended);
};
