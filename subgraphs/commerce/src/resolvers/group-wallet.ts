import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { isIdOf } from "@kith/kit/global-id.ts";
import type {
  GroupContributionResolvers,
  GroupWalletEntryResolvers,
  GroupWalletResolvers,
} from "../generated/schema.types.ts";
import { KEEPER_ACTS_KEYSET } from "../group-accounts/model.ts";
import { PROPOSALS_KEYSET, SPENDINGS_KEYSET, spendableAloneOf } from "../group-accounts/spending.ts";
import { availableOf, ENTRIES_KEYSET, heldOf, USER_PREFIX } from "../ledger/model.ts";
import { entryFilterOf } from "../statements/entry-filter.ts";

export const GroupWallet: GroupWalletResolvers = {
  id: ({ _id }) => _id,

  balance: (account) => ({ amountMinor: availableOf(account), currency: account.currency }),

  held: (account) => ({ amountMinor: heldOf(account), currency: account.currency }),

  spendableAlone: (account, _args, { groupAccounts }) => ({
    amountMinor: spendableAloneOf(account, groupAccounts.at),
    currency: account.currency,
  }),

  keepers: async ({ owner }, _args, { groupAccounts }) => [...(await groupAccounts.keepersOf(owner))],

  viewerIsKeeper: ({ owner }, _args, { groupAccounts }) => groupAccounts.isViewerKeeper(owner),

  async entries({ _id }, args, { loaders }) {
    const request = pageRequestOf(ENTRIES_KEYSET, args);
    const page = await loaders.entriesPage.load({ parent: _id, request, only: entryFilterOf(args.filter) });
    return connectionOf(page, request, { keyset: ENTRIES_KEYSET, nodeOf: (entry) => entry });
  },

  async keeperChanges({ owner }, args, { groupAccounts }) {
    const request = pageRequestOf(KEEPER_ACTS_KEYSET, args);
    const page = await groupAccounts.loaders.keeperActsPage.load({ parent: owner, request });
    return connectionOf(page, request, { keyset: KEEPER_ACTS_KEYSET, nodeOf: (change) => change });
  },

  async spendings({ owner }, args, { groupAccounts }) {
    const request = pageRequestOf(SPENDINGS_KEYSET, args);
    const page = await groupAccounts.loaders.spendingsPage.load({ parent: owner, request });
    return connectionOf(page, request, { keyset: SPENDINGS_KEYSET, nodeOf: (spending) => spending });
  },

  async proposals({ owner }, args, { groupAccounts }) {
    const request = pageRequestOf(PROPOSALS_KEYSET, args);
    const page = await groupAccounts.loaders.proposalsPage.load({ parent: owner, request });
    return connectionOf(page, request, { keyset: PROPOSALS_KEYSET, nodeOf: (spending) => spending });
  },
};

export const GroupWalletEntry: GroupWalletEntryResolvers = {
  id: ({ _id }) => _id,
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  balanceAfter: ({ balanceAfterMinor, currency }) => ({ amountMinor: balanceAfterMinor, currency }),
  counterparty: ({ counterparty }) => (isIdOf(USER_PREFIX, counterparty) ? { id: counterparty } : null),
  spending: ({ kind, transfer }, _args, { groupAccounts }) =>
    kind === "GROUP_SPENDING" ? groupAccounts.loaders.spendingByTransfer.load(transfer) : null,
};

export const GroupContribution: GroupContributionResolvers = {
  id: ({ _id }) => _id,

  amount({ postings: [posting] }) {
    return posting ? { amountMinor: posting.amountMinor, currency: posting.debit.currency } : null;
  },

  member: ({ postings: [posting] }) => (posting ? { id: posting.debit.owner } : null),
};
