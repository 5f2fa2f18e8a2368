import { statusOf, sumOf } from "../bills/model.ts";
import type { BillShareResolvers, BillSplitResolvers } from "../generated/schema.types.ts";

export const BillSplit: BillSplitResolvers = {
  id: ({ _id }) => _id,
  total: ({ totalMinor, currency }) => ({ amountMinor: totalMinor, currency }),
  ownAmount: ({ ownMinor, currency }) => ({ amountMinor: ownMinor, currency }),
  creator: ({ creator }) => ({ id: creator }),
  group: ({ group }) => (group === null ? null : { id: group }),
  shares: async ({ _id }, _args, { bills }) => [...(await bills.loaders.sharesByBill.load(_id))],

  async paid({ _id, currency }, _args, { bills }) {
    return { amountMinor: sumOf(await bills.loaders.sharesByBill.load(_id), "PAID"), currency };
  },

  async open({ _id, currency }, _args, { bills }) {
    return { amountMinor: sumOf(await bills.loaders.sharesByBill.load(_id), "OPEN"), currency };
  },

  status: async ({ _id }, _args, { bills }) => statusOf(await bills.loaders.sharesByBill.load(_id)),
};

export const BillShare: BillShareResolvers = {
  id: ({ _id }) => _id,
  bill: ({ bill }, _args, { bills }) => bills.loaders.billById.load(bill),
  person: ({ person }) => ({ id: person }),
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
};
