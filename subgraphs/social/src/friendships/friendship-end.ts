import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { ClientSession } from "mongodb";
import type { FeedDelivery } from "../feeds/feed-delivery.ts";
import type { CircleStore } from "./circle-store.ts";
import type { FriendshipStore } from "./friendship-store.ts";

export type FriendshipEnd = ReturnType<typeof friendshipEnd>;

type Parts = {
  readonly friendships: FriendshipStore;
  readonly circles: CircleStore;
  readonly feedDelivery: Pick<FeedDelivery, "part">;
};

/** The one place where a friendship ends: both rows, both counters and what they had in each other's inbox, or none of it. */
export const friendshipEnd =
  ({ friendships, circles, feedDelivery }: Parts) =>
  /** @returns Whether there was one. */
  async (one: GlobalId, other: GlobalId, session: ClientSession): Promise<boolean> => {
    const removedSides = await friendships.removeBoth(one, other, session);
    if (removedSides === 0) return false;
    invariant(removedSides === 2, `half a friendship: ${one} and ${other}`);
    await circles.change(one, -1, session);
    await circles.change(other, -1, session);
    await feedDelivery.part([one, other], session);
    return true;
  };
