import { type KeyRing, keyRing } from "../../subgraphs/users/src/tokens/key-ring.ts";
import type { SigningKeyStore } from "../../subgraphs/users/src/tokens/signing-key-store.ts";
import { developmentKeys } from "../supervisor/development-keys.ts";
import { KITH_DIR } from "./open-database.ts";

/** The signing keys of a Kith that runs, opened with the secret of the environment, else with that of this working copy. */
export function openKeyRing({ signingKeys }: { readonly signingKeys: SigningKeyStore }): KeyRing {
  const secret = Buffer.from(developmentKeys(KITH_DIR).KITH_TOKEN_KEY, "base64");
  return keyRing({ keys: signingKeys, secret, now: () => new Date() });
}
