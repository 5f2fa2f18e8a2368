import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { Visibility } from "../blocks/visibility.ts";
import type { FriendshipStore } from "../friendships/friendship-store.ts";
import { shortestChain } from "./friend-chain.ts";

type Parts = {
  readonly friendships: FriendshipStore;
  readonly viewerId: GlobalId | null;
  readonly visibility: Visibility;
};

/** The way from the viewer to a person, through people whom the viewer may see. */
export const chainLoaders = ({ friendships, viewerId, visibility }: Parts) => ({
  chainToPerson: batchLoaderOf<GlobalId, readonly GlobalId[] | null>({
    name: "chainToPerson",
    // Each chain is a search of its own; an operation names its people one by one.
    loadMany: (people) =>
      Promise.all(
        people.map(async (to) =>
          viewerId === null || viewerId === to || (await visibility.isHidden(to))
            ? null
            : shortestChain({ from: viewerId, to }, { friendships, shownOf: visibility.shownOf }),
        ),
      ),
  }),
});
