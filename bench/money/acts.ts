import { randomUUID } from "node:crypto";
import type { Ask, Outcome } from "./askers.ts";
import { friendOf, PEOPLE, personOf } from "./crowd.ts";

export type Act = () => Promise<Outcome>;

const HOT_PAIRS = 4;

const TRANSFER = `mutation ($input: TransferToFriendInput!) {
  transferToFriend(input: $input) { transfer { id } userErrors { ... on TransferToFriendError { code } } }
}`;

const ACCEPTANCE = `mutation ($input: AcceptTransferInput!) {
  acceptTransfer(input: $input) { transfer { id } userErrors { ... on AcceptTransferError { code } } }
}`;

const ONE_FEN = { amountMinor: "1", currency: "CNY" };

type Sent = { readonly transferToFriend?: { readonly transfer: { readonly id: string } | null } | null };

/** One transfer each by as many people, to their friend, who accepts it. @param among Of how many people. */
const transfers = (ask: Ask, { acts, among }: { readonly acts: number; readonly among: number }): Act[] =>
  Array.from({ length: acts }, () => async () => {
    const sender = Math.floor(Math.random() * among);
    const recipientId = friendOf(sender);
    const order = { recipientId, amount: ONE_FEN, idempotencyKey: randomUUID() };
    const sent = await ask(personOf(sender), TRANSFER, { input: order });
    const transferId = (sent.data as Sent | null)?.transferToFriend?.transfer?.id;
    if (transferId === undefined) return sent;
    const accepted = await ask(recipientId, ACCEPTANCE, { input: { transferId } });
    return {
      ...accepted,
      commands: sent.commands + accepted.commands,
      allCommands: sent.allCommands + accepted.allCommands,
      aborts: sent.aborts + accepted.aborts,
    };
  });

export const transfersBetweenRandomPairs = (ask: Ask, acts: number): Act[] =>
  transfers(ask, { acts, among: PEOPLE });

export const transfersBetweenHotPairs = (ask: Ask, acts: number): Act[] =>
  transfers(ask, { acts, among: 2 * HOT_PAIRS });
