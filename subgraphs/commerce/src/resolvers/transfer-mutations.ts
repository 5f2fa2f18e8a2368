import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type { MutationResolvers, TransferToFriendError } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../ledger/model.ts";
import { loadWallet } from "../ledger/wallet.ts";

const transferToFriendPayload = payloads<TransferToFriendError>("TransferToFriendError");

export const transferMutations: Pick<MutationResolvers, "transferToFriend"> = {
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
