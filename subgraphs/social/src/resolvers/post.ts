import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { isIdOf } from "@kith/kit/global-id.ts";
import type { PostResolvers } from "../generated/schema.types.ts";
import { POST_PREFIX } from "../posts/model.ts";
import { LIKES_KEYSET, type Reaction } from "../reactions/model.ts";
import { commentsBelow } from "./comment.ts";

export const Post: PostResolvers = {
  __resolveReference: ({ id }, { loaders }) => (isIdOf(POST_PREFIX, id) ? loaders.postById.load(id) : null),

  id: ({ _id }) => _id,
  author: ({ author }) => ({ id: author }),
  viewerHasLiked: ({ _id }, _args, { loaders }) => loaders.isLikedByViewer.load(_id),
  viewerHasFavourited: ({ _id }, _args, { loaders }) => loaders.isFavouriteOfViewer.load(_id),

  async likes({ _id }, args, { loaders }) {
    const request = pageRequestOf(LIKES_KEYSET, args);
    const nodeOf = ({ user }: Reaction) => ({ id: user });
    const page = await loaders.likesPage.load({ parent: _id, request });
    return connectionOf(page, request, { keyset: LIKES_KEYSET, nodeOf });
  },

  comments: ({ _id }, args, context) => commentsBelow(_id, args, context),

  audience: ({ audience, author }, _args, { viewerId }) => (author === viewerId ? audience : null),
};
