import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import type { QueryResolvers } from "../generated/schema.types.ts";
import { POST_PREFIX } from "../posts/model.ts";

export const Query: QueryResolvers = {
  post(_parent, { id }, { viewerId, loaders }) {
    requireViewer(viewerId);
    return loaders.postById.load(requireId(POST_PREFIX, id, "id"));
  },
};
