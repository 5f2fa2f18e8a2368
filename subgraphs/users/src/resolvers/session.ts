import type { SessionResolvers } from "../generated/schema.types.ts";

export const Session: SessionResolvers = {
  user: ({ userId }, _args, { loaders }) => loaders.personById.load(userId),
};
