import { ApiError } from "@kith/kit/api-error.ts";
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
  let asked = 0;
  const chainTo = async (to: GlobalId): Promise<readonly GlobalId[] | null> => {
    if (viewerId === null || viewerId === to || (await visibility.isHidden(to))) return null;
    return shortestChain({ from: viewerId, to }, { friendships, shownOf: visibility.shownOf });
  };
  return {
    /** @throws ApiError BAD_USER_INPUT for more than 10 different people. */
    chainToPerson: batchLoaderOf<GlobalId, readonly GlobalId[] | null>({
      name: "chainToPerson",
      async loadMany(people) {
        asked += people.length;
        if (asked > CHAINS_MAX)
          throw new ApiError(
            "BAD_USER_INPUT",
            `A request may ask for connections to ${CHAINS_MAX} people, got ${asked}.`,
          );
        return Promise.all(people.map(chainTo));
      },
    }),
  };
}
