import { isIdOf } from "@kith/kit/global-id.ts";
import type { PostResolvers } from "../generated/schema.types.ts";
import { POST_PREFIX } from "../posts/model.ts";

export const Post: PostResolvers = {
  __resolveReference: ({ id }, { loaders }) => (isIdOf(POST_PREFIX, id) ? loaders.postById.load(id) : null),

  id: ({ _id }) => _id,
  author: ({ author }) => ({ id: author }),
  audience: ({ audience, author }, _args, { viewerId }) => (author === viewerId ? audience : null),
};
