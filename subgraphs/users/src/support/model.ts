import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Person } from "../people/model.ts";
import type { VerificationAnswer } from "../verifications/model.ts";

export const LOOK_PREFIX = "look";
/** How long it is kept who looked at whom. */
export const LOOK_KEPT_MS = 365 * 86_400_000;

/** One look of the support desk at an account, as stored: before anything is shown. */
export type Look = {
  readonly _id: GlobalId;
  /** Who looked. */
  readonly agent: GlobalId;
  /** Whose account it was; null where nobody has the handle. */
  readonly person: GlobalId | null;
  /** The handle that was asked for, in the form in which handles are stored. Null when the person is gone since. */
  readonly handle: string | null;
  readonly at: Date;
  /** When the database may drop it. */
  readonly expiresAt: Date;
};

/** What the support desk is shown of an account: nothing that the person says of themselves, and nothing to sign in with. */
export type SupportAccount = Pick<Person, "_id" | "handle" | "createdAt"> & {
  readonly signIn: "OPEN" | "SLOWED" | "NO_PASSWORD";
  readonly lastSignInAt: Date | null;
  readonly realNameStatus: "PENDING" | VerificationAnswer | null;
  readonly openSessionCount: number;
  /** When the account is erased, if somebody asked for that. */
  readonly erasesAt: Date | null;
};
