import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf, loaderOf } from "@kith/kit/loader.ts";
import type { AccountRules } from "./account-rules.ts";
import type { LifeAccountStore } from "./life-account-store.ts";
import type { LifeAccount } from "./model.ts";

/** The ways to a life account, new for each request. They lead to none that the viewer may not see. */
export const accountLoaders = (accounts: LifeAccountStore, rules: AccountRules) => ({
  accountById: loaderOf({
    name: "accountById",
    findMany: async (ids: readonly GlobalId[]) => rules.shownOf(await accounts.findByIds(ids)),
    keyOf: ({ _id }) => _id,
  }),

  accountByHandle: loaderOf({
    name: "accountByHandle",
    findMany: async (handles: readonly string[]) => rules.shownOf(await accounts.findByHandles(handles)),
    keyOf: ({ handle }) => handle,
  }),

  /** A person's accounts, the oldest first: at most 10. */
  accountsByOwner: batchLoaderOf<GlobalId, readonly LifeAccount[]>({
    name: "accountsByOwner",
    async loadMany(owners) {
      const shown = await rules.shownOf(await accounts.findByOwners(owners));
      const accountsByOwner = Map.groupBy(shown, ({ owner }) => owner);
      return owners.map((owner) => accountsByOwner.get(owner) ?? []);
    },
  }),
});
