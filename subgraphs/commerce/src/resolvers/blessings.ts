import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { type GlobalId, requireId } from "@kith/kit/global-id.ts";
import { drawsLeftOf, emptyHand, visitsLeftOf } from "../blessings/hand.ts";
import type { blessingLoaders } from "../blessings/loaders.ts";
import {
  CAMPAIGN_PREFIX,
  CARDS,
  DRAWS_KEYSET,
  type HandKey,
  handIdOf,
  OFFERS_KEYSET,
  type Campaign as StoredCampaign,
} from "../blessings/model.ts";
import { placeOf, shareOf } from "../blessings/prize-order.ts";
import type {
  BlessingDrawResolvers,
  BlessingsResolvers,
  CampaignResolvers,
  CampaignSettlementResolvers,
  CardOfferResolvers,
  QueryResolvers,
} from "../generated/schema.types.ts";

type Loaders = ReturnType<typeof blessingLoaders>;

/** The campaign of an id, or the one that opened last; null where there is none, or it was not opened. */
export async function openedCampaign(
  id: GlobalId | null | undefined,
  { campaignById, currentCampaign }: Loaders,
): Promise<StoredCampaign | null> {
  if (id == null) return currentCampaign.load("current");
  const campaign = await campaignById.load(requireId(CAMPAIGN_PREFIX, id, "campaignId"));
  return campaign?.openedAt == null ? null : campaign;
}

const handOf = async (key: HandKey, { handById }: Loaders) =>
  (await handById.load(handIdOf(key))) ?? emptyHand(key);

const isClosed = ({ status }: StoredCampaign): boolean => status !== "DRAFT" && status !== "OPEN";
const yuan = (amountMinor: bigint) => ({ amountMinor, currency: "CNY" as const });

export const campaignQuery: Pick<QueryResolvers, "campaign"> = {
  campaign: (_parent, { id }, { blessingLoaders }) => openedCampaign(id, blessingLoaders),
};

const Campaign: CampaignResolvers = {
  id: ({ _id }) => _id,
  cards: ({ weights }) => CARDS.map((card) => ({ card, weight: weights[card] })),
  pot: ({ fundedMinor }) => yuan(fundedMinor),
  enteredCount: async ({ _id }, _args, { blessingLoaders }) =>
    (await blessingLoaders.enteredByCampaign.load(_id))?.entered ?? 0,
  // The one secret of a campaign: whoever knew it before the end would know who gets more.
  seed: (campaign) => (isClosed(campaign) ? campaign.seed : null),
};

const CampaignSettlement: CampaignSettlementResolvers = {
  share: ({ shareMinor }) => yuan(shareMinor),
};

const Blessings: BlessingsResolvers = {
  campaign: ({ campaign }, _args, { blessingLoaders }) => blessingLoaders.campaignById.load(campaign),

  async cards(key, _args, { blessingLoaders }) {
    const { free, offered } = await handOf(key, blessingLoaders);
    return CARDS.map((card) => ({ card, count: free[card], offered: offered[card] }));
  },

  async drawsLeft(key, _args, { blessingLoaders, now }) {
    const [hand, campaign] = await Promise.all([
      handOf(key, blessingLoaders),
      blessingLoaders.campaignById.load(key.campaign),
    ]);
    return campaign?.status === "OPEN" ? drawsLeftOf(hand, campaign, now()) : 0;
  },

  async visitsLeft(key, _args, { blessingLoaders, now }) {
    return visitsLeftOf(await handOf(key, blessingLoaders), now());
  },

  enteredAt: async (key, _args, { blessingLoaders }) => (await handOf(key, blessingLoaders)).enteredAt,

  async place(key, _args, { blessingLoaders }) {
    const [hand, campaign] = await Promise.all([
      handOf(key, blessingLoaders),
      blessingLoaders.campaignById.load(key.campaign),
    ]);
    const isDrawn = campaign?.seed != null && isClosed(campaign) && hand.enteredAt !== null;
    return isDrawn ? placeOf(campaign.seed, key.person) : null;
  },

  async prize(key, _args, { blessingLoaders }) {
    const [hand, campaign] = await Promise.all([
      handOf(key, blessingLoaders),
      blessingLoaders.campaignById.load(key.campaign),
    ]);
    const { settlement = null, seed = null } = campaign ?? {};
    if (settlement === null || seed === null || hand.enteredAt === null) return null;
    // In the order of ids everybody has been paid up to there.
    const isPaid = settlement.paidThrough !== null && handIdOf(key) <= settlement.paidThrough;
    return isPaid ? yuan(shareOf(settlement, placeOf(seed, key.person))) : null;
  },

  async offersToMe(key, { status, ...args }, { blessingLoaders }) {
    const request = pageRequestOf(OFFERS_KEYSET, args);
    const only = status == null ? {} : { status };
    const page = await blessingLoaders.offersToPage.load({ parent: handIdOf(key), request, only });
    return connectionOf(page, request, { keyset: OFFERS_KEYSET, nodeOf: (offer) => offer });
  },

  async offersByMe(key, { status, ...args }, { blessingLoaders }) {
    const request = pageRequestOf(OFFERS_KEYSET, args);
    const only = status == null ? {} : { status };
    const page = await blessingLoaders.offersByPage.load({ parent: handIdOf(key), request, only });
    return connectionOf(page, request, { keyset: OFFERS_KEYSET, nodeOf: (offer) => offer });
  },

  async draws(key, args, { blessingLoaders }) {
    const request = pageRequestOf(DRAWS_KEYSET, args);
    const page = await blessingLoaders.drawsPage.load({ parent: handIdOf(key), request });
    return connectionOf(page, request, { keyset: DRAWS_KEYSET, nodeOf: (draw) => draw });
  },
};

const CardOffer: CardOfferResolvers = {
  id: ({ _id }) => _id,
  from: ({ from }) => ({ id: from }),

  // Whoever made it may still take it back; who it was for is hidden like everywhere.
  async to({ to }, _args, { viewerId, hiddenIds }) {
    if (to === viewerId) return { id: to };
    return (await hiddenIds()).includes(to) ? null : { id: to };
  },

  // Its time may be over before the worker comes by.
  status: ({ status, expiresAt }, _args, { now }) =>
    status === "OPEN" && expiresAt <= now() ? "EXPIRED" : status,
};

const BlessingDraw: BlessingDrawResolvers = {
  id: ({ _id }) => _id,
  cards: ({ cards }) => [...cards],
};

/** The resolvers of all types of campaigns and cards. */
export const blessingResolvers = {
  ...{ Campaign, CampaignSettlement, Blessings, CardOffer, BlessingDraw },
};
