import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Deletion } from "../deletions/model.ts";
import type { Scope } from "../tokens/access-token.ts";

/** A password, as stored. */
export type PasswordAuthenticator = {
  readonly type: "PASSWORD";
  /** In PHC string format: algorithm, parameters and salt stand with the hash. */
  readonly hash: string;
  readonly addedAt: Date;
};

/** One way by which a person proves who they are: told apart by `type`, so that there may be others. */
export type Authenticator = PasswordAuthenticator;

/** How a person proves who they are. Whoever has none cannot sign in. */
export type Credential = {
  readonly _id: GlobalId;
  /** The person's handle, so that signing in finds handle and authenticators with the same one command. */
  readonly handle: string;
  /** At most one is a password. */
  readonly authenticators: readonly Authenticator[];
  readonly scopes: readonly Scope[];
  /** When the password was set. */
  readonly changedAt: Date;
  readonly signedInAt: Date;
  /** That the person has asked to be gone: so that who signs in is looked at with one command. */
  readonly deletion?: Deletion;
};

/** A credential's row: those from when a password was the only authenticator hold its hash itself. */
export type StoredCredential =
  | Credential
  | (Omit<Credential, "authenticators"> & { readonly passwordHash: string });

export const PASSWORD_LENGTH_MIN = 8;
export const PASSWORD_LENGTH_MAX = 128;

export const passwordAuthenticator = (hash: string, addedAt: Date): PasswordAuthenticator => ({
  type: "PASSWORD",
  hash,
  addedAt,
});

/** What a row says, whichever form it has. */
export function credentialOf(row: StoredCredential): Credential {
  if ("authenticators" in row) return row;
  const { passwordHash, ...rest } = row;
  return { ...rest, authenticators: [passwordAuthenticator(passwordHash, rest.changedAt)] };
}

/** The hash of the password, null where there is none. */
export const passwordHashOf = ({ authenticators }: Credential): string | null =>
  authenticators.find(({ type }) => type === "PASSWORD")?.hash ?? null;

/** The same authenticators with another password. */
export const withPassword = (
  { authenticators }: Credential,
  hash: string,
  at: Date,
): readonly Authenticator[] => [
  ...authenticators.filter(({ type }) => type !== "PASSWORD"),
  passwordAuthenticator(hash, at),
];
