import type { Refusal } from "@kith/kit/refusal.ts";
import type { ClientSession } from "mongodb";
import type { TransferRequest } from "./execute.ts";
import type { UsedKey } from "./idempotency-key.ts";
import type { Ledger } from "./ledger.ts";
import type { Transfer } from "./model.ts";
import type { TransferResult } from "./results.ts";

type KeyedTransfer = {
  /** What to do, or why not: that is told only to whoever has not been given a first result under the key. */
  readonly request: TransferRequest | Refusal;
  readonly at: Date;
  readonly key: UsedKey & { readonly requestHash: string };
  /** What is thrown when the key was used for another request. */
  readonly reused: () => Refusal;
};

/** What came of it now; or what was done under the key before, and nothing now. */
export type KeyedResult =
  | { readonly earlier: null; readonly result: TransferResult }
  | { readonly earlier: Transfer };

/**
 * Does one transfer under an idempotency key, within a transaction of `ledger.transact`. Two commands; one when nothing is done.
 *
 * @throws Refusal the request's own, or that the key was used for another one.
 */
export async function submitUnderKey(
  ledger: Pick<Ledger, "submit">,
  { request, at, key, reused }: KeyedTransfer,
  session: ClientSession,
): Promise<KeyedResult> {
  const isRefused = request instanceof Error;
  const submitted = await ledger.submit({ requests: isRefused ? [] : [request], at, key }, session);
  if (submitted.earlier !== null) {
    if (submitted.requestHash !== key.requestHash) throw reused();
    return { earlier: submitted.earlier };
  }
  if (isRefused) throw request;
  const [result = "CREATED"] = submitted.results;
  return { earlier: null, result };
}
