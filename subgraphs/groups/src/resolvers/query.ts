import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { requireId } from "@kith/kit/global-id.ts";
import type { QueryResolvers } from "../generated/schema.types.ts";
import { GROUP_PREFIX, GROUPS_KEYSET } from "../groups/model.ts";

export const Query: QueryResolvers = {
  group: (_parent, { id }, { loaders }) => loaders.groupById.load(requireId(GROUP_PREFIX, id, "id")),

  async groups(_parent, { interest, city, ...args }, { groups }) {
    const request = pageRequestOf(GROUPS_KEYSET, args);
    const page = await groups.findPage({ interest: interest ?? null, city: city ?? null }, request);
    return connectionOf(page, request, { keyset: GROUPS_KEYSET, nodeOf: (group) => group });
  },
};
