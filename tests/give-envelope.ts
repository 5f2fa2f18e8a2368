import { randomUUID } from "node:crypto";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { Stores } from "../scripts/database/stores.ts";
import type { Rights } from "../subgraphs/commerce/src/envelopes/rights.ts";
import type { EnvelopeOrder } from "../subgraphs/commerce/src/envelopes/send-service.ts";
import { type EnvelopeServices, envelopeServices } from "../subgraphs/commerce/src/envelopes/services.ts";
import type { Draw } from "../subgraphs/commerce/src/envelopes/shares.ts";
import { walletQueue } from "../subgraphs/commerce/src/transfers/wallet-queue.ts";

/** Everybody is in every group, and nobody has blocked anybody. */
export const ALL_RIGHTS: Rights = { isMember: async () => true, isHidden: async () => false };

type Options = {
  readonly rights?: Rights;
  readonly now?: () => Date;
  readonly draw?: Draw;
  readonly byOwner?: KeyQueue;
};

/** What a process of commerce does with envelopes. Two of them share nothing but the database. */
export const envelopesOn = (stores: Stores, options: Options = {}): EnvelopeServices =>
  envelopeServices({
    ...stores,
    ...{ rights: ALL_RIGHTS, now: () => new Date(), byOwner: walletQueue(), ...options },
  });

/** Sends an envelope to whomever. */
export const sendEnvelope = (
  services: EnvelopeServices,
  order: Partial<EnvelopeOrder> & Pick<EnvelopeOrder, "sender" | "amountMinor">,
) =>
  services.send(
    {
      ...{ recipient: null, group: null, split: "LUCKY", shareCount: 1, currency: "CNY", cover: null },
      ...{ idempotencyKey: randomUUID(), ...order },
    },
    async () => ({ failure: null, isSenderVerified: true }),
  );

/** An envelope that some people have claimed from, in this order. @returns Its id. */
export async function giveEnvelope(
  services: EnvelopeServices,
  order: Parameters<typeof sendEnvelope>[1],
  claimants: readonly GlobalId[],
): Promise<GlobalId> {
  const { _id } = await sendEnvelope(services, order);
  for (const person of claimants) await services.claim(_id, person);
  return _id;
}
