import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Reactions } from "@kith/kit/outbox/event.ts";
import { payloadId } from "@kith/kit/outbox/payload-id.ts";
import { USER_PREFIX } from "../ledger/model.ts";

/** What is done here when an account is gone. */
export const erasureReactions = (eraseNotes: (sender: GlobalId) => Promise<void>): Reactions => ({
  "account.deleted": { repeatable: (payload) => eraseNotes(payloadId(payload, "user", USER_PREFIX)) },
});
