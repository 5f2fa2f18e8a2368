import { billService } from "../../subgraphs/commerce/src/bills/bill-service.ts";
import { billIdOf } from "../../subgraphs/commerce/src/bills/model.ts";
import { shareService } from "../../subgraphs/commerce/src/bills/share-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { castId, GROUP_ID } from "../cast.ts";
import type { TestStores } from "../stores.ts";
import type { OutcomeByRole } from "./outcome-by-role.ts";
import { type Role, SUBJECT } from "./social-scene.ts";

const OWNER: readonly Role[] = ["owner"];
const [MADE, OWED] = [
  "00000000-0000-4000-8000-00000000b111",
  "00000000-0000-4000-8000-00000000b112",
] as const;
/** A bill of alice's of which bob, the friend, owes all. */
const BILL_ID = billIdOf(SUBJECT, MADE);

/** Splits a bill of alice's, and one of bob's of which alice has declined her share. */
export async function splitBills(stores: TestStores, now: () => Date): Promise<void> {
  const parts = { ...stores, byOwner: walletQueue(), now };
  const order = { title: "晚饭", currency: "CNY", method: "EQUAL", group: GROUP_ID, totalMinor: 2n } as const;
  const split = (creator: string, person: string, idempotencyKey: string) =>
    billService(parts).create(
      { ...order, creator, idempotencyKey, people: [{ person, weight: null, amountMinor: null }] },
      async () => ({
        group: { isThere: true, isMember: true },
        people: new Map([[person, { isThere: true, mayOwe: true }]]),
      }),
    );
  await split(SUBJECT, castId("bob"), MADE);
  const { _id: bill } = await split(castId("bob"), SUBJECT, OWED);
  await shareService(parts).decline({ bill, person: SUBJECT });
}

/** Who sees each field of alice's bills when they ask the subgraph for all there is: whoever owes has them in a list of their own. */
export const ROLES_BY_FIELD: Readonly<Record<string, readonly Role[]>> = {
  "User.billSplits": OWNER,
  "User.billShares": OWNER,

  "BillSplitConnection.edges": OWNER,
  "BillSplitConnection.nodes": OWNER,
  "BillSplitConnection.pageInfo": OWNER,
  "BillSplitEdge.node": OWNER,
  "BillSplitEdge.cursor": OWNER,
  "BillShareConnection.edges": OWNER,
  "BillShareConnection.nodes": OWNER,
  "BillShareConnection.pageInfo": OWNER,
  "BillShareEdge.node": OWNER,
  "BillShareEdge.cursor": OWNER,

  "BillSplit.id": OWNER,
  "BillSplit.title": OWNER,
  "BillSplit.total": OWNER,
  "BillSplit.method": OWNER,
  "BillSplit.creator": OWNER,
  "BillSplit.group": OWNER,
  "BillSplit.ownAmount": OWNER,
  "BillSplit.paid": OWNER,
  "BillSplit.open": OWNER,
  "BillSplit.status": OWNER,
  "BillSplit.shares": OWNER,
  "BillSplit.createdAt": OWNER,

  "BillShare.id": OWNER,
  "BillShare.bill": OWNER,
  "BillShare.person": OWNER,
  "BillShare.amount": OWNER,
  "BillShare.status": OWNER,
  "BillShare.endedAt": OWNER,
};

const forNobody = (but: Partial<OutcomeByRole>): OutcomeByRole => ({
  ...{ owner: "BILL_NOT_FOUND", friend: "BILL_NOT_FOUND", requested: "BILL_NOT_FOUND" },
  ...{ stranger: "BILL_NOT_FOUND", blocked: "BILL_NOT_FOUND", nobody: "UNAUTHENTICATED" },
  ...but,
});

/** What comes of each mutation about alice's bill, or that would make her owe something; and the outcome by role. */
export const MUTATIONS: Readonly<
  Record<string, { readonly input: object; readonly outcomes: OutcomeByRole }>
> = {
  createBillSplit: {
    input: {
      ...{ title: "晚饭", method: "EQUAL", people: [{ personId: SUBJECT }] },
      total: { amountMinor: "1", currency: "CNY" },
    },
    outcomes: {
      ...{ owner: "INVALID_PEOPLE", friend: "done", requested: "NOT_FRIENDS", stranger: "NOT_FRIENDS" },
      ...{ blocked: "USER_NOT_FOUND", nobody: "UNAUTHENTICATED" },
    },
  },
  cancelBillSplit: { input: { billId: BILL_ID }, outcomes: forNobody({ owner: "done" }) },
  payBillShare: { input: { billId: BILL_ID }, outcomes: forNobody({ friend: "done" }) },
  declineBillShare: { input: { billId: BILL_ID }, outcomes: forNobody({ friend: "done" }) },
};
