import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import { CAMPAIGN_PREFIX, OFFER_PREFIX } from "../blessings/model.ts";
import type {
  AcceptCardOfferError,
  DeclineCardOfferError,
  DrawBlessingsError,
  EnterPotError,
  MutationResolvers,
  OfferCardError,
  VisitFriendError,
  WithdrawCardOfferError,
} from "../generated/schema.types.ts";
import { USER_PREFIX } from "../ledger/model.ts";

const drawBlessingsPayload = payloads<DrawBlessingsError>("DrawBlessingsError");
const visitFriendPayload = payloads<VisitFriendError>("VisitFriendError");
const offerCardPayload = payloads<OfferCardError>("OfferCardError");
const acceptCardOfferPayload = payloads<AcceptCardOfferError>("AcceptCardOfferError");
const declineCardOfferPayload = payloads<DeclineCardOfferError>("DeclineCardOfferError");
const withdrawCardOfferPayload = payloads<WithdrawCardOfferError>("WithdrawCardOfferError");
const enterPotPayload = payloads<EnterPotError>("EnterPotError");

type Fields =
  | "drawBlessings"
  | "visitFriend"
  | "offerCard"
  | "acceptCardOffer"
  | "declineCardOffer"
  | "withdrawCardOffer"
  | "enterPot";

const campaignIdOf = ({ campaignId }: { readonly campaignId: string }) =>
  requireId(CAMPAIGN_PREFIX, campaignId, "input.campaignId");
const offerIdOf = ({ offerId }: { readonly offerId: string }) =>
  requireId(OFFER_PREFIX, offerId, "input.offerId");
const friendIdOf = ({ friendId }: { readonly friendId: string }) =>
  requireId(USER_PREFIX, friendId, "input.friendId");

/** What people do with cards. */
export const blessingMutations: Pick<MutationResolvers, Fields> = {
  drawBlessings(_parent, { input }, { viewerId, blessingServices }) {
    const person = requireViewer(viewerId);
    const campaign = campaignIdOf(input);
    const { idempotencyKey } = input;
    const order = { campaign, person, count: input.count ?? 1, idempotencyKey };
    return drawBlessingsPayload(async () => ({
      draw: await blessingServices.drawService.draw(order),
      blessings: { campaign, person },
    }));
  },

  visitFriend(_parent, { input }, { viewerId, blessingServices, friendStandingOf }) {
    const visitor = requireViewer(viewerId);
    const order = { campaign: campaignIdOf(input), visitor, host: friendIdOf(input) };
    return visitFriendPayload(async () => {
      await blessingServices.drawService.visit(order, friendStandingOf);
      return { blessings: { campaign: order.campaign, person: visitor } };
    });
  },

  offerCard(_parent, { input }, { viewerId, blessingServices, friendStandingOf }) {
    const from = requireViewer(viewerId);
    const [campaign, to] = [campaignIdOf(input), friendIdOf(input)];
    const { card, wanted = null, idempotencyKey } = input;
    return offerCardPayload(async () => ({
      offer: await blessingServices.offerService.offer(
        { campaign, from, to, card, wanted, idempotencyKey },
        friendStandingOf,
      ),
      blessings: { campaign, person: from },
    }));
  },

  acceptCardOffer(_parent, { input }, { viewerId, blessingServices, friendStandingOf }) {
    const viewer = requireViewer(viewerId);
    const offerId = offerIdOf(input);
    return acceptCardOfferPayload(async () => {
      const answer = { offerId, viewer };
      const offer = await blessingServices.offerService.accept(answer, friendStandingOf);
      return { offer, blessings: { campaign: offer.campaign, person: viewer } };
    });
  },

  declineCardOffer(_parent, { input }, { viewerId, blessingServices }) {
    const viewer = requireViewer(viewerId);
    const offerId = offerIdOf(input);
    return declineCardOfferPayload(async () => ({
      offer: await blessingServices.offerService.decline({ offerId, viewer }),
    }));
  },

  withdrawCardOffer(_parent, { input }, { viewerId, blessingServices }) {
    const viewer = requireViewer(viewerId);
    const offerId = offerIdOf(input);
    return withdrawCardOfferPayload(async () => {
      const offer = await blessingServices.offerService.withdraw({ offerId, viewer });
      return { offer, blessings: { campaign: offer.campaign, person: viewer } };
    });
  },

  enterPot(_parent, { input }, { viewerId, blessingServices }) {
    const person = requireViewer(viewerId);
    const campaign = campaignIdOf(input);
    return enterPotPayload(async () => {
      await blessingServices.drawService.enter(campaign, person);
      return { blessings: { campaign, person } };
    });
  },
};
