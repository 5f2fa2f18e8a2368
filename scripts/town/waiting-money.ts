import { sendService } from "../../subgraphs/commerce/src/envelopes/send-service.ts";
import { askingService } from "../../subgraphs/commerce/src/money-requests/asking-service.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import type { Stores } from "../database/stores.ts";
import { townId } from "./town.ts";

const SENT_MINOR = 666n;
const ASKED_MINOR = 3_550n;
const ENVELOPE_MINOR = 888n;

const FRIENDS = { isRecipientThere: true, areFriends: true, isSenderVerified: true } as const;

/**
 * Lets something of bob's wait for alice: money that she may accept, a red envelope that she may open, and a request that she may pay.
 * Of today, since none of them waits for ever; done twice, it is done once.
 *
 * @param keyOf The idempotency key of an act of the town.
 */
export async function leaveMoneyWaiting(stores: Stores, keyOf: (act: string) => string): Promise<void> {
  const parts = { ...stores, now: () => new Date() };
  const [alice, bob] = [townId("alice"), townId("bob")];
  const sent = { sender: bob, recipient: alice, amountMinor: SENT_MINOR, note: "请你喝奶茶" };
  await transferService(parts).transferToFriend(
    { ...sent, currency: "CNY", idempotencyKey: keyOf("milk tea") },
    async () => FRIENDS,
  );
  const asked = { asker: bob, payer: alice, amountMinor: ASKED_MINOR, note: "打车费" };
  await askingService(parts).requestMoney(
    { ...asked, currency: "CNY", idempotencyKey: keyOf("taxi") },
    async () => FRIENDS,
  );
  const envelope = { sender: bob, recipient: alice, group: null, split: "EQUAL", shareCount: 1 } as const;
  const filled = { amountMinor: ENVELOPE_MINOR, currency: "CNY", cover: "恭喜发财" } as const;
  await sendService({ ...parts, byOwner: walletQueue() }).send(
    { ...envelope, ...filled, idempotencyKey: keyOf("envelope") },
    async () => ({ failure: null, isSenderVerified: true }),
  );
}
