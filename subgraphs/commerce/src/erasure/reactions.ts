import type { GlobalId } from "@kith/kit/global-id.ts";
import { inTurn } from "@kith/kit/in-turn.ts";
import type { Reactions } from "@kith/kit/outbox/event.ts";
import { payloadId } from "@kith/kit/outbox/payload-id.ts";
import { USER_PREFIX } from "../ledger/model.ts";

type Erase = (person: GlobalId) => Promise<void>;

/** What is done here when an account is gone: each part may be done any number of times. */
export const erasureReactions = (...parts: readonly Erase[]): Reactions => ({
  "account.deleted": {
    async repeatable(payload) {
      const person = payloadId(payload, "user", USER_PREFIX);
      await inTurn(parts.map((erase) => () => erase(person)));
    },
  },
});
