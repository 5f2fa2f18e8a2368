import { loaderOf } from "@kith/kit/loader.ts";
import type { Visibility } from "../blocks/visibility.ts";
import type { FollowStore } from "./follow-store.ts";

/** The ways to follows, new for each request. */
export const followLoaders = (follows: FollowStore, visibility: Visibility) => ({
  followById: loaderOf({
    name: "followById",
    findMany: (ids: readonly string[]) => follows.findByIds(ids),
    keyOf: ({ _id }) => _id,
  }),
  followedAccountsPage: follows.followedPageLoader(),
  followersPage: follows.followersPageLoader(() => visibility.filterOn("user")),
});
