import type { PersonSuggestionEdgeResolvers } from "../generated/schema.types.ts";
import { FACES_MAX } from "../suggestions/model.ts";

export const PersonSuggestionEdge: PersonSuggestionEdgeResolvers = {
  async reason({ user }, _args, { loaders }) {
    const shared = await loaders.mutualFriendIdsByUser.load(user);
    return {
      personId: user,
      mutualFriendCount: shared.length,
      mutualFriends: shared.slice(0, FACES_MAX).map((id) => ({ id })),
    };
  },
};
