import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import { COMMENT_PREFIX } from "../comments/model.ts";
import type { Context } from "../context.ts";
import { USER_PREFIX } from "../friendships/model.ts";
import type {
  CommentOnPostError,
  CreatePostError,
  DeleteCommentError,
  DeletePostError,
  MutationResolvers,
  PostReactionError,
} from "../generated/schema.types.ts";
import { POST_PREFIX } from "../posts/model.ts";
import type { ReactionKind } from "../reactions/reaction-service.ts";

const createPostPayload = payloads<CreatePostError>("CreatePostError");
const deletePostPayload = payloads<DeletePostError>("DeletePostError");
const commentOnPostPayload = payloads<CommentOnPostError>("CommentOnPostError");
const deleteCommentPayload = payloads<DeleteCommentError>("DeleteCommentError");
const reactionPayload = payloads<PostReactionError>("PostReactionError");

type Reactions = "likePost" | "unlikePost" | "favouritePost" | "unfavouritePost";
type Ours = "createPost" | "deletePost" | Reactions | "commentOnPost" | "deleteComment";

/** Leaves a mark on a post, or takes it back. */
const reactionMutation =
  (act: "react" | "takeBack", kind: ReactionKind) =>
  (
    _parent: unknown,
    { input }: { readonly input: { readonly postId: string } },
    { viewerId, reactionService, loaders }: Context,
  ) => {
    const viewer = requireViewer(viewerId);
    const postId = requireId(POST_PREFIX, input.postId, "input.postId");
    const postShown = (id: string) => loaders.postById.load(id);
    return reactionPayload(async () => ({
      post: await reactionService[act]({ kind, viewerId: viewer, postId, postShown }),
    }));
  };

/** The mutations that are about posts. */
export const LifeCircleMutation: Pick<MutationResolvers, Ours> = {
  createPost(_parent, { input }, { viewerId, postService }) {
    const author = requireViewer(viewerId);
    const audienceUserIds = input.audienceUserIds.map((id) =>
      requireId(USER_PREFIX, id, "input.audienceUserIds"),
    );
    return createPostPayload(async () => ({
      post: await postService.createPost(author, { ...input, audienceUserIds }),
    }));
  },

  deletePost(_parent, { input }, { viewerId, postService }) {
    const viewer = requireViewer(viewerId);
    const postId = requireId(POST_PREFIX, input.postId, "input.postId");
    return deletePostPayload(async () => {
      await postService.deletePost(viewer, postId);
      return { postId };
    });
  },

  commentOnPost(_parent, { input }, { viewerId, commentService, loaders }) {
    const author = requireViewer(viewerId);
    const postId = requireId(POST_PREFIX, input.postId, "input.postId");
    const replyToId =
      input.replyToId == null ? null : requireId(COMMENT_PREFIX, input.replyToId, "input.replyToId");
    const shown = {
      postShown: (id: string) => loaders.postById.load(id),
      commentShown: (id: string) => loaders.commentOnShownPost.load(id),
    };
    return commentOnPostPayload(() =>
      commentService.commentOnPost({ author, postId, text: input.text, replyToId }, shown),
    );
  },

  deleteComment(_parent, { input }, { viewerId, commentService, loaders }) {
    const viewer = requireViewer(viewerId);
    const commentId = requireId(COMMENT_PREFIX, input.commentId, "input.commentId");
    return deleteCommentPayload(async () => {
      const post = await commentService.deleteComment(viewer, commentId);
      return { commentId, post: await loaders.postById.load(post) };
    });
  },

  likePost: reactionMutation("react", "LIKE"),
  unlikePost: reactionMutation("takeBack", "LIKE"),
  favouritePost: reactionMutation("react", "FAVOURITE"),
  unfavouritePost: reactionMutation("takeBack", "FAVOURITE"),
};
