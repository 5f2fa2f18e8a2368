import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "./client.ts";

const TRIES_MAX = 100;
const PAUSE_MS = 200;

/** What is sent, under one idempotency key. */
export type Order = {
  readonly recipientId: string;
  readonly amountMinor: bigint;
  readonly idempotencyKey: string;
};

type Sent = { transferToFriend: { transfer: { id: string } | null } | null } | null;

/**
 * Sends money as a careful client does: under the same key until there is an answer, whatever happens to services.
 *
 * @returns The id of the transfer.
 */
export async function sendUntilAnswered(
  client: Client,
  { recipientId, amountMinor, idempotencyKey }: Order,
): Promise<string> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const { data } = await client.registered<Sent>("SendMoney", {
      input: { idempotencyKey, recipientId, amount: { amountMinor: String(amountMinor), currency: "CNY" } },
    });
    const id = data?.transferToFriend?.transfer?.id;
    if (id !== undefined) return id;
    await sleep(PAUSE_MS);
  }
  throw new Error(`no answer for ${idempotencyKey} after ${TRIES_MAX} tries`);
}
