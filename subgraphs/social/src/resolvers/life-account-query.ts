import { requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { HITS_KEYSET } from "@kith/kit/prefix-search.ts";
import type { QueryResolvers } from "../generated/schema.types.ts";
import { ACCOUNT_PREFIX, HANDLE_PATTERN, normalHandle } from "../life-accounts/model.ts";

type Fields = "lifeAccount" | "lifeAccountByHandle" | "searchLifeAccounts";

/** The ways into the graph that lead to life accounts. */
export const LifeAccountQuery: Pick<QueryResolvers, Fields> = {
  lifeAccount: (_parent, { id }, { loaders }) =>
    loaders.accountById.load(requireId(ACCOUNT_PREFIX, id, "id")),

  lifeAccountByHandle(_parent, { handle }, { loaders }) {
    const normal = normalHandle(handle);
    return HANDLE_PATTERN.test(normal) ? loaders.accountByHandle.load(normal) : null;
  },

  async searchLifeAccounts(_parent, { text, ...args }, { viewerId, searchAccounts }) {
    requireViewer(viewerId);
    const request = pageRequestOf(HITS_KEYSET, args);
    const hits = await searchAccounts(text, request);
    return connectionOf(hits, request, { keyset: HITS_KEYSET, nodeOf: ({ row }) => row });
  },
};
