import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import { USER_PREFIX } from "../friendships/model.ts";
import type { CreatePostError, DeletePostError, MutationResolvers } from "../generated/schema.types.ts";
import { POST_PREFIX } from "../posts/model.ts";

const createPostPayload = payloads<CreatePostError>("CreatePostError");
const deletePostPayload = payloads<DeletePostError>("DeletePostError");

/** The mutations that are about posts. */
export const LifeCircleMutation: Pick<MutationResolvers, "createPost" | "deletePost"> = {
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
};
