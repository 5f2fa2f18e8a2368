import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";

/** The key that signs access tokens: its private half, and its public half as it stands in the JWKS. */
export type SigningKey = { readonly keyId: string; readonly privateKey: CryptoKey; readonly publicJwk: JWK };

export const TOKEN_ALGORITHM = "EdDSA";

/** @throws Error that names the setting when the text is not an Ed25519 private key. */
export async function signingKeyOf(jwkJson: string): Promise<SigningKey> {
  const expected = "KITH_TOKEN_KEY must be an Ed25519 private key as a JWK in JSON";
  let jwk: JWK;
  try {
    jwk = JSON.parse(jwkJson) as JWK;
  } catch (cause) {
    throw new Error(`${expected}: it is not JSON.`, { cause });
  }
  if (jwk.kty !== "OKP" || jwk.crv !== "Ed25519" || !jwk.d) throw new Error(`${expected}.`);

  const { kty, crv, x } = jwk;
  const publicPart = { kty, crv, ...(x !== undefined && { x }) };
  const keyId = await calculateJwkThumbprint(publicPart);
  const privateKey = (await importJWK(jwk, TOKEN_ALGORITHM)) as CryptoKey;
  return { keyId, privateKey, publicJwk: { ...publicPart, kid: keyId, alg: TOKEN_ALGORITHM, use: "sig" } };
}

/** A new signing key, in the form that `signingKeyOf` reads. */
export async function newSigningKeyJson(): Promise<string> {
  const { privateKey } = await generateKeyPair(TOKEN_ALGORITHM, { crv: "Ed25519", extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}
