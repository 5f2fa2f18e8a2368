import { requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { type GlobalId, isIdOf } from "@kith/kit/global-id.ts";
import { counterOf } from "../counters/model.ts";
import { FOLLOWERS_KEYSET, followOf } from "../follows/model.ts";
import type { LifeAccountResolvers } from "../generated/schema.types.ts";
import { ACCOUNT_PREFIX } from "../life-accounts/model.ts";
import { POSTS_KEYSET, type Post } from "../posts/model.ts";

export const LifeAccount: LifeAccountResolvers = {
  __resolveReference: ({ id }, { loaders }) =>
    isIdOf(ACCOUNT_PREFIX, id) ? loaders.accountById.load(id) : null,

  id: ({ _id }) => _id,
  owner: ({ owner }, _args, { viewerId }) => (viewerId === null ? null : { id: owner }),

  followerCount: ({ _id }, _args, { loaders }) => loaders.countByCounter.load(counterOf("followers", _id)),

  postLikeCount: ({ _id }, _args, { loaders }) => loaders.bigCountOf(counterOf("likes", _id)),
  postFavouriteCount: ({ _id }, _args, { loaders }) => loaders.bigCountOf(counterOf("favourites", _id)),
  postViewCount: ({ _id }, _args, { loaders }) => loaders.bigCountOf(counterOf("views", _id)),

  async posts({ _id }, args, { viewerId, loaders }) {
    requireViewer(viewerId);
    const request = pageRequestOf(POSTS_KEYSET, args);
    const page = await loaders.accountPostsPage.load({ parent: _id, request });
    return connectionOf(page, request, { keyset: POSTS_KEYSET, nodeOf: (post: Post) => post });
  },

  viewerFollows: async ({ _id }, _args, { viewerId, loaders }) =>
    viewerId === null ? null : (await loaders.followById.load(followOf(_id, viewerId))) !== null,

  async followers(account, args, { accountRules, loaders }) {
    if (!accountRules.maySeeFollowers(account)) return null;
    const request = pageRequestOf(FOLLOWERS_KEYSET, args);
    const page = await loaders.followersPage.load({ parent: account._id, request });
    return connectionOf(page, request, {
      keyset: FOLLOWERS_KEYSET,
      nodeOf: ({ user }: { user: GlobalId }) => ({ id: user }),
    });
  },
};
