import { randomUUID } from "node:crypto";
import { idOfName, newId } from "@kith/kit/global-id.ts";
import type { TransferRequest } from "../../subgraphs/commerce/src/ledger/execute.ts";
import { walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { requestIdOf } from "../../subgraphs/commerce/src/money-requests/model.ts";
import { moneyRequestService } from "../../subgraphs/commerce/src/money-requests/money-request-service.ts";
import { castId } from "../cast.ts";
import { askForMoney, sendMoney } from "../give-money.ts";
import type { TestStores } from "../stores.ts";
import { SUBJECT } from "./social-scene.ts";

const DAY_MS = 86_400_000;
const [BOB, ALICE] = [castId("bob"), SUBJECT];
const KEYS = {
  incoming: "00000000-0000-4000-8000-0000000000c1",
  outgoing: "00000000-0000-4000-8000-0000000000c2",
  cancelled: "00000000-0000-4000-8000-0000000000c3",
};

/** Transfers of bob to alice: one waits for her, one she has declined. */
export const WAITING_TRANSFER: string = idOfName("transfer", "matrix:waiting", 0);
export const DECLINED_TRANSFER: string = idOfName("transfer", "matrix:declined", 0);

/** Requests for money: of bob to alice; of alice to bob, one of which she has cancelled. */
export const INCOMING_REQUEST: string = requestIdOf(BOB, KEYS.incoming);
export const OUTGOING_REQUEST: string = requestIdOf(ALICE, KEYS.outgoing);
export const CANCELLED_REQUEST: string = requestIdOf(ALICE, KEYS.cancelled);

/** Lets bob and alice, who have money, send each other some, and ask each other for more. */
export async function setTransferScene(stores: TestStores): Promise<void> {
  const cny = { currency: "CNY", amountMinor: 1n, note: "茶" } as const;
  await sendMoney(stores, { ...cny, sender: ALICE, recipient: BOB, idempotencyKey: randomUUID() });
  await setAside(stores);

  await askForMoney(stores, { ...cny, asker: BOB, payer: ALICE, idempotencyKey: KEYS.incoming });
  for (const idempotencyKey of [KEYS.outgoing, KEYS.cancelled])
    await askForMoney(stores, { ...cny, asker: ALICE, payer: BOB, idempotencyKey });
  const cancel = { requestId: CANCELLED_REQUEST, person: ALICE, isHidden: async () => false };
  await moneyRequestService({ ...stores, now: () => new Date() }).cancelMoneyRequest(cancel);
}

async function setAside({ ledger }: TestStores): Promise<void> {
  const at = new Date();
  const expiresAt = new Date(at.getTime() + DAY_MS);
  const hold = (_id: string): TransferRequest => ({
    ...{ _id, kind: "TRANSFER", phase: "PENDING", note: "茶", expiresAt },
    postings: [{ debit: walletOf(BOB, "CNY"), credit: walletOf(ALICE, "CNY"), amountMinor: 5n }],
  });
  const requests: TransferRequest[] = [
    hold(WAITING_TRANSFER),
    hold(DECLINED_TRANSFER),
    { _id: newId("transfer"), phase: "VOID", pendingId: DECLINED_TRANSFER },
  ];
  await ledger.transact((session) => ledger.submit({ requests, at }, session));
}
