import type {
  GroupKeeperChangeResolvers,
  GroupKeeperResolvers,
  GroupSpendingResolvers,
} from "../generated/schema.types.ts";
import { statusAt } from "../group-accounts/spending.ts";

export const GroupKeeper: GroupKeeperResolvers = {
  person: ({ user }) => ({ id: user }),
  appointedBy: ({ appointedBy }) => ({ id: appointedBy }),
  isActive: (keeper, _args, { groupAccounts }) => groupAccounts.isKeeping(keeper),
};

export const GroupKeeperChange: GroupKeeperChangeResolvers = {
  id: ({ _id }) => _id,
  kind: ({ act }) => act,
  person: ({ user }) => ({ id: user }),
  by: ({ by }) => ({ id: by }),
};

export const GroupSpending: GroupSpendingResolvers = {
  id: ({ _id }) => _id,
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  recipient: ({ recipient }) => ({ id: recipient }),
  status: (spending, _args, { groupAccounts }) => statusAt(spending, groupAccounts.at),
  keeper: ({ keeper }) => ({ id: keeper }),
  endedBy: ({ endedBy }) => (endedBy === null ? null : { id: endedBy }),
};
