import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Document } from "mongodb";
import type { Visibility } from "../blocks/visibility.ts";
import type { LifeAccount } from "./model.ts";

export type AccountRules = ReturnType<typeof accountRulesFor>;

/**
 * The one home of the rule who may see a life account, and what only its owner may see of it. An account is a public thing,
 * and its owner's: everybody sees it, signed in or not, but for those between whom and its owner a block stands.
 */
export const accountRulesFor = (
  viewerId: GlobalId | null,
  visibility: Pick<Visibility, "isHidden" | "filterOn">,
) => ({
  /** Those of some accounts that the viewer may see, in their order. */
  async shownOf<Account extends Pick<LifeAccount, "owner">>(
    accounts: readonly Account[],
  ): Promise<Account[]> {
    const isHidden = await Promise.all(accounts.map(({ owner }) => visibility.isHidden(owner)));
    return accounts.filter((_account, index) => !isHidden[index]);
  },

  /** The same, as a filter for lists of accounts. */
  filter: (): Promise<Document> => visibility.filterOn("owner"),

  /** Whether the viewer may see who follows an account. */
  maySeeFollowers: ({ owner }: Pick<LifeAccount, "owner">): boolean => owner === viewerId,
});
