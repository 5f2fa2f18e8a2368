import { requireId } from "@kith/kit/global-id.ts";
import type { QueryResolvers } from "../generated/schema.types.ts";
import { HANDLE_PATTERN, normalHandle, USER_PREFIX } from "../people/model.ts";

export const Query: QueryResolvers = {
  viewer: (_parent, _args, { viewerId, loaders }) =>
    viewerId === null ? null : loaders.personById.load(viewerId),

  user: (_parent, { id }, { loaders }) => loaders.personById.load(requireId(USER_PREFIX, id, "id")),

  userByHandle(_parent, { handle }, { loaders }) {
    const normal = normalHandle(handle);
    return HANDLE_PATTERN.test(normal) ? loaders.personByHandle.load(normal) : null;
  },
};
