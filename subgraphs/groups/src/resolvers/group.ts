import { requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { isIdOf } from "@kith/kit/global-id.ts";
import type { GroupResolvers } from "../generated/schema.types.ts";
import { GROUP_PREFIX } from "../groups/model.ts";
import { MEMBERS_KEYSET, placeIn } from "../memberships/model.ts";

export const Group: GroupResolvers = {
  __resolveReference: ({ id }, { loaders }) => (isIdOf(GROUP_PREFIX, id) ? loaders.groupById.load(id) : null),

  id: ({ _id }) => _id,

  viewerIsMember: async ({ _id }, _args, { viewerId, loaders }) =>
    viewerId === null ? null : (await loaders.membershipById.load(placeIn(_id, viewerId))) !== null,

  async members({ _id }, args, { viewerId, loaders }) {
    requireViewer(viewerId);
    const request = pageRequestOf(MEMBERS_KEYSET, args);
    const page = await loaders.membersPage.load({ parent: _id, request });
    return connectionOf(page, request, { keyset: MEMBERS_KEYSET, nodeOf: ({ user }) => ({ id: user }) });
  },
};
