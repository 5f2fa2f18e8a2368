import { type KeyQueue, keyQueue } from "@kith/kit/key-queue.ts";

/** Enough that a crowd at a red envelope leaves room for others. */
const WAITING_ACTS_MAX = 12_000;
const WAITING_ACTS_PER_WALLET_MAX = 1_000;

/** Lets acts that change the wallets of the same people take turns within a process. */
export const walletQueue = (): KeyQueue =>
  keyQueue({ waitersMax: WAITING_ACTS_MAX, waitersPerKeyMax: WAITING_ACTS_PER_WALLET_MAX });
