import { requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { FOLLOWED_KEYSET } from "../follows/model.ts";
import type { UserResolvers } from "../generated/schema.types.ts";

/** What a person has to do with life accounts. */
export const LifeAccountUser: Pick<UserResolvers, "lifeAccounts" | "followedAccounts"> = {
  async lifeAccounts({ id }, _args, { viewerId, loaders, visibility }) {
    requireViewer(viewerId);
    return (await visibility.isHidden(id)) ? null : [...(await loaders.accountsByOwner.load(id))];
  },

  async followedAccounts({ id }, args, { viewerId, loaders }) {
    if (viewerId !== id) return null;
    const request = pageRequestOf(FOLLOWED_KEYSET, args);
    const page = await loaders.followedAccountsPage.load({ parent: id, request });
    const accounts = await Promise.all(page.rows.map(({ account }) => loaders.accountById.load(account)));
    // An account that has just been deleted leaves its follows behind for a while.
    const rows = page.rows.flatMap((row, index) => {
      const account = accounts[index];
      return account == null ? [] : [{ ...row, shown: account }];
    });
    return connectionOf({ ...page, rows, last: page.rows.at(-1) ?? null }, request, {
      keyset: FOLLOWED_KEYSET,
      nodeOf: ({ shown }) => shown,
    });
  },
};
