import type { GlobalId } from "@kith/kit/global-id.ts";
import type { questionsOf } from "../peers.ts";
import type { BlessingServices } from "./blessing-services.ts";
import type { BlessingStores } from "./blessing-stores.ts";
import type { FriendStanding } from "./draw-service.ts";
import { blessingLoaders } from "./loaders.ts";

export type BlessingParts = Omit<BlessingStores, "blessings"> & {
  readonly blessingServices: BlessingServices;
};

/** What one request may reach of campaigns and cards. */
export type BlessingContext = {
  readonly blessingServices: BlessingServices;
  readonly blessingLoaders: ReturnType<typeof blessingLoaders>;
  /** Asks social and users how the viewer and somebody stand who is to be a friend. */
  readonly friendStandingOf: (friend: GlobalId) => Promise<FriendStanding>;
  /** Whom a block hides from the viewer. */
  readonly hiddenIds: () => Promise<readonly GlobalId[]>;
};

type Questions = Pick<ReturnType<typeof questionsOf>, "personExists" | "areFriends" | "hiddenIds">;

export function blessingContextOf(parts: BlessingParts, questions: Questions): BlessingContext {
  const { personExists, areFriends, hiddenIds } = questions;
  return {
    blessingServices: parts.blessingServices,
    blessingLoaders: blessingLoaders({ ...parts, hiddenIds }),
    async friendStandingOf(friend) {
      const [isThere, befriended] = await Promise.all([personExists(friend), areFriends(friend)]);
      return { isThere, areFriends: befriended };
    },
    hiddenIds,
  };
}
