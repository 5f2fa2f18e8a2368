import type { MutationResolvers } from "../generated/schema.types.ts";
import { freezeMutations } from "./freeze-mutations.ts";
import { transferMutations } from "./transfer-mutations.ts";

export const Mutation: MutationResolvers = { ...transferMutations, ...freezeMutations };
