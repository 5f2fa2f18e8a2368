import { requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { type GlobalId, refOf, requireId } from "@kith/kit/global-id.ts";
import { BLOCKS_KEYSET } from "../blocks/model.ts";
import type { Context } from "../context.ts";
import { KEYSET_BY_ORDER, MUTUAL_FRIENDS_KEYSET, sideOf, USER_PREFIX } from "../friendships/model.ts";
import { mutualFriendsPage } from "../friendships/mutual-friends.ts";
import type { UserResolvers } from "../generated/schema.types.ts";
import { pairOf, REQUESTS_KEYSET, viewerFriendshipOf } from "../requests/model.ts";
import { SUGGESTIONS_KEYSET } from "../suggestions/model.ts";
import { suggestionsPage } from "../suggestions/suggestions-page.ts";

// Of a person who is hidden from the viewer there is nothing to be seen.
const ifShown = async <Value>(id: GlobalId, { visibility }: Context, read: () => Promise<Value>) =>
  (await visibility.isHidden(id)) ? null : read();

export const User: UserResolvers = {
  __resolveReference: (representation) => refOf(USER_PREFIX, representation),

  friends({ id }, { city = null, ...args }, context) {
    // With whom somebody has most to do is theirs to know; the cursors tell even when they last had to do with each other.
    const isForOwner = args.order === "CLOSENESS" || city !== null;
    if (requireViewer(context.viewerId) !== id && isForOwner) return null;
    const keyset = KEYSET_BY_ORDER[args.order];
    const request = pageRequestOf(keyset, args);
    return ifShown(id, context, async () => {
      const { friendsPageByOrder, friendsOfCityPage } = context.loaders;
      const page = await (city === null
        ? friendsPageByOrder[args.order].load({ parent: id, request })
        : friendsOfCityPage.load({ parent: id, order: args.order, city, request }));
      const nodeOf = ({ friend }: { friend: GlobalId }) => ({ id: friend });
      return { user: id, ...connectionOf(page, request, { keyset, nodeOf }) };
    });
  },

  friendCount({ id }, _args, context) {
    requireViewer(context.viewerId);
    return ifShown(id, context, () => context.loaders.friendCountByUser.load(id));
  },

  async friendshipWithViewer({ id }, _args, { viewerId, loaders, visibility, now }) {
    if (viewerId === null || viewerId === id) return null;
    const [friendship, request, isBlockedByViewer] = await Promise.all([
      loaders.friendshipBySide.load(sideOf(viewerId, id)),
      loaders.requestByPair.load(pairOf(viewerId, id)),
      visibility.isBlockedByViewer(id),
    ]);
    return viewerFriendshipOf({ friendship, request, isBlockedByViewer, viewerId, now: now() });
  },

  isHiddenFromViewer: ({ id }, _args, { visibility }) => visibility.isHidden(id),

  hiddenPeopleIds: ({ id }, _args, { viewerId, visibility }) =>
    viewerId === id ? visibility.hiddenIds() : null,

  mutualFriends({ id }, args, context) {
    if (requireViewer(context.viewerId) === id) return null;
    const request = pageRequestOf(MUTUAL_FRIENDS_KEYSET, args);
    return ifShown(id, context, async () =>
      mutualFriendsPage(await context.loaders.mutualFriendIdsByUser.load(id), request),
    );
  },

  async connectionTo({ id }, { userId }, { viewerId, loaders }) {
    if (requireViewer(viewerId) !== id) return null;
    const chain = await loaders.chainToPerson.load(requireId(USER_PREFIX, userId, "userId"));
    return chain && { hops: chain.length - 1, people: chain.map((person) => ({ id: person })) };
  },

  async peopleYouMayKnow({ id }, args, { viewerId, loaders }) {
    if (requireViewer(viewerId) !== id) return null;
    const request = pageRequestOf(SUGGESTIONS_KEYSET, args);
    return suggestionsPage(id, request, loaders);
  },

  async blockedPeople({ id }, args, { viewerId, loaders }) {
    if (requireViewer(viewerId) !== id) return null;
    const request = pageRequestOf(BLOCKS_KEYSET, args);
    const page = await loaders.blocksPage.load({ parent: id, request });
    return connectionOf(page, request, {
      keyset: BLOCKS_KEYSET,
      nodeOf: ({ blocked }: { blocked: GlobalId }) => ({ id: blocked }),
    });
  },

  async friendRequests({ id }, args, { viewerId, loaders }) {
    if (requireViewer(viewerId) !== id) return null;
    const request = pageRequestOf(REQUESTS_KEYSET, args);
    const page = await loaders.receivedRequestsPage.load({ parent: id, request });
    return connectionOf(page, request, { keyset: REQUESTS_KEYSET, nodeOf: (row) => row });
  },

  async sentFriendRequests({ id }, args, { viewerId, loaders }) {
    if (requireViewer(viewerId) !== id) return null;
    const request = pageRequestOf(REQUESTS_KEYSET, args);
    const page = await loaders.sentRequestsPage.load({ parent: id, request });
    return connectionOf(page, request, { keyset: REQUESTS_KEYSET, nodeOf: (row) => row });
  },

  socialData: ({ id }, { after }, { viewerId, heldOf }) =>
    viewerId === id ? heldOf(id, after ?? null) : null,
};
