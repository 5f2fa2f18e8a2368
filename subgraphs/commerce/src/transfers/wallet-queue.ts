import { type KeyQueue, keyQueue } from "@kith/kit/key-queue.ts";

const WAITING_ACTS_MAX = 2_000;

/** Lets acts that change the wallets of the same people take turns within a process. */
export const walletQueue = (): KeyQueue => keyQueue({ waitersMax: WAITING_ACTS_MAX });
