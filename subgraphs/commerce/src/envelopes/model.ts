import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { CurrencyCode, EnvelopeSplit, EnvelopeState } from "../generated/schema.types.ts";
import { type AccountRef, TRANSFER_PREFIX } from "../ledger/model.ts";

export const ENVELOPE_PREFIX = "envelope";

export const SHARES_MAX = 500;
/** What a share may be at most. At least it is a fen. */
export const SHARE_MAX_MINOR = 20_000n;
export const LIFETIME_MS = 24 * 3_600_000;

/** A red envelope as stored. What is in it is in an account of its own. */
export type Envelope = {
  readonly _id: GlobalId;
  readonly sender: GlobalId;
  /** Whom it is for: a person or a group; the other one is null. */
  readonly recipient: GlobalId | null;
  readonly group: GlobalId | null;
  readonly split: EnvelopeSplit;
  readonly cover: string | null;
  readonly currency: CurrencyCode;
  readonly totalMinor: bigint;
  /** 1 to 500. */
  readonly shareCount: number;
  readonly claimedCount: number;
  /** What nobody has claimed and what did not come back. */
  readonly leftMinor: bigint;
  readonly returnedMinor: bigint;
  /** It ends once: `EMPTY` when all is claimed, `RETURNED` when what was left went back. */
  readonly status: "OPEN" | "EMPTY" | "RETURNED";
  /** Of a lucky one: the largest share so far, the first of several that are alike. */
  readonly luckiest: { readonly person: GlobalId; readonly amountMinor: bigint } | null;
  /** What put the money into it. */
  readonly transfer: GlobalId;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
};

/** What one person got out of an envelope. Never changed, never removed. */
export type Claim = {
  /** `<envelope>:<person>`: everybody claims once. */
  readonly _id: string;
  readonly envelope: GlobalId;
  readonly person: GlobalId;
  /** 1, 2, 3, … without gaps within an envelope. */
  readonly position: number;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly transfer: GlobalId;
  readonly claimedAt: Date;
};

/** The order of lists of envelopes: their ids are in the order in which they were sent. */
export const ENVELOPES_KEYSET: Keyset = [{ field: "_id", direction: -1, kind: "string" }];

/** The order of an envelope's claims: the first first. */
export const CLAIMS_KEYSET: Keyset = [{ field: "position", direction: 1, kind: "number" }];

/** The order of what a person got: the last first. */
export const CLAIMS_OF_PERSON_KEYSET: Keyset = [
  { field: "claimedAt", direction: -1, kind: "date" },
  { field: "envelope", direction: -1, kind: "string" },
];

export const claimIdOf = (envelope: GlobalId, person: GlobalId): string => `${envelope}:${person}`;

/** Where an envelope's money is. */
export const escrowOf = (envelope: GlobalId, currency: CurrencyCode): AccountRef => ({
  kind: "ENVELOPE",
  owner: envelope,
  currency,
});

/** The transfer of a claim: the same whoever makes it, so that nothing is given twice. */
export const claimTransferIdOf = ({ _id, sentAt }: Envelope, person: GlobalId): GlobalId =>
  idOfName(TRANSFER_PREFIX, `claim ${claimIdOf(_id, person)}`, sentAt.getTime());

/** The transfer by which what is left goes back. */
export const returnTransferIdOf = ({ _id, expiresAt }: Envelope): GlobalId =>
  idOfName(TRANSFER_PREFIX, `return ${_id}`, expiresAt.getTime());

/** How far an envelope is: its time is over whether the worker was there or not. */
export function stateAt({ status, expiresAt }: Envelope, at: Date): EnvelopeState {
  if (status === "EMPTY") return "EMPTY";
  return status === "RETURNED" || expiresAt <= at ? "EXPIRED" : "OPEN";
}

/** Who got the most out of a lucky envelope, once it is known. */
export const luckiestOf = ({ status, luckiest }: Envelope): GlobalId | null =>
  status === "EMPTY" && luckiest !== null ? luckiest.person : null;
