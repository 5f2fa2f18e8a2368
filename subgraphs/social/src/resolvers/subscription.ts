import { requireViewer } from "@kith/kit/api-error.ts";
import { EventDropped, fieldEventsOf } from "@kith/kit/subscriptions/listener.ts";
import type { Context } from "../context.ts";
import type { SubscriptionResolvers } from "../generated/schema.types.ts";
import type { FriendRequest } from "../requests/model.ts";
import { eventIdOf } from "../requests/request-events.ts";

type Received = { readonly friendRequestReceived: FriendRequest };

export const Subscription: SubscriptionResolvers = {
  friendRequestReceived: {
    subscribe: async (_parent, _args, { viewerId, listener, requestEvents }) =>
      fieldEventsOf(await requestEvents(requireViewer(viewerId), listener), (request) => ({
        friendRequestReceived: request,
        eventId: eventIdOf(request),
      })),

    resolve: ({ friendRequestReceived }: Received, _args: object, context: Context) =>
      stillWaiting(friendRequestReceived, context),
  },
};

// As it is by now: it may have been taken back, or one of the two has blocked the other.
async function stillWaiting({ _id, from }: FriendRequest, { loaders, visibility }: Context) {
  const [request, isHidden] = await Promise.all([loaders.requestById.load(_id), visibility.isHidden(from)]);
  if (request?.status !== "PENDING" || isHidden) throw new EventDropped();
  return request;
}
