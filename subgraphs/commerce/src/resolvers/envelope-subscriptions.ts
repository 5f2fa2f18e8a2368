import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { EventDropped, fieldEventsOf } from "@kith/kit/subscriptions/listener.ts";
import type { Context } from "../context.ts";
import { eventIdOf } from "../envelopes/envelope-events.ts";
import { ENVELOPE_PREFIX, type Envelope } from "../envelopes/model.ts";
import type { SubscriptionResolvers } from "../generated/schema.types.ts";

type Updated = { readonly envelopeUpdated: Envelope | null };

export const envelopeSubscriptions = {
  envelopeUpdated: {
    subscribe(_parent, { envelopeId }, { viewerId, listener, loaders, envelopeEvents }) {
      requireViewer(viewerId);
      const id = requireId(ENVELOPE_PREFIX, envelopeId, "envelopeId");
      const live = envelopeEvents(id, listener, () => loaders.shownEnvelopeById.load(id));
      return fieldEventsOf({ from: null, live }, (envelope) => ({
        envelopeUpdated: envelope,
        eventId: envelope && eventIdOf(envelope),
      }));
    },

    // Whoever has left the group, or was blocked, since they began to listen hears no more of it.
    async resolve({ envelopeUpdated: envelope }: Updated, _args: object, { loaders }: Context) {
      if (envelope !== null && !(await loaders.maySeeEnvelope(envelope))) throw new EventDropped();
      return envelope;
    },
  },
} satisfies SubscriptionResolvers;
