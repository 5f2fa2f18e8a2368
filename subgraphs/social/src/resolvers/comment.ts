import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { type GlobalId, isIdOf } from "@kith/kit/global-id.ts";
import { COMMENT_PREFIX, COMMENTS_KEYSET, type Comment as StoredComment } from "../comments/model.ts";
import type { Context } from "../context.ts";
import type { CommentResolvers } from "../generated/schema.types.ts";

/** A page of what stands below a post or a comment. */
export async function commentsBelow(
  parent: GlobalId,
  args: Parameters<typeof pageRequestOf>[1],
  { loaders }: Context,
) {
  const request = pageRequestOf(COMMENTS_KEYSET, args);
  const page = await loaders.commentsPage.load({ parent, request });
  return connectionOf(page, request, {
    keyset: COMMENTS_KEYSET,
    nodeOf: (comment: StoredComment) => comment,
  });
}

export const Comment: CommentResolvers = {
  __resolveReference: ({ id }, { loaders }) =>
    isIdOf(COMMENT_PREFIX, id) ? loaders.commentById.load(id) : null,

  id: ({ _id }) => _id,
  author: ({ author }) => ({ id: author }),
  post: ({ post }, _args, { loaders }) => loaders.postById.load(post),
  replyTo: ({ replyTo }, _args, { loaders }) =>
    replyTo === null ? null : loaders.commentOnShownPost.load(replyTo),
  replies: ({ _id }, args, context) => commentsBelow(_id, args, context),
};
