import { type GlobalId, isIdOf } from "@kith/kit/global-id.ts";
import type { EventPayload, Reactions } from "@kith/kit/outbox/event.ts";
import { USER_PREFIX } from "../friendships/model.ts";
import type { ClosenessService } from "./closeness-service.ts";

type Parts = { readonly closenessService: ClosenessService; readonly now: () => Date };

/** What brings friends closer that happens in other subgraphs. */
export const closenessReactions = ({ closenessService, now }: Parts): Reactions => ({
  "transfer.posted": {
    once: async (payload, session) => {
      const { sender, recipient, postedAt } = transferIn(payload);
      const at = noLaterThan(now(), postedAt);
      await closenessService.bringCloser({ from: sender, to: recipient, kind: "TRANSFER", at }, session);
    },
  },

  "envelope.claimed": {
    once: async (payload, session) => {
      const { sender, claimants, claimedAt } = claimsIn(payload);
      const at = noLaterThan(now(), claimedAt);
      // In a group most of them are no friends of the sender's.
      for (const to of await closenessService.friendsAmong(sender, claimants, session))
        await closenessService.bringCloser({ from: sender, to, kind: "ENVELOPE", at }, session);
    },
  },
});

// A clock that is ahead must not make friends closer than anybody can be.
const noLaterThan = (now: Date, at: Date): Date => new Date(Math.min(at.getTime(), now.getTime()));

function transferIn({ sender, recipient, postedAt }: EventPayload) {
  const at = new Date(typeof postedAt === "string" ? postedAt : Number.NaN);
  if (!isIdOf(USER_PREFIX, sender) || !isIdOf(USER_PREFIX, recipient) || Number.isNaN(at.getTime()))
    throw new Error("transfer.posted needs sender and recipient (user ids) and postedAt (ISO 8601)");
  return { sender, recipient, postedAt: at };
}

function claimsIn({ sender, claimants, claimedAt }: EventPayload) {
  const at = new Date(typeof claimedAt === "string" ? claimedAt : Number.NaN);
  const people: readonly unknown[] = Array.isArray(claimants) ? claimants : [null];
  const areUsers = people.every((person) => isIdOf(USER_PREFIX, person));
  if (!isIdOf(USER_PREFIX, sender) || !areUsers || Number.isNaN(at.getTime()))
    throw new Error("envelope.claimed needs sender and claimants (user ids) and claimedAt (ISO 8601)");
  return { sender, claimants: people as readonly GlobalId[], claimedAt: at };
}
