import { isIdOf } from "@kith/kit/global-id.ts";
import type { TransferResolvers } from "../generated/schema.types.ts";
import { type Owner, USER_PREFIX } from "../ledger/model.ts";
import { asOf, recipientOf, senderOf } from "../transfers/model.ts";

const personOf = (owner: Owner | undefined) => (isIdOf(USER_PREFIX, owner) ? { id: owner } : null);

const STATUS = { PENDING: "PENDING", POSTED: "ACCEPTED", VOIDED: "DECLINED", EXPIRED: "EXPIRED" } as const;

export const Transfer: TransferResolvers = {
  id: ({ _id }) => _id,

  amount({ postings: [posting] }) {
    return posting ? { amountMinor: posting.amountMinor, currency: posting.debit.currency } : null;
  },

  sender: (transfer) => personOf(senderOf(transfer)),
  recipient: (transfer) => personOf(recipientOf(transfer)),

  status: (transfer, _args, { now }) => STATUS[asOf(transfer, now()).status],
  sentAt: ({ openedAt }) => openedAt,
  resolvedAt: (transfer, _args, { now }) => asOf(transfer, now()).resolvedAt,
};
