import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { isIdOf } from "@kith/kit/global-id.ts";
import type { Context } from "../context.ts";
import { counterOf } from "../counters/model.ts";
import type { PostResolvers } from "../generated/schema.types.ts";
import { POST_PREFIX, type PostCounter, type Post as StoredPost } from "../posts/model.ts";
import { COUNTED_BY_COUNTER } from "../posts/post-tally.ts";
import { LIKES_KEYSET, type Reaction } from "../reactions/model.ts";
import { commentsBelow } from "./comment.ts";

export const Post: PostResolvers = {
  __resolveReference: ({ id }, { loaders }) => (isIdOf(POST_PREFIX, id) ? loaders.postById.load(id) : null),

  id: ({ _id }) => _id,
  author: ({ author, owner }, _args, { loaders }) =>
    owner === undefined ? { id: author } : loaders.accountById.load(author),
  title: ({ title }) => title ?? null,

  likeCount: (post, _args, context) => countOf("likeCount", post, context),
  favouriteCount: (post, _args, context) => countOf("favouriteCount", post, context),
  commentCount: (post, _args, context) => countOf("commentCount", post, context),
  viewCount: ({ _id, owner }, _args, { loaders }) =>
    owner === undefined ? null : loaders.bigCountOf(counterOf("views", _id)),

  viewerHasLiked: ({ _id }, _args, { loaders }) => loaders.isLikedByViewer.load(_id),
  viewerHasFavourited: ({ _id }, _args, { loaders }) => loaders.isFavouriteOfViewer.load(_id),

  async likes({ _id }, args, { loaders }) {
    const request = pageRequestOf(LIKES_KEYSET, args);
    const nodeOf = ({ user }: Reaction) => ({ id: user });
    const page = await loaders.likesPage.load({ parent: _id, request });
    return connectionOf(page, request, { keyset: LIKES_KEYSET, nodeOf });
  },

  comments: ({ _id }, args, context) => commentsBelow(_id, args, context),

  audience: ({ audience, author, owner }, _args, { viewerId }) =>
    viewerId !== null && (owner ?? author) === viewerId ? audience : null,
};

// A person's post has its counters with it; a life account's are spread over rows.
const countOf = (counter: PostCounter, post: StoredPost, { loaders }: Context) =>
  post.owner === undefined
    ? post[counter]
    : loaders.countByCounter.load(counterOf(COUNTED_BY_COUNTER[counter], post._id));
