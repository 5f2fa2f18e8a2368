import { isIdOf } from "@kith/kit/global-id.ts";
import type { EventPayload, Reactions } from "@kith/kit/outbox/event.ts";
import { USER_PREFIX } from "../friendships/model.ts";
import type { ClosenessService } from "./closeness-service.ts";

type Parts = { readonly closenessService: ClosenessService; readonly now: () => Date };

/** What brings friends closer that happens in other subgraphs. */
export const closenessReactions = ({ closenessService, now }: Parts): Reactions => ({
  "transfer.posted": {
    once: async (payload, session) => {
      const { sender, recipient, postedAt } = transferIn(payload);
      // A clock that is ahead must not make friends closer than anybody can be.
      const at = new Date(Math.min(postedAt.getTime(), now().getTime()));
      await closenessService.bringCloser({ from: sender, to: recipient, kind: "TRANSFER", at }, session);
    },
  },
});

function transferIn({ sender, recipient, postedAt }: EventPayload) {
  const at = new Date(typeof postedAt === "string" ? postedAt : Number.NaN);
  if (!isIdOf(USER_PREFIX, sender) || !isIdOf(USER_PREFIX, recipient) || Number.isNaN(at.getTime()))
    throw new Error("transfer.posted needs sender and recipient (user ids) and postedAt (ISO 8601)");
  return { sender, recipient, postedAt: at };
}
