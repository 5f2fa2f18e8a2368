import type { GlobalId } from "@kith/kit/global-id.ts";

export const SESSION_PREFIX = "session";

/** How long a device may stay away and still be signed in. */
export const IDLE_MAX_MS = 30 * 86_400_000;
/** How long a sign-in lasts, however busy it is. */
export const AGE_MAX_MS = 365 * 86_400_000;
/** A person signed in on more devices than this is signed out on the one that has been away longest. */
export const SESSIONS_MAX = 20;

/** One sign-in of a person on one device, as stored: the family of all refresh tokens that follow from it. */
export type Session = {
  readonly _id: GlobalId;
  readonly user: GlobalId;
  /** Of the part that all tokens of the family share. */
  readonly familyHash: string;
  /** Of the one refresh token that is good now. */
  readonly tokenHash: string;
  readonly startedAt: Date;
  readonly refreshedAt: Date;
  /** When the database may drop it. */
  readonly expiresAt: Date;
};

/** When a session that is refreshed now ends, unless it is refreshed again. */
export const expiryOf = (startedAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + IDLE_MAX_MS, startedAt.getTime() + AGE_MAX_MS));
