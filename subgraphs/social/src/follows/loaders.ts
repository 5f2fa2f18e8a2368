import type { GlobalId } from "@kith/kit/global-id.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import type { Visibility } from "../blocks/visibility.ts";
import type { FollowStore } from "./follow-store.ts";

/** The ways to follows, new for each request. */
export function followLoaders(follows: FollowStore, visibility: Visibility) {
  // Asked for by every page of the feed, read once a request.
  let followed: Promise<GlobalId[]> | undefined;
  return {
    followedIdsOfViewer: (viewer: GlobalId) => (followed ??= follows.findFollowedIds(viewer)),
    followById: loaderOf({
      name: "followById",
      findMany: (ids: readonly string[]) => follows.findByIds(ids),
      keyOf: ({ _id }) => _id,
    }),
    followedAccountsPage: follows.followedPageLoader(),
    followersPage: follows.followersPageLoader(() => visibility.filterOn("user")),
  };
}
