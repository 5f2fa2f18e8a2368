import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Throttle } from "../attempts/throttle.ts";
import { maySignIn } from "../deletions/model.ts";
import type { CredentialStore } from "./credential-store.ts";
import { type Credential, passwordHashOf } from "./model.ts";
import type { PasswordHasher } from "./password-hasher.ts";

export type PasswordProof = ReturnType<typeof passwordProof>;

type Parts = {
  readonly credentials: Pick<CredentialStore, "findByHandle" | "findById">;
  readonly hasher: Pick<PasswordHasher, "verify">;
  readonly throttle: Pick<Throttle, "admitPassword">;
  readonly now: () => Date;
};

/** Whose password it is said to be, and where it was typed. */
type Claim = ({ readonly handle: string } | { readonly userId: GlobalId }) & {
  readonly password: string;
  readonly address: string | null;
};

/** A password that is right: the credential it belongs to, and how to take back that the try was counted. */
export type Proof = { readonly credential: Credential; readonly succeed: () => Promise<void> };

/**
 * The one place where a password is looked at: counted before, in the same time whether there is one or not. None is right
 * any more shortly before an account is erased.
 */
export const passwordProof =
  ({ credentials, hasher, throttle, now }: Parts) =>
  /** Four commands, one more to take the try back. */
  async (claim: Claim): Promise<Proof | "TOO_MANY" | "WRONG"> => {
    const { password, address } = claim;
    const who = "handle" in claim ? claim.handle : claim.userId;
    const admitted = await throttle.admitPassword({ handle: who, address });
    if (admitted === null) return "TOO_MANY";

    const credential = await ("handle" in claim
      ? credentials.findByHandle(claim.handle)
      : credentials.findById(claim.userId));
    const isRight = await hasher.verify(credential && passwordHashOf(credential), password);
    return isRight && credential !== null && maySignIn(credential, now())
      ? { credential, succeed: admitted.succeed }
      : "WRONG";
  };
