import { pageRequestOf } from "@kith/kit/connection.ts";
import { requireId } from "@kith/kit/global-id.ts";
import type { QueryResolvers } from "../generated/schema.types.ts";
import { INTEREST_CATEGORIES } from "../interests/taxonomy.ts";
import { HANDLE_PATTERN, normalHandle, USER_PREFIX } from "../people/model.ts";
import { citiesThatBeginWith } from "../places/cities.ts";

export const Query: QueryResolvers = {
  viewer: (_parent, _args, { viewerId, loaders }) =>
    viewerId === null ? null : loaders.personById.load(viewerId),

  user: (_parent, { id }, { loaders }) => loaders.personById.load(requireId(USER_PREFIX, id, "id")),

  userByHandle(_parent, { handle }, { loaders }) {
    const normal = normalHandle(handle);
    return HANDLE_PATTERN.test(normal) ? loaders.personByHandle.load(normal) : null;
  },

  cities(_parent, { search, first }) {
    const { limit } = pageRequestOf([], { first });
    return citiesThatBeginWith(search ?? "").slice(0, limit);
  },

  interestCategories: () =>
    INTEREST_CATEGORIES.map(({ interests, ...category }) => ({ ...category, interests: [...interests] })),
};
