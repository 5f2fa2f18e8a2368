import { requireScope, requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type { FreezeWalletError, MutationResolvers, UnfreezeWalletError } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../ledger/model.ts";

const freezeWalletPayload = payloads<FreezeWalletError>("FreezeWalletError");
const unfreezeWalletPayload = payloads<UnfreezeWalletError>("UnfreezeWalletError");

const SUPPORT = "support";

export const freezeMutations: Pick<MutationResolvers, "freezeWallet" | "unfreezeWallet"> = {
  freezeWallet(_parent, { input }, { viewerId, scopes, freezeService, personExists }) {
    const agent = requireViewer(viewerId);
    requireScope(scopes, SUPPORT);
    const person = requireId(USER_PREFIX, input.userId, "input.userId");
    const act = { agent, person, reason: input.reason };
    return freezeWalletPayload(async () => ({ frozenAt: await freezeService.freeze(act, personExists) }));
  },

  unfreezeWallet(_parent, { input }, { viewerId, scopes, freezeService }) {
    const agent = requireViewer(viewerId);
    requireScope(scopes, SUPPORT);
    const person = requireId(USER_PREFIX, input.userId, "input.userId");
    const act = { agent, person, reason: input.reason };
    return unfreezeWalletPayload(async () => ({ frozenAt: await freezeService.unfreeze(act) }));
  },
};
