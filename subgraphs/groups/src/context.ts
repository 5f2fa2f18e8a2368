import type { GlobalId } from "@kith/kit/global-id.ts";
import type { heldRows } from "@kith/kit/held-rows.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import type { Peer } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { GroupStore } from "./groups/group-store.ts";
import { mateLoaders } from "./mates/loaders.ts";
import type { MembershipService } from "./memberships/membership-service.ts";
import type { MembershipStore } from "./memberships/membership-store.ts";
import { type ShownMembers, shownMembers } from "./memberships/shown-members.ts";

type Parts = {
  readonly groups: GroupStore;
  readonly memberships: MembershipStore;
  readonly service: MembershipService;
  readonly social: Peer;
  readonly heldOf: HeldOf;
};

/** Reads what is held of a person, for the copy that they may ask for. */
type HeldOf = ReturnType<typeof heldRows>;

/** What one request may reach. */
export type Context = {
  readonly heldOf: HeldOf;
  readonly viewerId: GlobalId | null;
  readonly groups: GroupStore;
  readonly membershipService: MembershipService;
  readonly isHidden: ShownMembers["isHidden"];
  readonly loaders: ReturnType<typeof loadersOf>;
};

export const contextFor =
  ({ groups, memberships, service, social, heldOf }: Parts) =>
  (viewer: Viewer): Context => {
    const { viewerId } = viewer;
    const { isHidden, filter } = shownMembers(social, viewer);
    return {
      viewerId,
      heldOf,
      groups,
      membershipService: service,
      isHidden,
      loaders: loadersOf({ groups, memberships, viewerId, alsoOnly: filter }),
    };
  };

type Sources = Pick<Parts, "groups" | "memberships"> & {
  readonly viewerId: GlobalId | null;
  readonly alsoOnly: ShownMembers["filter"];
};

function loadersOf({ groups, memberships, viewerId, alsoOnly }: Sources) {
  const userGroupsPage = memberships.groupPageLoader();
  const groupById = loaderOf({
    name: "groupById",
    findMany: groups.findByIds,
    keyOf: ({ _id }) => _id,
  });
  return {
    membersPage: memberships.memberPageLoader(alsoOnly),
    userGroupsPage,
    groupById,
    ...mateLoaders({ viewerId, memberships, userGroupsPage, groupById, alsoOnly }),

    membershipById: loaderOf({
      name: "membershipById",
      findMany: memberships.findByIds,
      keyOf: ({ _id }) => _id,
    }),
  };
}
