import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { requireId } from "@kith/kit/global-id.ts";
import type { WalletResolvers } from "../generated/schema.types.ts";
import { type Pending, TRANSFER_PREFIX } from "../ledger/model.ts";
import { PENDINGS_KEYSET } from "../ledger/pending-store.ts";
import { isAbout } from "../transfers/model.ts";

const connection = { keyset: PENDINGS_KEYSET, nodeOf: (pending: Pending) => pending };

/** What a wallet tells of transfers that wait, or did. Only its owner ever has one in hand. */
export const walletTransfers: Pick<WalletResolvers, "incomingTransfers" | "outgoingTransfers" | "transfer"> =
  {
    async incomingTransfers({ owner }, args, { loaders }) {
      const request = pageRequestOf(PENDINGS_KEYSET, args);
      return connectionOf(
        await loaders.incomingTransfersPage.load({ parent: owner, request }),
        request,
        connection,
      );
    },

    async outgoingTransfers({ owner }, args, { loaders }) {
      const request = pageRequestOf(PENDINGS_KEYSET, args);
      return connectionOf(
        await loaders.outgoingTransfersPage.load({ parent: owner, request }),
        request,
        connection,
      );
    },

    async transfer({ owner }, { id }, { loaders }) {
      const transfer = await loaders.transferById.load(requireId(TRANSFER_PREFIX, id, "id"));
      return transfer !== null && isAbout(transfer, owner) ? transfer : null;
    },
  };
