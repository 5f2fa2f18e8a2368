import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { isIdOf } from "@kith/kit/global-id.ts";
import type { WalletEntryResolvers, WalletResolvers } from "../generated/schema.types.ts";
import { availableOf, ENTRIES_KEYSET, heldOf, USER_PREFIX } from "../ledger/model.ts";

export const Wallet: WalletResolvers = {
  id: ({ _id }) => _id,

  balance: (account) => ({ amountMinor: availableOf(account), currency: account.currency }),

  held: (account) => ({ amountMinor: heldOf(account), currency: account.currency }),

  async entries({ _id }, args, { loaders }) {
    const request = pageRequestOf(ENTRIES_KEYSET, args);
    const page = await loaders.entriesPage.load({ parent: _id, request });
    return connectionOf(page, request, { keyset: ENTRIES_KEYSET, nodeOf: (entry) => entry });
  },
};

export const WalletEntry: WalletEntryResolvers = {
  id: ({ _id }) => _id,
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  balanceAfter: ({ balanceAfterMinor, currency }) => ({ amountMinor: balanceAfterMinor, currency }),
  counterparty: ({ counterparty }) => (isIdOf(USER_PREFIX, counterparty) ? { id: counterparty } : null),
};
