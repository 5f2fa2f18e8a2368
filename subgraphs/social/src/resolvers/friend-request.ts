import { isIdOf } from "@kith/kit/global-id.ts";
import type { FriendRequestResolvers } from "../generated/schema.types.ts";
import { expiresAt, REQUEST_PREFIX, statusFor } from "../requests/model.ts";

export const FriendRequest: FriendRequestResolvers = {
  __resolveReference: ({ id }, { loaders }) =>
    isIdOf(REQUEST_PREFIX, id) ? loaders.requestById.load(id) : null,

  id: ({ _id }) => _id,
  from: ({ from }) => ({ id: from }),
  to: ({ to }) => ({ id: to }),
  status: (request, _args, { viewerId, now }) => statusFor(request, viewerId, now()),
  expiresAt,
};
