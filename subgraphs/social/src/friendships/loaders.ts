import type { Page, PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf, loaderOf } from "@kith/kit/loader.ts";
import type { Visibility } from "../blocks/visibility.ts";
import type { FriendOrder } from "../generated/schema.types.ts";
import type { CircleStore } from "./circle-store.ts";
import type { FriendshipStore } from "./friendship-store.ts";
import type { ListedFriend } from "./model.ts";

const CITY_PAGES_MAX = 10;

type CityPageKey = {
  readonly parent: GlobalId;
  readonly order: FriendOrder;
  readonly city: string;
  readonly request: PageRequest;
};

type Stores = { readonly friendships: FriendshipStore; readonly circles: CircleStore };

/** The ways into the friend graph, new for each request. They lead to nobody whom the viewer may not see. */
export function friendshipLoaders(
  { friendships, circles }: Stores,
  viewerId: GlobalId | null,
  visibility: Visibility,
) {
  // Asked for by every batch of mutual friends, read once a request.
  let viewersFriends: Promise<GlobalId[]> | undefined;
  const friendIdsOfViewer = (viewer: GlobalId) => (viewersFriends ??= friendships.findFriendIds(viewer));
  const onlyShown = () => visibility.filterOn("friend");

  return {
    friendIdsOfViewer,

    friendsPageByOrder: {
      RECENT: friendships.pageLoader("RECENT", null, onlyShown),
      CLOSENESS: friendships.pageLoader("CLOSENESS", null, onlyShown),
      NAME: friendships.pageLoader("NAME", null, onlyShown),
    },

    /** For the viewer's own friends: whoever else asked would find out who lives where. Some orders sort all of the city. */
    friendsOfCityPage: batchLoaderOf<CityPageKey, Page<ListedFriend>>({
      name: "friendsOfCityPage",
      atMost: { keys: CITY_PAGES_MAX, called: "pages of friends of a city" },
      loadMany: (keys) =>
        Promise.all(
          keys.map(({ order, city, ...page }) => friendships.pageLoader(order, city, onlyShown).load(page)),
        ),
      cacheKeyOf: (key) => JSON.stringify(key),
    }),

    friendshipBySide: loaderOf({
      name: "friendshipBySide",
      findMany: friendships.findSides,
      keyOf: ({ _id }) => _id,
    }),

    friendCountByUser: batchLoaderOf<GlobalId, number>({
      name: "friendCountByUser",
      async loadMany(users) {
        const rows = await circles.findByUsers(users);
        const countByUser = new Map(rows.map(({ _id, friendCount }) => [_id, friendCount]));
        return users.map((user) => countByUser.get(user) ?? 0);
      },
    }),

    /** The ids of the friends that a person shares with the viewer, ascending; at most 5,000. */
    mutualFriendIdsByUser: batchLoaderOf<GlobalId, readonly GlobalId[]>({
      name: "mutualFriendIdsByUser",
      async loadMany(users) {
        if (viewerId === null) return users.map(() => []);
        const shared = await friendships.findAmong(users, await friendIdsOfViewer(viewerId));
        const rowsByUser = Map.groupBy(shared, ({ user }) => user);
        return users.map((user) => (rowsByUser.get(user) ?? []).map(({ friend }) => friend).sort());
      },
    }),
  };
}
