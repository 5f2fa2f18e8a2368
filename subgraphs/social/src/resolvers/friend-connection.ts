import type { FriendConnectionResolvers } from "../generated/schema.types.ts";

export const FriendConnection: FriendConnectionResolvers = {
  totalCount: ({ user }, _args, { loaders }) => loaders.friendCountByUser.load(user),
};
