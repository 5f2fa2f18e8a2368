import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { Visibility } from "../blocks/visibility.ts";
import type { FriendshipStore } from "../friendships/friendship-store.ts";
import { shortestChain } from "./friend-chain.ts";

/** How many chains a request may ask for: each is a search of its own. */
const CHAINS_MAX = 10;

type Parts = {
  readonly friendships: FriendshipStore;
  readonly viewerId: GlobalId | null;
  readonly visibility: Visibility;
};

/** The way from the viewer to a person, through people whom the viewer may see. New for each request. */
export function chainLoaders({ friendships, viewerId, visibility }: Parts) {
  const chainTo = async (to: GlobalId): Promise<readonly GlobalId[] | null> => {
    if (viewerId === null || viewerId === to || (await visibility.isHidden(to))) return null;
    return shortestChain({ from: viewerId, to }, { friendships, shownOf: visibility.shownOf });
  };
  return {
    chainToPerson: batchLoaderOf<GlobalId, readonly GlobalId[] | null>({
      name: "chainToPerson",
      atMost: { keys: CHAINS_MAX, called: "connections to people" },
      loadMany: (people) => Promise.all(people.map(chainTo)),
    }),
  };
}
