import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import type { WalletEntryResolvers, WalletResolvers } from "../generated/schema.types.ts";
import { ENTRIES_KEYSET, FUNDING } from "../ledger/model.ts";

export const Wallet: WalletResolvers = {
  id: ({ _id }) => _id,

  balance: ({ balanceMinor, currency }) => ({ amountMinor: balanceMinor, currency }),

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
  counterparty: ({ counterparty }) => (counterparty === FUNDING ? null : { id: counterparty }),
};
