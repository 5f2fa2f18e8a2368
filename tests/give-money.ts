import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Stores } from "../scripts/database/stores.ts";
import { askingService, type Wish } from "../subgraphs/commerce/src/money-requests/asking-service.ts";
import { acceptanceService } from "../subgraphs/commerce/src/transfers/acceptance-service.ts";
import { type TransferOrder, transferService } from "../subgraphs/commerce/src/transfers/transfer-service.ts";

/** Asks for money. @returns The id of the request. */
export async function askForMoney(
  stores: Stores,
  wish: Wish,
  { now = () => new Date() }: Options = {},
): Promise<GlobalId> {
  return (await askingService({ ...stores, now }).requestMoney(wish, async () => FRIENDS))._id;
}

type Options = { readonly now?: () => Date };

/** What users and social say of two of whom one may send the other any amount. */
export const FRIENDS = { isRecipientThere: true, areFriends: true, isSenderVerified: true } as const;

/** Sends money that waits for its recipient. @returns The id of the transfer. */
export async function sendMoney(
  stores: Stores,
  order: TransferOrder,
  { now = () => new Date() }: Options = {},
): Promise<GlobalId> {
  return (await transferService({ ...stores, now }).transferToFriend(order, async () => FRIENDS))._id;
}

/** Sends money and accepts it: it has moved. @returns The id of the transfer. */
export async function giveMoney(
  stores: Stores,
  order: TransferOrder,
  { now = () => new Date() }: Options = {},
): Promise<GlobalId> {
  const transferId = await sendMoney(stores, order, { now });
  const answer = { transferId, recipient: order.recipient };
  await acceptanceService({ ...stores, now }).acceptTransfer(answer, async () => true);
  return transferId;
}
