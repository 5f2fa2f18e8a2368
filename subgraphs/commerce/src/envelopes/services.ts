import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { OutboxStore } from "@kith/kit/outbox/outbox-store.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { claimService } from "./claim-service.ts";
import type { EnvelopeStore } from "./envelope-store.ts";
import { returnExpired } from "./returns.ts";
import type { Rights } from "./rights.ts";
import { sendService } from "./send-service.ts";
import { type Draw, drawSecurely } from "./shares.ts";

type Parts = {
  readonly ledger: Ledger;
  readonly envelopes: EnvelopeStore;
  readonly outbox: Pick<OutboxStore, "add">;
  readonly rights: Rights;
  /** In which those take turns whose wallets change. */
  readonly byOwner: KeyQueue;
  readonly now: () => Date;
  /** Where lucky shares are drawn from: the system's source of randomness unless told otherwise. */
  readonly draw?: Draw;
};

export type EnvelopeServices = ReturnType<typeof envelopeServices>;

/** All that is done with envelopes. */
export const envelopeServices = ({ draw = drawSecurely, ...parts }: Parts) => ({
  ...sendService(parts),
  ...claimService({ ...parts, draw }),
  returnExpired: (signal?: AbortSignal) => returnExpired(parts, parts.now(), signal),
});
