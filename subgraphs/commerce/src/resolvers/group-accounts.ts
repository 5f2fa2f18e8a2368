import { Group } from "./group.ts";
import { GroupKeeper, GroupKeeperChange, GroupSpending } from "./group-spending.ts";
import { GroupContribution, GroupWallet, GroupWalletEntry } from "./group-wallet.ts";

/** The types of the wallets of groups. */
export const groupAccountTypes = {
  ...{ Group, GroupWallet, GroupWalletEntry, GroupContribution },
  ...{ GroupKeeper, GroupKeeperChange, GroupSpending },
};
