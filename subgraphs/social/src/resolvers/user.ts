import { requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { type GlobalId, refOf } from "@kith/kit/global-id.ts";
import { FRIENDS_KEYSET, MUTUAL_FRIENDS_KEYSET, sideOf, USER_PREFIX } from "../friendships/model.ts";
import { mutualFriendsPage } from "../friendships/mutual-friends.ts";
import type { UserResolvers } from "../generated/schema.types.ts";
import { pairOf, REQUESTS_KEYSET, viewerFriendshipOf } from "../requests/model.ts";

export const User: UserResolvers = {
  __resolveReference: (representation) => refOf(USER_PREFIX, representation),

  async friends({ id }, args, { viewerId, loaders }) {
    requireViewer(viewerId);
    const request = pageRequestOf(FRIENDS_KEYSET, args);
    const page = await loaders.friendsPage.load({ parent: id, request });
    const nodeOf = ({ friend }: { friend: GlobalId }) => ({ id: friend });
    return { user: id, ...connectionOf(page, request, { keyset: FRIENDS_KEYSET, nodeOf }) };
  },

  friendCount({ id }, _args, { viewerId, loaders }) {
    requireViewer(viewerId);
    return loaders.friendCountByUser.load(id);
  },

  async friendshipWithViewer({ id }, _args, { viewerId, loaders, now }) {
    if (viewerId === null || viewerId === id) return null;
    const [friendship, request] = await Promise.all([
      loaders.friendshipBySide.load(sideOf(viewerId, id)),
      loaders.requestByPair.load(pairOf(viewerId, id)),
    ]);
    return viewerFriendshipOf({ friendship, request, viewerId, now: now() });
  },

  async mutualFriends({ id }, args, { viewerId, loaders }) {
    if (requireViewer(viewerId) === id) return null;
    const request = pageRequestOf(MUTUAL_FRIENDS_KEYSET, args);
    return mutualFriendsPage(await loaders.mutualFriendIdsByUser.load(id), request);
  },

  async friendRequests({ id }, args, { viewerId, loaders }) {
    if (requireViewer(viewerId) !== id) return null;
    const request = pageRequestOf(REQUESTS_KEYSET, args);
    const page = await loaders.pendingRequestsPage.load({ parent: id, request });
    return connectionOf(page, request, { keyset: REQUESTS_KEYSET, nodeOf: (row) => row });
  },
};
