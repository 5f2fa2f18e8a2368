import type { GlobalId } from "@kith/kit/global-id.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import { batchLoaderOf, loaderOf } from "@kith/kit/loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Peers, questionsOf } from "../peers.ts";
import { billService } from "./bill-service.ts";
import { billStandings } from "./bill-standings.ts";
import type { BillStore } from "./bill-store.ts";
import type { BillShare } from "./model.ts";
import { type SharePayment, shareService } from "./share-service.ts";
import type { BillOrder } from "./split.ts";

type Parts = {
  readonly ledger: Ledger;
  readonly bills: BillStore;
  readonly byOwner: KeyQueue;
  readonly now: () => Date;
};
type Request = { readonly viewer: Viewer; readonly questions: ReturnType<typeof questionsOf> };

/** What one request may do with bills. */
export type Bills = ReturnType<ReturnType<typeof billsFor>>;

/** Bills that are split: for each request what the viewer may do. */
export function billsFor({ peers, ...parts }: Parts & { readonly peers: Peers }) {
  const [splitting, paying] = [billService(parts), shareService(parts)];
  return ({ viewer, questions }: Request) => {
    const standings = billStandings(peers, viewer, questions);
    return {
      loaders: loadersOf(parts.bills),

      create: (order: BillOrder) => splitting.create(order, () => standings.ofOrder(order)),

      cancel: splitting.cancel,

      pay: (order: SharePayment) => paying.pay(order, standings.ofPayment),

      decline: paying.decline,
    };
  };
}

const loadersOf = (bills: BillStore) => ({
  billById: loaderOf({ name: "billById", findMany: bills.findByIds, keyOf: ({ _id }) => _id }),

  /** All shares of a bill, at most 50. */
  sharesByBill: batchLoaderOf<GlobalId, readonly BillShare[]>({
    name: "sharesByBill",
    async loadMany(ids) {
      const sharesOf = Map.groupBy(await bills.findShares(ids), ({ bill }) => bill);
      return ids.map((id) => sharesOf.get(id) ?? []);
    },
  }),

  billsPage: bills.billsPageLoader(),
  sharesPage: bills.sharesPageLoader(),
});
