import { requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import type { UserResolvers } from "../generated/schema.types.ts";
import { POSTS_KEYSET, type Post } from "../posts/model.ts";
import { FAVOURITES_KEYSET, type FavouritePost } from "../reactions/model.ts";

const AS_POSTS = { keyset: POSTS_KEYSET, nodeOf: (post: Post) => post };

/** The fields of a person that are about posts. */
export const LifeCircleUser: Pick<UserResolvers, "feed" | "posts" | "favouritePosts"> = {
  async feed({ id }, args, { viewerId, loaders }) {
    const viewer = requireViewer(viewerId);
    if (viewer !== id) return null;
    const request = pageRequestOf(POSTS_KEYSET, args);
    return connectionOf(await loaders.feedPage.load({ viewer, request }), request, AS_POSTS);
  },

  async posts({ id }, args, { viewerId, loaders, visibility }) {
    requireViewer(viewerId);
    const request = pageRequestOf(POSTS_KEYSET, args);
    if (await visibility.isHidden(id)) return null;
    return connectionOf(await loaders.postsPage.load({ parent: id, request }), request, AS_POSTS);
  },

  async favouritePosts({ id }, args, { viewerId, loaders }) {
    const viewer = requireViewer(viewerId);
    if (viewer !== id) return null;
    const request = pageRequestOf(FAVOURITES_KEYSET, args);
    const nodeOf = ({ shown }: FavouritePost) => shown;
    const page = await loaders.favouritePostsPage({ parent: viewer, request });
    return connectionOf(page, request, { keyset: FAVOURITES_KEYSET, nodeOf });
  },
};
