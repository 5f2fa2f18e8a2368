import type { GlobalId } from "@kith/kit/global-id.ts";
import { type Account, accountIdOf, emptyAccount, walletOf } from "./model.ts";

const WALLET_CURRENCY = "CNY";

type AccountLoader = { load(id: GlobalId): Promise<Account | null> };

/** A person's wallet: empty until the first money comes in. Who may see it is for the caller to decide. */
export async function loadWallet(owner: GlobalId, accountById: AccountLoader): Promise<Account> {
  const wallet = walletOf(owner, WALLET_CURRENCY);
  return (await accountById.load(accountIdOf(wallet))) ?? emptyAccount(wallet);
}
