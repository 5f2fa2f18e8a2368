import { Refusal } from "@kith/kit/refusal.ts";
import { TRANSACTION_DEAD_AFTER_MS } from "@kith/kit/transaction.ts";
import { type SocialServices, socialServices } from "../subgraphs/social/src/services.ts";
import type { TestStores } from "./stores.ts";

/** Two services do not share a queue: like two processes, they meet in the database only. */
export const twoOf = (stores: TestStores): [SocialServices, SocialServices] => {
  const one = () => socialServices({ client: stores.clients.social, ...stores, now: () => new Date() });
  return [one(), one()];
};

/** Services whose housekeeping finds that nothing is under way any more that began before. */
export const minutesLater = (stores: TestStores): SocialServices =>
  socialServices({
    ...{ client: stores.clients.social, ...stores },
    now: () => new Date(Date.now() + 2 * TRANSACTION_DEAD_AFTER_MS),
  });

/** What came of an act that the rules may refuse: "done" or the code of the refusal. What else it throws is thrown. */
export async function outcomeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
