import { isIdOf } from "@kith/kit/global-id.ts";
import type { SuggestionReasonResolvers } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../groups/model.ts";
import { SHARED_GROUPS_SHOWN_MAX } from "../mates/model.ts";

export const SuggestionReason: SuggestionReasonResolvers = {
  __resolveReference: ({ personId }) => (isIdOf(USER_PREFIX, personId) ? { personId } : null),

  async sharedGroups({ personId }, _args, { loaders }) {
    const ids = await loaders.sharedGroupIdsByUser.load(personId);
    const groups = await Promise.all(
      ids.slice(0, SHARED_GROUPS_SHOWN_MAX).map((id) => loaders.groupById.load(id)),
    );
    return groups.filter((group) => group !== null);
  },
};
