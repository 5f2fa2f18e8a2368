import { CARDS } from "../../subgraphs/commerce/src/blessings/model.ts";
import type { BlessingScene } from "./blessing-scene.ts";
import type { OutcomeByRole } from "./outcome-by-role.ts";
import { type Role, SUBJECT } from "./social-scene.ts";

const EVERYBODY: readonly Role[] = ["owner", "friend", "requested", "stranger", "blocked", "nobody"];
const OWNER: readonly Role[] = ["owner"];

/** Who sees each field of a campaign that is settled, and of what alice has in it. */
export const ROLES_BY_BLESSING_FIELD: Readonly<Record<string, readonly Role[]>> = {
  "Query.campaign": EVERYBODY,
  "User.blessings": OWNER,

  "Campaign.id": EVERYBODY,
  "Campaign.title": EVERYBODY,
  "Campaign.status": EVERYBODY,
  "Campaign.startsAt": EVERYBODY,
  "Campaign.endsAt": EVERYBODY,
  "Campaign.cards": EVERYBODY,
  "Campaign.drawsPerDay": EVERYBODY,
  "Campaign.pot": EVERYBODY,
  "Campaign.enteredCount": EVERYBODY,
  "Campaign.seedHash": EVERYBODY,
  "Campaign.seed": EVERYBODY,
  "Campaign.settlement": EVERYBODY,
  "CampaignCard.card": EVERYBODY,
  "CampaignCard.weight": EVERYBODY,
  "CampaignSettlement.winnerCount": EVERYBODY,
  "CampaignSettlement.share": EVERYBODY,
  "CampaignSettlement.extraCount": EVERYBODY,
  "CampaignSettlement.lastExtraPlace": EVERYBODY,
  "CampaignSettlement.settledAt": EVERYBODY,

  "Blessings.campaign": OWNER,
  "Blessings.cards": OWNER,
  "Blessings.drawsLeft": OWNER,
  "Blessings.visitsLeft": OWNER,
  "Blessings.enteredAt": OWNER,
  "Blessings.place": OWNER,
  "Blessings.prize": OWNER,
  "Blessings.offersToMe": OWNER,
  "Blessings.offersByMe": OWNER,
  "Blessings.draws": OWNER,
  "BlessingCount.card": OWNER,
  "BlessingCount.count": OWNER,
  "BlessingCount.offered": OWNER,

  "BlessingDraw.id": OWNER,
  "BlessingDraw.cards": OWNER,
  "BlessingDraw.drawnAt": OWNER,
  "BlessingDrawConnection.edges": OWNER,
  "BlessingDrawConnection.nodes": OWNER,
  "BlessingDrawConnection.pageInfo": OWNER,
  "BlessingDrawEdge.node": OWNER,
  "BlessingDrawEdge.cursor": OWNER,

  "CardOffer.id": OWNER,
  "CardOffer.card": OWNER,
  "CardOffer.wanted": OWNER,
  "CardOffer.from": OWNER,
  "CardOffer.to": OWNER,
  "CardOffer.status": OWNER,
  "CardOffer.offeredAt": OWNER,
  "CardOffer.expiresAt": OWNER,
  "CardOffer.endedAt": OWNER,
  "CardOfferConnection.edges": OWNER,
  "CardOfferConnection.nodes": OWNER,
  "CardOfferConnection.pageInfo": OWNER,
  "CardOfferEdge.node": OWNER,
  "CardOfferEdge.cursor": OWNER,
};

const alike = (outcome: string): OutcomeByRole => ({
  ...{ owner: outcome, friend: outcome, requested: outcome, stranger: outcome, blocked: outcome },
  nobody: "UNAUTHENTICATED",
});
/** No role of the scene is an operator. */
const FORBIDDEN: OutcomeByRole = alike("FORBIDDEN");
const forFriends: OutcomeByRole = { ...alike("NOT_FRIENDS"), owner: "SELF", friend: "done" };

/** What comes of each mutation that is about alice in the campaign that is open, by role. */
export const BLESSING_OUTCOMES: Readonly<Record<string, OutcomeByRole>> = {
  drawBlessings: alike("done"),
  visitFriend: forFriends,
  offerCard: forFriends,
  acceptCardOffer: { ...alike("OFFER_NOT_FOUND"), owner: "done" },
  declineCardOffer: { ...alike("OFFER_NOT_FOUND"), owner: "done" },
  withdrawCardOffer: { ...alike("OFFER_NOT_FOUND"), owner: "done" },
  enterPot: { ...alike("INCOMPLETE_SET"), owner: "done" },
  createCampaign: FORBIDDEN,
  fundCampaign: FORBIDDEN,
  openCampaign: FORBIDDEN,
  closeCampaign: FORBIDDEN,
  settleCampaign: FORBIDDEN,
};

/** What each of them is given. */
export function blessingInputOf(mutation: string, scene: BlessingScene, idempotencyKey: string): object {
  const campaignId = scene.openId;
  if (mutation === "drawBlessings") return { campaignId, idempotencyKey };
  if (mutation === "visitFriend") return { campaignId, friendId: SUBJECT };
  if (mutation === "offerCard") return { campaignId, friendId: SUBJECT, card: "WEALTH", idempotencyKey };
  if (mutation === "withdrawCardOffer") return { offerId: scene.byAliceId };
  if (mutation.endsWith("CardOffer")) return { offerId: scene.toAliceId };
  if (mutation === "createCampaign")
    return {
      ...{ title: "集五福", startsAt: "2027-02-01T00:00:00Z", endsAt: "2027-02-05T00:00:00Z" },
      cards: CARDS.map((card) => ({ card, weight: 1 })),
      ...{ drawsPerDay: 3, idempotencyKey },
    };
  if (mutation === "fundCampaign")
    return { campaignId, amount: { amountMinor: "1", currency: "CNY" }, idempotencyKey };
  return { campaignId };
}
