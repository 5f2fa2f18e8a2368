import { isIdOf } from "@kith/kit/global-id.ts";
import type { SuggestionReasonResolvers } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../people/model.ts";

export const SuggestionReason: SuggestionReasonResolvers = {
  __resolveReference: ({ personId }) => (isIdOf(USER_PREFIX, personId) ? { personId } : null),

  async sharedCity({ personId }, _args, { viewerId, loaders, sight }) {
    if (viewerId === null) return null;
    const [viewer, person] = await Promise.all([
      loaders.personById.load(viewerId),
      loaders.personById.load(personId),
    ]);
    if (viewer === null || person === null || person.city !== viewer.city) return null;
    return sight.part(person, "city");
  },
};
