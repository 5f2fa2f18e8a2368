import { Refusal } from "@kith/kit/refusal.ts";
import type {
  AcceptCardOfferErrorCode,
  DrawBlessingsErrorCode,
  EnterPotErrorCode,
  OfferCardErrorCode,
  VisitFriendErrorCode,
} from "../generated/schema.types.ts";

/** Why an act with cards does nothing. Declining and withdrawing know no other reasons than accepting does. */
export type BlessingErrorCode =
  | DrawBlessingsErrorCode
  | VisitFriendErrorCode
  | OfferCardErrorCode
  | AcceptCardOfferErrorCode
  | EnterPotErrorCode;

const REFUSALS: Readonly<Record<BlessingErrorCode, readonly [field: string, message: string]>> = {
  INVALID_COUNT: ["count", "You can draw 1 to 20 cards at once."],
  CAMPAIGN_NOT_FOUND: ["campaignId", "No campaign has this id."],
  IDEMPOTENCY_KEY_REUSED: ["idempotencyKey", "This idempotency key was used for another request."],
  CAMPAIGN_NOT_OPEN: ["campaignId", "The campaign has not begun."],
  CAMPAIGN_CLOSED: ["campaignId", "The campaign is over."],
  NO_DRAWS_LEFT: ["count", "That is more than you can draw today."],
  SELF: ["friendId", "Friends do this with each other."],
  USER_NOT_FOUND: ["friendId", "Nobody has this id."],
  NOT_FRIENDS: ["friendId", "You are not friends."],
  ALREADY_VISITED: ["friendId", "You have visited this friend today."],
  NO_VISITS_LEFT: ["friendId", "You have visited as many friends today as count."],
  SAME_CARD: ["wanted", "A card is no use for another one of its kind."],
  TOO_MANY_OFFERS: ["card", "You have as many offers open as you may."],
  CARD_NOT_HELD: ["card", "You have none of this card at hand."],
  OFFER_NOT_FOUND: ["offerId", "There is no such offer."],
  OFFER_ENDED: ["offerId", "This offer has ended."],
  OFFER_EXPIRED: ["offerId", "The time of this offer is over."],
  INCOMPLETE_SET: ["campaignId", "You lack a card."],
};

/** @param field The input field it is about, where that is another one than usual. */
export function blessingRefusal(code: BlessingErrorCode, field?: string): Refusal<BlessingErrorCode> {
  const [usual, message] = REFUSALS[code];
  return new Refusal(code, message, ["input", field ?? usual]);
}
