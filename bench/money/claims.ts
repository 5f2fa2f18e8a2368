import { randomUUID } from "node:crypto";
import type { Act } from "./acts.ts";
import type { Ask } from "./askers.ts";
import { GROUP, PEOPLE, personOf } from "./crowd.ts";

const SEND = `mutation ($input: SendEnvelopeToGroupInput!) {
  sendEnvelopeToGroup(input: $input) { envelope { id } userErrors { ... on SendEnvelopeToGroupError { code } } }
}`;
const CLAIM = `mutation ($input: ClaimEnvelopeInput!) {
  claimEnvelope(input: $input) { claim { amount { amountMinor } } userErrors { ... on ClaimEnvelopeError { code } } }
}`;

const MINOR_PER_SHARE = 2;

type Sent = {
  readonly sendEnvelopeToGroup?: { readonly envelope: { readonly id: string } | null } | null;
};

/** Puts a lucky envelope with some shares before the group. @returns Its id. */
export async function sendEnvelope(ask: Ask, sender: number, shareCount: number): Promise<string> {
  const { data, code } = await ask(personOf(sender), SEND, {
    input: {
      ...{ idempotencyKey: randomUUID(), groupId: GROUP, split: "LUCKY", shareCount },
      amount: { amountMinor: String(MINOR_PER_SHARE * shareCount), currency: "CNY" },
    },
  });
  const id = (data as Sent | null)?.sendEnvelopeToGroup?.envelope?.id;
  if (id === undefined) throw new Error(`no envelope was sent: ${code}`);
  return id;
}

/** Claims by people who come one after the other in the crowd, each from one envelope. */
export const claimsBy = (
  ask: Ask,
  { from, acts, envelopeOf }: { from: number; acts: number; envelopeOf: (index: number) => string },
): Act[] =>
  Array.from({ length: acts }, (_, index) => () => {
    const input = { envelopeId: envelopeOf(index) };
    return ask(personOf((from + index) % PEOPLE), CLAIM, { input });
  });
