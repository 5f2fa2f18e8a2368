import type { GlobalId } from "@kith/kit/global-id.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import type { Peer } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { GroupStore } from "./groups/group-store.ts";
import type { MembershipService } from "./memberships/membership-service.ts";
import type { MembershipStore } from "./memberships/membership-store.ts";
import { shownMembers } from "./memberships/shown-members.ts";

type Parts = {
  readonly groups: GroupStore;
  readonly memberships: MembershipStore;
  readonly service: MembershipService;
  readonly social: Peer;
};

/** What one request may reach. */
export type Context = {
  readonly viewerId: GlobalId | null;
  readonly groups: GroupStore;
  readonly membershipService: MembershipService;
  readonly loaders: ReturnType<typeof loadersOf>;
};

export const contextFor =
  ({ groups, memberships, service, social }: Parts) =>
  (viewer: Viewer): Context => ({
    viewerId: viewer.viewerId,
    groups,
    membershipService: service,
    loaders: loadersOf({ groups, memberships, alsoOnly: shownMembers(social, viewer) }),
  });

type Sources = Pick<Parts, "groups" | "memberships"> & { readonly alsoOnly: ReturnType<typeof shownMembers> };

const loadersOf = ({ groups, memberships, alsoOnly }: Sources) => ({
  membersPage: memberships.memberPageLoader(alsoOnly),
  userGroupsPage: memberships.groupPageLoader(),

  groupById: loaderOf({
    name: "groupById",
    findMany: groups.findByIds,
    keyOf: ({ _id }) => _id,
  }),

  membershipById: loaderOf({
    name: "membershipById",
    findMany: memberships.findByIds,
    keyOf: ({ _id }) => _id,
  }),
});
