import { refOf } from "@kith/kit/global-id.ts";
import type { GroupResolvers } from "../generated/schema.types.ts";
import { GROUP_PREFIX } from "../group-accounts/model.ts";

export const Group: GroupResolvers = {
  __resolveReference: (representation) => refOf(GROUP_PREFIX, representation),

  wallet: ({ id }, _args, { groupAccounts }) => groupAccounts.walletOf(id),
};
