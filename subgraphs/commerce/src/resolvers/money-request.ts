import type { MoneyRequestResolvers } from "../generated/schema.types.ts";
import { resolvedAtOf, statusAt } from "../money-requests/model.ts";

export const MoneyRequest: MoneyRequestResolvers = {
  id: ({ _id }) => _id,
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  asker: ({ asker }) => ({ id: asker }),
  payer: ({ payer }) => ({ id: payer }),
  status: (request, _args, { now }) => statusAt(request, now()),
  resolvedAt: (request, _args, { now }) => resolvedAtOf(request, now()),
};
