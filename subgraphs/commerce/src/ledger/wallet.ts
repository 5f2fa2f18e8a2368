import type { GlobalId } from "@kith/kit/global-id.ts";
import { type Account, accountIdOf, emptyAccount } from "./model.ts";

const WALLET_CURRENCY = "CNY";

type AccountLoader = { load(id: GlobalId): Promise<Account | null> };

/** A person's wallet: empty until the first money comes in. Who may see it is for the caller to decide. */
export async function loadWallet(owner: GlobalId, accountById: AccountLoader): Promise<Account> {
  const account = await accountById.load(accountIdOf(owner, WALLET_CURRENCY));
  return account ?? emptyAccount(owner, WALLET_CURRENCY);
}
