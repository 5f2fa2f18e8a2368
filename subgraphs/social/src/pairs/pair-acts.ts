import { isDuplicateKey } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { keyQueue } from "@kith/kit/key-queue.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { ClientSession, MongoClient } from "mongodb";

export type PairActs = ReturnType<typeof pairActs>;

const WAITING_MAX = 2_000;

/** Runs acts between people and on what they post, each as one transaction. */
export function pairActs(client: MongoClient) {
  // Acts about the same person or post change the same counter: they take turns.
  const byCounter = keyQueue({ waitersMax: WAITING_MAX });
  return {
    /** @param about The people and posts that the act is about, as far as is known before it reads. */
    run: <Result>(about: readonly GlobalId[], act: (session: ClientSession) => Promise<Result>) =>
      byCounter.run(about, () => onceMoreOnRace(() => inTransaction(client, act))),
  };
}

// Two acts that write the first row of its kind at the same moment both see none; its unique key lets one of them in, and
// the other, run again, finds that row.
async function onceMoreOnRace<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (isDuplicateKey(error)) return act();
    throw error;
  }
}
