import type { GroupMembershipResolvers } from "../generated/schema.types.ts";

export const GroupMembership: GroupMembershipResolvers = {
  // An id is a string here, whatever a representation holds: operator objects find nothing.
  __resolveReference: ({ id }, { loaders }) => loaders.membershipById.load(String(id)),

  id: ({ _id }) => _id,
};
