import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type { MutationResolvers, TransferToFriendError } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../ledger/model.ts";
import { loadWallet } from "../ledger/wallet.ts";

const transferToFriendPayload = payloads<TransferToFriendError>("TransferToFriendError");

export const Mutation: MutationResolvers = {
  transferToFriend(_parent, { input }, { viewerId, transferService, isFriendOfViewer, loaders }) {
    const sender = requireViewer(viewerId);
    const { idempotencyKey, amount, note = null } = input;
    const recipient = requireId(USER_PREFIX, input.recipientId, "input.recipientId");
    return transferToFriendPayload(async () => ({
      transfer: await transferService.transferToFriend(
        { ...amount, sender, recipient, note, idempotencyKey },
        isFriendOfViewer,
      ),
      wallet: await loadWallet(sender, loaders.accountById),
    }));
  },
};
