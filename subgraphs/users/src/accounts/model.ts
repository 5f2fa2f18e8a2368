import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Scope } from "../tokens/access-token.ts";

/** How a person proves who they are, as stored. Whoever has none cannot sign in. */
export type Credential = {
  readonly _id: GlobalId;
  /** The person's handle, so that signing in finds handle and password with the same one command. */
  readonly handle: string;
  /** In PHC string format: algorithm, parameters and salt stand with the hash. */
  readonly passwordHash: string;
  readonly scopes: readonly Scope[];
  readonly changedAt: Date;
  readonly signedInAt: Date;
};

export const PASSWORD_LENGTH_MIN = 8;
export const PASSWORD_LENGTH_MAX = 128;
