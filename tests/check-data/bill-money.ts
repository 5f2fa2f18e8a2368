import { randomUUID } from "node:crypto";
import { billService } from "../../subgraphs/commerce/src/bills/bill-service.ts";
import { shareService } from "../../subgraphs/commerce/src/bills/share-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { castId } from "../cast.ts";
import type { TestStores } from "../stores.ts";

/** What was ever paid of bills. */
export const BILL_MONEY = { postedMinor: 7n } as const;

/** A bill of carol's over 12: bob has paid his 7, dan owes 5. */
export async function splitBill(stores: TestStores): Promise<void> {
  const parts = { ...stores, byOwner: walletQueue(), now: () => new Date() };
  const people = (["bob", "dan"] as const).map((name) => castId(name));
  const { _id: bill } = await billService(parts).create(
    {
      ...{ creator: castId("carol"), title: "晚饭", totalMinor: 12n, currency: "CNY", method: "EXACT" },
      ...{ group: null, idempotencyKey: randomUUID() },
      people: people.map((person, index) => ({ person, weight: null, amountMinor: index === 0 ? 7n : 5n })),
    },
    async () => ({
      group: null,
      people: new Map(people.map((person) => [person, { isThere: true, mayOwe: true }])),
    }),
  );
  await shareService(parts).pay({ bill, person: castId("bob"), idempotencyKey: randomUUID() }, async () => ({
    ...{ isCreatorThere: true, isVerified: true },
  }));
}
