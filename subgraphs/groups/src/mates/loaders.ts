import type { Page, PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { Document } from "mongodb";
import type { Group } from "../groups/model.ts";
import type { MembershipStore } from "../memberships/membership-store.ts";
import type { Membership } from "../memberships/model.ts";
import { GROUPS_LOOKED_MAX, MATES_MAX, MEMBERS_LOOKED_MAX, OWN_GROUPS_MAX, strengthOf } from "./model.ts";

type Pages = { load(key: { parent: GlobalId; request: PageRequest }): Promise<Page<Membership>> };

type Parts = {
  readonly viewerId: GlobalId | null;
  readonly memberships: Pick<MembershipStore, "findAmong" | "findGroupIds" | "newestMemberPageLoader">;
  readonly userGroupsPage: Pages;
  readonly groupById: { load(id: GlobalId): Promise<Group | null> };
  /** Which members may be shown to the viewer. */
  readonly alsoOnly: () => Promise<Document>;
};

export type GroupMate = { readonly userId: GlobalId; readonly strength: number };

/** With whom the viewer shares groups, and which, new for each request. */
export function mateLoaders({ viewerId, memberships, userGroupsPage, groupById, alsoOnly }: Parts) {
  const newestMembersPage: Pages = memberships.newestMemberPageLoader(alsoOnly);

  return {
    /** The groups that a person shares with the viewer, those first that the viewer joined last. Two commands. */
    sharedGroupIdsByUser: batchLoaderOf<GlobalId, readonly GlobalId[]>({
      name: "sharedGroupIdsByUser",
      async loadMany(users) {
        if (viewerId === null) return users.map(() => []);
        const own = await memberships.findGroupIds(viewerId, OWN_GROUPS_MAX);
        const shared = await memberships.findAmong(users, own, await alsoOnly());
        const groupsByUser = Map.groupBy(shared, ({ user }) => user);
        return users.map((user) => {
          const groups = new Set(groupsByUser.get(user)?.map(({ group }) => group));
          return own.filter((group) => groups.has(group));
        });
      },
    }),

    /** People in the viewer's groups, those first with whom most is shared. Three commands. */
    async groupMatesOf(viewer: GlobalId): Promise<readonly GroupMate[]> {
      const latest = { limit: GROUPS_LOOKED_MAX, after: null };
      const { rows } = await userGroupsPage.load({ parent: viewer, request: latest });
      const groups = await Promise.all(rows.map(({ group }) => groupById.load(group)));
      const strengthByGroup = new Map(
        groups
          .filter((group) => group !== null)
          .map(({ _id, memberCount }) => [_id, strengthOf(memberCount)]),
      );
      const request = { limit: MEMBERS_LOOKED_MAX, after: null };
      const pages = await Promise.all(
        [...strengthByGroup.keys()].map((parent) => newestMembersPage.load({ parent, request })),
      );

      const strengthByUser = new Map<GlobalId, number>();
      for (const { user, group } of pages.flatMap((page) => page.rows)) {
        if (user === viewer) continue;
        strengthByUser.set(user, (strengthByUser.get(user) ?? 0) + (strengthByGroup.get(group) ?? 0));
      }
      return [...strengthByUser]
        .map(([userId, strength]) => ({ userId, strength }))
        .sort((one, other) => other.strength - one.strength || (one.userId < other.userId ? -1 : 1))
        .slice(0, MATES_MAX);
    },
  };
}
