import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type {
  AcceptTransferError,
  DeclineTransferError,
  MutationResolvers,
  TransferToFriendError,
} from "../generated/schema.types.ts";
import { TRANSFER_PREFIX, USER_PREFIX } from "../ledger/model.ts";
import { loadWallet } from "../ledger/wallet.ts";

const transferToFriendPayload = payloads<TransferToFriendError>("TransferToFriendError");
const acceptTransferPayload = payloads<AcceptTransferError>("AcceptTransferError");
const declineTransferPayload = payloads<DeclineTransferError>("DeclineTransferError");

const requireTransferId = (id: string) => requireId(TRANSFER_PREFIX, id, "input.transferId");

export const transferMutations: Pick<
  MutationResolvers,
  "transferToFriend" | "acceptTransfer" | "declineTransfer"
> = {
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

  acceptTransfer(_parent, { input }, { viewerId, acceptanceService, personExists, loaders }) {
    const recipient = requireViewer(viewerId);
    const order = { transferId: requireTransferId(input.transferId), recipient };
    return acceptTransferPayload(async () => ({
      transfer: await acceptanceService.acceptTransfer(order, personExists),
      wallet: await loadWallet(recipient, loaders.accountById),
    }));
  },

  declineTransfer(_parent, { input }, { viewerId, acceptanceService }) {
    const recipient = requireViewer(viewerId);
    const order = { transferId: requireTransferId(input.transferId), recipient };
    return declineTransferPayload(async () => ({ transfer: await acceptanceService.declineTransfer(order) }));
  },
};
