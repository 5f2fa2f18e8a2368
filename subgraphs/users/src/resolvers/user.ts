import { isIdOf } from "@kith/kit/global-id.ts";
import type { UserResolvers } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../people/model.ts";

export const User: UserResolvers = {
  __resolveReference: ({ id }, { loaders }) => (isIdOf(USER_PREFIX, id) ? loaders.personById.load(id) : null),

  id: ({ _id }) => _id,
};
