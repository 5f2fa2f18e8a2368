import type { GlobalId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { BlessingCard, CardOfferStatus } from "../generated/schema.types.ts";
import { type BlessingActs, requireThere } from "./blessing-acts.ts";
import type { FriendStanding } from "./draw-service.ts";
import { type CardOffer, handIdOf, offerIdOf } from "./model.ts";
import type { OfferStore } from "./offer-store.ts";
import { blessingRefusal } from "./refusals.ts";
import { accepting, ending, isOpenStill, offering, requireOn, requireOpened } from "./rules.ts";

export type OfferService = ReturnType<typeof offerService>;

type Parts = { readonly acts: BlessingActs; readonly cardOffers: Pick<OfferStore, "findById"> };

type OfferOrder = {
  readonly campaign: GlobalId;
  readonly from: GlobalId;
  readonly to: GlobalId;
  readonly card: BlessingCard;
  /** Null where it is a gift. */
  readonly wanted: BlessingCard | null;
  readonly idempotencyKey: string;
};
type StandingOf = (friend: GlobalId) => Promise<FriendStanding>;
type Answer = { readonly offerId: GlobalId; readonly viewer: GlobalId };

/** How long an offer waits for an answer. */
const OFFER_LIFETIME_MS = 24 * 3_600_000;

const isSameAs = (offer: CardOffer, { campaign, to, card, wanted }: OfferOrder): boolean =>
  offer.campaign === campaign && offer.to === to && offer.card === card && offer.wanted === wanted;

/** The rules by which cards change hands: two at once, or none. */
export function offerService({ acts, cardOffers }: Parts) {
  const offerTo = async ({ offerId, viewer }: Answer): Promise<CardOffer> => {
    const offer = await cardOffers.findById(offerId);
    if (offer === null || offer.to !== viewer) throw blessingRefusal("OFFER_NOT_FOUND");
    return offer;
  };

  /** Ends an open offer so that the card goes back to whoever made it. */
  const end = (before: CardOffer, status: CardOfferStatus): Promise<CardOffer> => {
    const { _id, campaign, from } = before;
    return acts.run([from], { campaign, offer: _id }, async ({ offer, handOf, at }) => {
      if (offer === null) throw blessingRefusal("OFFER_NOT_FOUND");
      if (!isOpenStill(offer, status)) return { changes: null, result: offer };
      const changes = ending(offer, handOf(from), status, at);
      return { changes, result: changes.offer };
    });
  };

  return {
    /** Three commands. @throws Refusal<OfferCardErrorCode> */
    async offer(order: OfferOrder, standingOf: StandingOf): Promise<CardOffer> {
      const { campaign: id, from, to, card, wanted } = order;
      if (from === to) throw blessingRefusal("SELF");
      if (card === wanted) throw blessingRefusal("SAME_CARD");
      const standing = await standingOf(to);
      const offerId = offerIdOf(from, order.idempotencyKey);
      return acts.run([from], { campaign: id, offer: offerId }, async ({ campaign, offer, handOf, at }) => {
        const opened = requireOpened(campaign);
        const hand = requireThere(handOf(from));
        if (offer !== null) {
          if (isSameAs(offer, order)) return { changes: null, result: offer };
          throw blessingRefusal("IDEMPOTENCY_KEY_REUSED");
        }
        requireOn(opened, at);
        if (!standing.isThere) throw blessingRefusal("USER_NOT_FOUND");
        if (!standing.areFriends) throw blessingRefusal("NOT_FRIENDS");
        const changes = offering(hand, {
          ...{ _id: offerId, campaign: id, from, to, card, wanted, status: "OPEN", endedAt: null },
          ...{ fromHand: hand._id, toHand: handIdOf({ campaign: id, person: to }), offeredAt: at },
          expiresAt: new Date(Math.min(at.getTime() + OFFER_LIFETIME_MS, opened.endsAt.getTime())),
        });
        return { changes, result: changes.offer };
      });
    },

    /** Four commands, the first of which finds whose offer it is. @throws Refusal<AcceptCardOfferErrorCode> */
    async accept(answer: Answer, standingOf: StandingOf): Promise<CardOffer> {
      const { campaign: id, from, to, _id } = await offerTo(answer);
      const { isThere, areFriends } = await standingOf(from);
      return acts.run([from, to], { campaign: id, offer: _id }, async ({ campaign, offer, handOf, at }) => {
        if (offer === null) throw blessingRefusal("OFFER_NOT_FOUND");
        if (!isOpenStill(offer, "ACCEPTED")) return { changes: null, result: offer };
        requireOn(requireOpened(campaign), at, "offerId");
        if (at >= offer.expiresAt) throw blessingRefusal("OFFER_EXPIRED");
        if (!isThere || !areFriends) throw blessingRefusal("NOT_FRIENDS", "offerId");
        const sides = { from: handOf(from), to: requireThere(handOf(to)) };
        const changes = accepting(offer, sides, at);
        return { changes, result: changes.offer as CardOffer };
      });
    },

    /** Four commands. Whoever is no friend any more may still decline. @throws Refusal<DeclineCardOfferErrorCode> */
    decline: async (answer: Answer): Promise<CardOffer> => end(await offerTo(answer), "DECLINED"),

    /** Four commands. @throws Refusal<WithdrawCardOfferErrorCode> */
    async withdraw({ offerId, viewer }: Answer): Promise<CardOffer> {
      const offer = await cardOffers.findById(offerId);
      if (offer === null || offer.from !== viewer) throw blessingRefusal("OFFER_NOT_FOUND");
      return end(offer, "WITHDRAWN");
    },

    /** Ends an offer whose time is over, whoever comes first. */
    async expire(offerId: GlobalId): Promise<void> {
      const before = await cardOffers.findById(offerId);
      if (before === null || before.status !== "OPEN" || before.expiresAt > acts.now()) return;
      try {
        await end(before, "EXPIRED");
      } catch (error) {
        // Somebody has taken it back meanwhile.
        if (!(error instanceof Refusal)) throw error;
      }
    },

    /** Ends an open offer to somebody who is gone, as if they had declined; one of theirs as if they had taken it back. */
    async endFor(gone: GlobalId, offerId: GlobalId): Promise<void> {
      const before = await cardOffers.findById(offerId);
      if (before?.status !== "OPEN") return;
      await end(before, before.from === gone ? "WITHDRAWN" : "DECLINED");
    },
  };
}
