import { refOf } from "@kith/kit/global-id.ts";
import type { UserResolvers } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../ledger/model.ts";
import { loadWallet } from "../ledger/wallet.ts";
import { openedCampaign } from "./blessings.ts";
import { userBills } from "./user-bills.ts";

export const User: UserResolvers = {
  __resolveReference: (representation) => refOf(USER_PREFIX, representation),

  wallet: ({ id }, _args, { viewerId, loaders }) =>
    viewerId === id ? loadWallet(id, loaders.accountById) : null,

  ...userBills,

  async blessings({ id }, { campaignId }, { viewerId, blessingLoaders }) {
    if (viewerId !== id) return null;
    const campaign = await openedCampaign(campaignId, blessingLoaders);
    return campaign && { campaign: campaign._id, person: id };
  },

  commerceData: ({ id }, { after }, { viewerId, heldOf }) =>
    viewerId === id ? heldOf(id, after ?? null) : null,
};
