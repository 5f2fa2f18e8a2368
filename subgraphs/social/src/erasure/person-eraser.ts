import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession } from "mongodb";
import type { FeedUpkeep } from "../feeds/feed-upkeep.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import type { SocialStores } from "../stores.ts";

export type PersonEraser = ReturnType<typeof personEraser>;

type Parts = Pick<SocialStores, "friendships" | "circles" | "requests" | "blocks" | "dismissals"> & {
  readonly acts: PairActs;
  /** Erases what the person has said, liked, kept and followed. */
  readonly eraseContent: (user: GlobalId) => Promise<void>;
  readonly forgetFeed: FeedUpkeep["forget"];
  readonly now: () => Date;
};

/** As many friendships as end in one transaction: who changes one of their counters meanwhile begins again. */
const FRIENDS_PER_TRANSACTION_MAX = 100;

/**
 * Erases what the friend graph and the life circle hold of a person. May be done any number of times, and again after it was
 * cut short.
 */
export function personEraser({
  acts,
  friendships,
  circles,
  requests,
  blocks,
  dismissals,
  eraseContent,
  forgetFeed,
  now,
}: Parts) {
  const endSomeFriendships = (user: GlobalId) =>
    acts.run([user], async (session: ClientSession): Promise<number> => {
      const friends = await friendships.findSome(user, FRIENDS_PER_TRANSACTION_MAX, session);
      if (friends.length === 0) return 0;
      await friendships.removeAllBetween(user, friends, session);
      await circles.changeMany(
        new Map([[user, -friends.length], ...friends.map((friend) => [friend, -1] as const)]),
        session,
      );
      return friends.length;
    });

  const underWay = new Map<GlobalId, Promise<void>>();
  const erase = async (user: GlobalId): Promise<void> => {
    // First of all: whoever accepts a request of theirs writes the same row, and finds them gone.
    await circles.markGone(user, now());
    while ((await endSomeFriendships(user)) > 0);
    await requests.removeAround(user);
    await blocks.removeAround(user);
    await dismissals.removeAllOf(user);
    await eraseContent(user);
    await forgetFeed(user);
  };

  // Told again while it goes on, which may take longer than a delivery: it is not begun again.
  return (user: GlobalId): Promise<void> => {
    const erasing = underWay.get(user) ?? erase(user).finally(() => underWay.delete(user));
    underWay.set(user, erasing);
    return erasing;
  };
}
