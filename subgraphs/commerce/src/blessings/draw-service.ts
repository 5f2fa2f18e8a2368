import { randomInt } from "node:crypto";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { type BlessingActs, requireThere } from "./blessing-acts.ts";
import type { RandomBelow } from "./drawing.ts";
import { dayOf } from "./hand.ts";
import { type Draw, drawIdOf, handIdOf } from "./model.ts";
import { GATES, type PotEntryStore } from "./pot-entry-store.ts";
import { blessingRefusal } from "./refusals.ts";
import { drawing, entering, requireOn, requireOpened, visiting } from "./rules.ts";

export type DrawService = ReturnType<typeof drawService>;

/** How two people stand, as users and social say. */
export type FriendStanding = { readonly isThere: boolean; readonly areFriends: boolean };

type Parts = {
  readonly acts: BlessingActs;
  readonly potEntries: Pick<PotEntryStore, "pass">;
  readonly random: RandomBelow;
};

type DrawOrder = {
  readonly campaign: GlobalId;
  readonly person: GlobalId;
  readonly count: number;
  readonly idempotencyKey: string;
};
type VisitOrder = { readonly campaign: GlobalId; readonly visitor: GlobalId; readonly host: GlobalId };

export const DRAWS_AT_ONCE_MAX = 20;

/** The rules by which people draw cards, visit each other and enter the pot. */
export function drawService({ acts, potEntries, random }: Parts) {
  return {
    /** Three commands. @throws Refusal<DrawBlessingsErrorCode> */
    async draw({ campaign: id, person, count, idempotencyKey }: DrawOrder): Promise<Draw> {
      if (count < 1 || count > DRAWS_AT_ONCE_MAX) throw blessingRefusal("INVALID_COUNT");
      const drawId = drawIdOf(person, idempotencyKey);
      return acts.run([person], { campaign: id, draw: drawId }, async ({ campaign, draw, handOf, at }) => {
        const opened = requireOpened(campaign);
        const hand = requireThere(handOf(person));
        if (draw !== null) {
          if (draw.hand === hand._id && draw.cards.length === count) return { changes: null, result: draw };
          throw blessingRefusal("IDEMPOTENCY_KEY_REUSED");
        }
        requireOn(opened, at);
        const changes = drawing(hand, { campaign: opened, count, id: drawId, at, random });
        return { changes, result: changes.draw };
      });
    },

    /** Three commands. @throws Refusal<VisitFriendErrorCode> */
    async visit(order: VisitOrder, standingOf: (friend: GlobalId) => Promise<FriendStanding>): Promise<void> {
      const { campaign: id, visitor, host } = order;
      if (visitor === host) throw blessingRefusal("SELF");
      const standing = await standingOf(host);
      const visitId = `${handIdOf({ campaign: id, person: visitor })}:${host}:${dayOf(acts.now())}`;
      return acts.run(
        [visitor, host],
        { campaign: id, visit: visitId },
        async ({ campaign, visit, handOf, at }) => {
          requireOn(requireOpened(campaign), at);
          if (!standing.isThere) throw blessingRefusal("USER_NOT_FOUND");
          if (!standing.areFriends) throw blessingRefusal("NOT_FRIENDS");
          if (visit !== null) throw blessingRefusal("ALREADY_VISITED");
          const hands = visiting(requireThere(handOf(visitor)), handOf(host), at);
          return { changes: { hands, visit: { _id: visitId, at } }, result: undefined };
        },
      );
    },

    /** Four commands. @throws Refusal<EnterPotErrorCode> */
    enter: (campaignId: GlobalId, person: GlobalId): Promise<void> =>
      acts.run([person], { campaign: campaignId }, async ({ campaign, handOf, at, session }) => {
        const opened = requireOpened(campaign);
        const hand = requireThere(handOf(person));
        if (hand.enteredAt !== null) return { changes: null, result: undefined };
        requireOn(opened, at);
        const changes = entering(hand, at);
        // Whoever closes the campaign meanwhile is met here.
        const gate = randomInt(GATES);
        if (!(await potEntries.pass(campaignId, { gate, by: 1, session })))
          throw blessingRefusal("CAMPAIGN_CLOSED");
        return { changes, result: undefined };
      }),
  };
}
