import { requireScope, requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type {
  FreezeWalletError,
  MutationResolvers,
  TransferToFriendError,
  UnfreezeWalletError,
} from "../generated/schema.types.ts";
import { USER_PREFIX } from "../ledger/model.ts";
import { loadWallet } from "../ledger/wallet.ts";

const transferToFriendPayload = payloads<TransferToFriendError>("TransferToFriendError");

const freezeWalletPayload = payloads<FreezeWalletError>("FreezeWalletError");
const unfreezeWalletPayload = payloads<UnfreezeWalletError>("UnfreezeWalletError");

const SUPPORT = "support";

export const Mutation: MutationResolvers = {
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

  transferToFriend(_parent, { input }, { viewerId, transferService, standingOf, loaders }) {
    const sender = requireViewer(viewerId);
    const { idempotencyKey, amount, note = null } = input;
    const recipient = requireId(USER_PREFIX, input.recipientId, "input.recipientId");
    return transferToFriendPayload(async () => ({
      transfer: await transferService.transferToFriend(
        { ...amount, sender, recipient, note, idempotencyKey },
        standingOf,
      ),
      wallet: await loadWallet(sender, loaders.accountById),
    }));
  },
};
