import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { ConsentPurpose } from "../generated/schema.types.ts";

export const CONSENT_PREFIX = "consent";
export const SCOPE_LENGTH_MAX = 100;
/** A consent that nobody was asked about for so long is none any more. */
export const DURATION_MAX_MS = 2 * 365 * 86_400_000;

/** What a person allowed, as stored. Once given it changes in one way only: it is revoked. */
export type Consent = {
  readonly _id: GlobalId;
  readonly user: GlobalId;
  readonly purpose: ConsentPurpose;
  /** What exactly it is about, such as one campaign; null: all that the purpose covers. */
  readonly scope: string | null;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** Whether no later consent of this person, purpose and scope has taken its place, and nobody revoked it. */
  readonly isLatest: boolean;
};

/** The order of a history: the newest first. */
export const CONSENTS_KEYSET: Keyset = [
  { field: "grantedAt", direction: -1, kind: "date" },
  { field: "_id", direction: -1, kind: "string" },
];

/** Whether what is asked for may be done at a moment. */
export const isActive = ({ grantedAt, expiresAt, revokedAt }: Consent, at: Date): boolean =>
  grantedAt <= at && at < expiresAt && (revokedAt === null || at < revokedAt);
