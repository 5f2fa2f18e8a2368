import type { MutationResolvers } from "../generated/schema.types.ts";
import { billMutations } from "./bill-mutations.ts";
import { blessingMutations } from "./blessing-mutations.ts";
import { campaignMutations } from "./campaign-mutations.ts";
import { envelopeMutations } from "./envelope-mutations.ts";
import { freezeMutations } from "./freeze-mutations.ts";
import { groupAccountMutations } from "./group-account-mutations.ts";
import { groupSpendingMutations } from "./group-spending-mutations.ts";
import { moneyRequestMutations } from "./money-request-mutations.ts";
import { transferMutations } from "./transfer-mutations.ts";

export const Mutation: MutationResolvers = {
  ...transferMutations,
  ...freezeMutations,
  ...groupAccountMutations,
  ...groupSpendingMutations,
  ...moneyRequestMutations,
  ...envelopeMutations,
  ...billMutations,
  ...blessingMutations,
  ...campaignMutations,
};
