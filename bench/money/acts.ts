import { randomUUID } from "node:crypto";
import type { Ask, Outcome } from "./askers.ts";
import { friendOf, PEOPLE, personOf } from "./crowd.ts";

export type Act = () => Promise<Outcome>;

const HOT_PAIRS = 4;

const TRANSFER = `mutation ($input: TransferToFriendInput!) {
  transferToFriend(input: $input) { transfer { id } userErrors { ... on TransferToFriendError { code } } }
}`;

const ONE_FEN = { amountMinor: "1", currency: "CNY" };

/** One transfer each by as many people, to their friend. @param among Of how many people. */
const transfers = (ask: Ask, { acts, among }: { readonly acts: number; readonly among: number }): Act[] =>
  Array.from({ length: acts }, () => () => {
    const sender = Math.floor(Math.random() * among);
    const input = { recipientId: friendOf(sender), amount: ONE_FEN, idempotencyKey: randomUUID() };
    return ask(personOf(sender), TRANSFER, { input });
  });

export const transfersBetweenRandomPairs = (ask: Ask, acts: number): Act[] =>
  transfers(ask, { acts, among: PEOPLE });

export const transfersBetweenHotPairs = (ask: Ask, acts: number): Act[] =>
  transfers(ask, { acts, among: 2 * HOT_PAIRS });
