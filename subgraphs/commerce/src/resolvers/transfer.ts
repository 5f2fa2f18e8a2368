import { isIdOf } from "@kith/kit/global-id.ts";
import type { TransferResolvers } from "../generated/schema.types.ts";
import { type AccountRef, USER_PREFIX } from "../ledger/model.ts";

const personOf = (account: AccountRef | undefined) =>
  isIdOf(USER_PREFIX, account?.owner) ? { id: account.owner } : null;

export const Transfer: TransferResolvers = {
  id: ({ _id }) => _id,

  amount({ postings: [posting] }) {
    return posting ? { amountMinor: posting.amountMinor, currency: posting.debit.currency } : null;
  },

  sender: ({ postings: [posting] }) => personOf(posting?.debit),
  recipient: ({ postings: [posting] }) => personOf(posting?.credit),
};
