import { requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { refOf } from "@kith/kit/global-id.ts";
import type { UserResolvers } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../groups/model.ts";
import { USER_GROUPS_KEYSET } from "../memberships/model.ts";

export const User: UserResolvers = {
  __resolveReference: (representation) => refOf(USER_PREFIX, representation),

  async groupMates({ id }, _args, { viewerId, loaders }) {
    return viewerId === id ? [...(await loaders.groupMatesOf(id))] : null;
  },

  async groups({ id }, args, { viewerId, isHidden, loaders }) {
    requireViewer(viewerId);
    const request = pageRequestOf(USER_GROUPS_KEYSET, args);
    const page = loaders.userGroupsPage.load({ parent: id, request });
    const [{ rows, hasMore }, isNobody] = await Promise.all([page, isHidden(id)]);
    if (isNobody) return null;

    const found = await Promise.all(rows.map(({ group }) => loaders.groupById.load(group)));
    const memberships = rows.flatMap((membership, index) => {
      const group = found[index];
      return group ? [{ ...membership, found: group }] : [];
    });
    return connectionOf({ rows: memberships, hasMore }, request, {
      keyset: USER_GROUPS_KEYSET,
      nodeOf: (membership) => membership.found,
    });
  },

  groupsData: ({ id }, { after }, { viewerId, heldOf }) =>
    viewerId === id ? heldOf(id, after ?? null) : null,
};
