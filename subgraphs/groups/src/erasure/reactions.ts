import type { Reactions } from "@kith/kit/outbox/event.ts";
import { payloadId } from "@kith/kit/outbox/payload-id.ts";
import { USER_PREFIX } from "../groups/model.ts";
import type { MembershipService } from "../memberships/membership-service.ts";

/** What is done here when an account is gone. */
export const erasureReactions = ({ leaveAll }: Pick<MembershipService, "leaveAll">): Reactions => ({
  "account.deleted": { repeatable: (payload) => leaveAll(payloadId(payload, "user", USER_PREFIX)) },
});
