import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { isIdOf } from "@kith/kit/global-id.ts";
import { ENVELOPE_PREFIX } from "../envelopes/model.ts";
import type { WalletEntryResolvers, WalletResolvers } from "../generated/schema.types.ts";
import { GROUP_PREFIX } from "../group-accounts/model.ts";
import { availableOf, ENTRIES_KEYSET, heldOf, USER_PREFIX } from "../ledger/model.ts";
import { entryFilterOf, requireMonth } from "../statements/entry-filter.ts";
import { statementPlaceOf } from "../statements/statement.ts";
import { walletMoneyRequests } from "./wallet-money-requests.ts";
import { walletTransfers } from "./wallet-transfers.ts";

export const Wallet: WalletResolvers = {
  ...walletTransfers,
  ...walletMoneyRequests,

  id: ({ _id }) => _id,

  balance: (account) => ({ amountMinor: availableOf(account), currency: account.currency }),

  held: (account) => ({ amountMinor: heldOf(account), currency: account.currency }),

  frozenAt: ({ frozenAt }) => frozenAt,

  async entries({ _id }, args, { loaders }) {
    const request = pageRequestOf(ENTRIES_KEYSET, args);
    const page = await loaders.entriesPage.load({ parent: _id, request, only: entryFilterOf(args.filter) });
    return connectionOf(page, request, { keyset: ENTRIES_KEYSET, nodeOf: (entry) => entry });
  },

  statement: ({ _id }, { month, after }, { statementOf }) =>
    statementOf(_id, { month: requireMonth(month, "month"), after: statementPlaceOf(after) }),
};

export const WalletEntry: WalletEntryResolvers = {
  id: ({ _id }) => _id,
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  balanceAfter: ({ balanceAfterMinor, currency }) => ({ amountMinor: balanceAfterMinor, currency }),
  counterparty: ({ counterparty }) => (isIdOf(USER_PREFIX, counterparty) ? { id: counterparty } : null),
  counterpartyGroup: ({ counterparty }) => (isIdOf(GROUP_PREFIX, counterparty) ? { id: counterparty } : null),
  envelope: ({ counterparty }, _args, { loaders }) =>
    isIdOf(ENVELOPE_PREFIX, counterparty) ? loaders.shownEnvelopeById.load(counterparty) : null,
};
