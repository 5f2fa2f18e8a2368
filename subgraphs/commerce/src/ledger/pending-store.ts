import { ensureIndexes } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { Db, Document } from "mongodb";
import type { Pending } from "./model.ts";

export type PendingStore = ReturnType<typeof pendingStore>;

/** The order of pending transfers: the last set aside first. */
export const PENDINGS_KEYSET: Keyset = [{ field: "_id", direction: -1, kind: "string" }];

const FROM = "postings.debit.owner";
const TO = "postings.credit.owner";

/** The collection of pending transfers, to read from: only the ledger ends them. */
export function pendingStore(db: Db) {
  const pendings = db.collection<Pending>("pendings");
  const pageLoader = (name: string, parentField: string, alsoOnly?: () => Promise<Document>) =>
    pageLoaderOf<Pending>(name, {
      ...{ db, collection: pendings, parentField, keyset: PENDINGS_KEYSET },
      only: { kind: "TRANSFER", status: "PENDING" },
      ...(alsoOnly && { alsoOnly }),
    });

  return {
    ensureIndexes: () =>
      ensureIndexes(pendings, [
        { key: { [FROM]: 1, kind: 1, status: 1, _id: -1 } },
        { key: { [TO]: 1, kind: 1, status: 1, _id: -1 } },
      ]),

    findById: (id: GlobalId) => pendings.findOne({ _id: id }),

    /** What people have set aside for others: all that they are still without, its time over or not. */
    outgoingPageLoader: () => pageLoader("outgoingTransfersPage", FROM),

    /** What others have set aside for people, as long as they may still accept it. */
    incomingPageLoader: (now: () => Date) =>
      pageLoader("incomingTransfersPage", TO, async () => ({ expiresAt: { $gt: now() } })),
  };
}
