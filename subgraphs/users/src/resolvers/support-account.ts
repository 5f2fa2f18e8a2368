import type { SupportAccountResolvers } from "../generated/schema.types.ts";

export const SupportAccount: SupportAccountResolvers = { id: ({ _id }) => _id };
