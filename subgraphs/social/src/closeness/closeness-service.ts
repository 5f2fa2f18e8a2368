import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession } from "mongodb";
import type { DayCountStore } from "../days/day-count-store.ts";
import type { FriendshipStore } from "../friendships/friendship-store.ts";
import { sideOf } from "../friendships/model.ts";
import { closenessOf, type InteractionKind } from "./model.ts";

export type ClosenessService = ReturnType<typeof closenessService>;

type Parts = {
  readonly friendships: Pick<FriendshipStore, "areFriends" | "addCloseness" | "findSides">;
  readonly interactionDays: DayCountStore;
};

/** What one person did that another one is glad of. */
export type Interaction = {
  readonly from: GlobalId;
  readonly to: GlobalId;
  readonly kind: InteractionKind;
  readonly at: Date;
};

const INTERACTIONS_PER_DAY_MAX = 20;

/** The rules by which friends come closer to each other. */
export const closenessService = ({ friendships, interactionDays }: Parts) => ({
  /** Who of some people are friends of somebody. One command. */
  async friendsAmong(
    person: GlobalId,
    others: readonly GlobalId[],
    session: ClientSession,
  ): Promise<readonly GlobalId[]> {
    const ids = others.map((other) => sideOf(person, other));
    return (await friendships.findSides(ids, session)).map(({ friend }) => friend);
  },

  /**
   * Counts an interaction, in the transaction of the act or of the event that tells of it. Three commands; one where the two are
   * no friends and nothing counts. From the 21st of one person to another on a day nothing counts either: whoever likes
   * and takes it back all day comes no closer.
   */
  async bringCloser({ from, to, kind, at }: Interaction, session: ClientSession): Promise<void> {
    if (!(await friendships.areFriends(from, to, session))) return;
    const today = await interactionDays.countOne(`${from}:${to}`, at, session);
    if (today > INTERACTIONS_PER_DAY_MAX) return;
    await friendships.addCloseness([from, to], closenessOf(kind, at), session);
  },
});
