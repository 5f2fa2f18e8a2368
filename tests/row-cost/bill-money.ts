import { randomUUID } from "node:crypto";
import type { Stores } from "../../scripts/database/stores.ts";
import { billService } from "../../subgraphs/commerce/src/bills/bill-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";

type Table = { readonly viewer: string; readonly group: string; readonly others: readonly string[] };

/** Gives the viewer a bill with each of the others, and a share in a bill of each: all in one group. */
export async function splitBills(stores: Stores, { viewer, group, others }: Table): Promise<void> {
  const bills = billService({ ...stores, byOwner: walletQueue(), now: () => new Date() });
  const split = (creator: string, person: string) =>
    bills.create(
      {
        ...{ creator, group, title: "晚饭", totalMinor: 10n, currency: "CNY", method: "EQUAL" },
        ...{ people: [{ person, weight: null, amountMinor: null }], idempotencyKey: randomUUID() },
      },
      async () => ({
        group: { isThere: true, isMember: true },
        people: new Map([[person, { isThere: true, mayOwe: true }]]),
      }),
    );
  for (const other of others) {
    await split(viewer, other);
    await split(other, viewer);
  }
}
