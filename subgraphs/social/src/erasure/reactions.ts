import type { Reactions } from "@kith/kit/outbox/event.ts";
import { payloadId } from "@kith/kit/outbox/payload-id.ts";
import { USER_PREFIX } from "../friendships/model.ts";
import type { PersonEraser } from "./person-eraser.ts";

/** What is done here when an account is gone. */
export const erasureReactions = (erasePerson: PersonEraser): Reactions => ({
  "account.deleted": { repeatable: (payload) => erasePerson(payloadId(payload, "user", USER_PREFIX)) },
});
