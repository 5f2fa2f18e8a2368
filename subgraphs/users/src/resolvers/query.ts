import { requireScope, requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { HITS_KEYSET } from "@kith/kit/prefix-search.ts";
import type { QueryResolvers } from "../generated/schema.types.ts";
import { INTEREST_CATEGORIES } from "../interests/taxonomy.ts";
import { HANDLE_PATTERN, normalHandle, USER_PREFIX } from "../people/model.ts";
import { citiesThatBeginWith } from "../places/cities.ts";

export const Query: QueryResolvers = {
  viewer: (_parent, _args, { viewerId, loaders }) =>
    viewerId === null ? null : loaders.personById.load(viewerId),

  user: async (_parent, { id }, { loaders, sight }) =>
    sight.person(await loaders.personById.load(requireId(USER_PREFIX, id, "id"))),

  async userByHandle(_parent, { handle }, { loaders, sight }) {
    const normal = normalHandle(handle);
    return HANDLE_PATTERN.test(normal) ? sight.person(await loaders.personByHandle.load(normal)) : null;
  },

  async searchPeople(_parent, { text, ...args }, { viewerId, searchPeople }) {
    requireViewer(viewerId);
    const request = pageRequestOf(HITS_KEYSET, args);
    const hits = await searchPeople(text, request);
    return connectionOf(hits, request, { keyset: HITS_KEYSET, nodeOf: ({ row }) => row });
  },

  accountForSupport(_parent, { handle }, { viewerId, scopes, supportService }) {
    const agent = requireViewer(viewerId);
    requireScope(scopes, "support");
    return supportService.lookAt(agent, handle);
  },

  cities(_parent, { search, first }) {
    const { limit } = pageRequestOf([], { first });
    return citiesThatBeginWith(search ?? "").slice(0, limit);
  },

  interestCategories: () =>
    INTEREST_CATEGORIES.map(({ interests, ...category }) => ({ ...category, interests: [...interests] })),
};
