import type { TransferResolvers } from "../generated/schema.types.ts";

export const Transfer: TransferResolvers = {
  id: ({ _id }) => _id,
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  sender: ({ sender }) => ({ id: sender }),
  recipient: ({ recipient }) => ({ id: recipient }),
};
