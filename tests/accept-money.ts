import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Client } from "./client.ts";

const TRIES_MAX = 100;
const PAUSE_MS = 200;

type Incoming = { viewer: { wallet: { incomingTransfers: { nodes: { id: string }[] } } } };
type Accepted = { acceptTransfer: { transfer: { status: string } | null } | null } | null;

/** Accepts a transfer as a careful client does: until there is an answer, whatever happens to services. */
export async function acceptUntilAnswered(client: Client, transferId: string): Promise<void> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const { data } = await client.registered<Accepted>("AcceptMoney", { input: { transferId } });
    if (data?.acceptTransfer?.transfer?.status === "ACCEPTED") return;
    await sleep(PAUSE_MS);
  }
  throw new Error(`no answer for ${transferId} after ${TRIES_MAX} tries`);
}

/** Accepts the first hundred transfers that wait for somebody. */
export async function acceptAllMoney(client: Client): Promise<void> {
  const { data } = await client.query<Incoming>(
    "{ viewer { wallet { incomingTransfers(first: 100) { nodes { id } } } } }",
  );
  const { nodes } = data.viewer.wallet.incomingTransfers;
  expect(nodes).not.toEqual([]);
  for (const { id } of nodes) await acceptUntilAnswered(client, id);
}
