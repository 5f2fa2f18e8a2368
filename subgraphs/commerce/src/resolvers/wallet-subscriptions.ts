import { requireViewer } from "@kith/kit/api-error.ts";
import { fieldEventsOf } from "@kith/kit/subscriptions/listener.ts";
import type { SubscriptionResolvers } from "../generated/schema.types.ts";

export const walletSubscriptions = {
  walletEntryPosted: {
    subscribe: async (_parent, _args, { viewerId, listener, walletEvents }) =>
      fieldEventsOf(await walletEvents(requireViewer(viewerId), listener), (entry) => ({
        walletEntryPosted: entry,
        eventId: String(entry.sequence),
      })),
  },
} satisfies SubscriptionResolvers;
