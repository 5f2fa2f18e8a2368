import type { PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { heldRows } from "@kith/kit/held-rows.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Hits } from "@kith/kit/prefix-search.ts";
import { type Listener, NO_LISTENER } from "@kith/kit/subscriptions/listener.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import { type Visibility, visibilityFor } from "./blocks/visibility.ts";
import { chainLoaders } from "./chains/loaders.ts";
import { commentLoaders } from "./comments/loaders.ts";
import { counterLoaders } from "./counters/loaders.ts";
import type { FeedAttendance } from "./feeds/feed-attendance.ts";
import { feedLoaders } from "./feeds/loaders.ts";
import { followLoaders } from "./follows/loaders.ts";
import { friendshipLoaders } from "./friendships/loaders.ts";
import { type AccountRules, accountRulesFor } from "./life-accounts/account-rules.ts";
import { searchAccounts } from "./life-accounts/account-search.ts";
import { accountLoaders } from "./life-accounts/loaders.ts";
import type { StoredLifeAccount } from "./life-accounts/model.ts";
import { postLoaders } from "./posts/loaders.ts";
import { postRulesFor } from "./posts/post-rules.ts";
import { reactionLoaders } from "./reactions/loaders.ts";
import { requestLoaders } from "./requests/loaders.ts";
import type { RequestEvents } from "./requests/request-events.ts";
import type { SocialServices } from "./services.ts";
import type { SocialStores } from "./stores.ts";
import { suggestionLoaders } from "./suggestions/loaders.ts";
import { type NearbyPeople, nearbyPeople } from "./suggestions/nearby-people.ts";

type Parts = {
  readonly stores: SocialStores;
  readonly services: SocialServices;
  readonly peers: { readonly users: Peer; readonly groups: Peer };
  readonly now: () => Date;
  readonly heldOf: HeldOf;
  readonly requestEvents: RequestEvents;
};

/** Reads what is held of a person, for the copy that they may ask for. */
type HeldOf = ReturnType<typeof heldRows>;

/** What one request may reach. */
export type Context = SocialServices & {
  readonly heldOf: HeldOf;
  readonly viewerId: GlobalId | null;
  readonly scopes: readonly string[];
  readonly now: () => Date;
  readonly personExists: (id: GlobalId) => Promise<boolean>;
  readonly visibility: Visibility;
  readonly accountRules: AccountRules;
  readonly searchAccounts: (text: string, request: PageRequest) => Promise<Hits<StoredLifeAccount>>;
  readonly loaders: ReturnType<typeof loadersFor>;
  /** Who waits for the events of a subscription. */
  readonly listener: Listener;
  readonly requestEvents: RequestEvents;
};

export function contextFor({ stores, services, peers, heldOf, requestEvents, now }: Parts) {
  return (viewer: Viewer, listener: Listener = NO_LISTENER): Context => {
    const { viewerId, scopes } = viewer;
    const person = peerLoaderOf<{ readonly isDeactivated: boolean }>("person", {
      peer: peers.users,
      viewer,
      typename: "User",
      selection: "isDeactivated",
    });
    const visibility = visibilityFor(stores.blocks, viewerId);
    const accountRules = accountRulesFor(viewerId, visibility);
    return {
      ...services,
      heldOf,
      listener,
      requestEvents,
      viewerId,
      scopes,
      now,
      personExists: async (id) => (await person.load(id))?.isDeactivated === false,
      visibility,
      accountRules,
      searchAccounts: (text, request) =>
        searchAccounts(text, request, { lifeAccounts: stores.lifeAccounts, rules: accountRules }),
      loaders: loadersFor(stores, {
        attendance: services.feedAttendance,
        viewerId,
        visibility,
        accountRules,
        nearbyPeople: nearbyPeople(viewer, peers),
        now: now(),
      }),
    };
  };
}

type Asking = {
  readonly attendance: FeedAttendance;
  readonly viewerId: GlobalId | null;
  readonly visibility: Visibility;
  readonly accountRules: AccountRules;
  readonly nearbyPeople: NearbyPeople;
  readonly now: Date;
};

function loadersFor(stores: SocialStores, asking: Asking) {
  const { attendance, viewerId, visibility, accountRules, nearbyPeople, now } = asking;
  const friendships = friendshipLoaders(stores, viewerId, visibility);
  const { friendIdsOfViewer, friendsPageByOrder, friendshipBySide } = friendships;
  const accounts = accountLoaders(stores.lifeAccounts, accountRules);
  const follows = followLoaders(stores.follows, visibility);
  const postRules = postRulesFor({
    ...{ viewerId, visibility, friendshipBySide, accountById: accounts.accountById },
    ...{ friendIdsOf: friendIdsOfViewer, followedIdsOf: follows.followedIdsOfViewer },
  });
  const posts = postLoaders(stores.posts, postRules);
  return {
    ...friendships,
    ...chainLoaders({ ...stores, viewerId, visibility }),
    ...requestLoaders(stores.requests, viewerId, now),
    ...suggestionLoaders({
      ...stores,
      friendIdsOf: friendIdsOfViewer,
      friendsPage: friendsPageByOrder.RECENT,
      nearbyPeople,
      shownOf: visibility.shownOf,
      now,
    }),
    blocksPage: stores.blocks.pageLoader(),
    blockById: loaderOf({ name: "blockById", findMany: stores.blocks.findByIds, keyOf: ({ _id }) => _id }),
    ...posts,
    ...feedLoaders({ ...stores, attendance, rules: postRules, postById: posts.postById }),
    ...commentLoaders({ comments: stores.comments, visibility, postById: posts.postById }),
    ...reactionLoaders({ ...stores, viewerId, visibility, postById: posts.postById }),
    ...accounts,
    ...follows,
    ...counterLoaders(stores.counters),
  };
}
