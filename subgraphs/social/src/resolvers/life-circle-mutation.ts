import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type { Context } from "../context.ts";
import { USER_PREFIX } from "../friendships/model.ts";
import type {
  CreatePostError,
  DeletePostError,
  MutationResolvers,
  PostReactionError,
} from "../generated/schema.types.ts";
import { POST_PREFIX } from "../posts/model.ts";
import type { ReactionKind } from "../reactions/reaction-service.ts";

const createPostPayload = payloads<CreatePostError>("CreatePostError");
const deletePostPayload = payloads<DeletePostError>("DeletePostError");
const reactionPayload = payloads<PostReactionError>("PostReactionError");

type Ours = "createPost" | "deletePost" | "likePost" | "unlikePost" | "favouritePost" | "unfavouritePost";

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

  likePost: reactionMutation("react", "LIKE"),
  unlikePost: reactionMutation("takeBack", "LIKE"),
  favouritePost: reactionMutation("react", "FAVOURITE"),
  unfavouritePost: reactionMutation("takeBack", "FAVOURITE"),
};
