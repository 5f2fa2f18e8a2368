import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { BILLS_KEYSET } from "../bills/model.ts";
import type { UserResolvers } from "../generated/schema.types.ts";

/** What of a person has to do with bills. */
export const userBills: Pick<UserResolvers, "billSplits" | "billShares"> = {
  async billSplits({ id }, args, { viewerId, bills }) {
    if (viewerId !== id) return null;
    const request = pageRequestOf(BILLS_KEYSET, args);
    const page = await bills.loaders.billsPage.load({ parent: id, request });
    return connectionOf(page, request, { keyset: BILLS_KEYSET, nodeOf: (bill) => bill });
  },

  async billShares({ id }, { status, ...args }, { viewerId, bills }) {
    if (viewerId !== id) return null;
    const request = pageRequestOf(BILLS_KEYSET, args);
    const only = status == null ? {} : { status };
    const page = await bills.loaders.sharesPage.load({ parent: id, request, only });
    return connectionOf(page, request, { keyset: BILLS_KEYSET, nodeOf: (share) => share });
  },
};
