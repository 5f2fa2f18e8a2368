import { loaderOf } from "@kith/kit/loader.ts";
import type { PendingStore } from "../ledger/pending-store.ts";
import type { TransferStore } from "../ledger/transfer-store.ts";
import { isBetweenPeople, sentTransferOf } from "./model.ts";

type Parts = {
  readonly transfers: Pick<TransferStore, "findWithPendings">;
  readonly pendings: PendingStore;
  readonly now: () => Date;
};

/** The ways to transfers between people. Who may see one that is asked for by its id is for the caller to decide. */
export const transferLoaders = ({ transfers, pendings, now }: Parts) => ({
  outgoingTransfersPage: pendings.outgoingPageLoader(),
  incomingTransfersPage: pendings.incomingPageLoader(now),

  transferById: loaderOf({
    name: "transferById",
    findMany: async (ids: readonly string[]) =>
      (await transfers.findWithPendings(ids))
        .filter(isBetweenPeople)
        .map(({ pendings: [pending], ...asked }) => pending ?? sentTransferOf(asked)),
    keyOf: ({ _id }) => _id,
  }),
});
