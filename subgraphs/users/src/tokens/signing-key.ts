import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";

/** A key that signs access tokens: its private half, and its public half as it stands in the JWKS. */
export type SigningKey = { readonly keyId: string; readonly privateKey: CryptoKey; readonly publicJwk: JWK };

export const TOKEN_ALGORITHM = "EdDSA";

/** A new private key, Ed25519. */
export async function newPrivateJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(TOKEN_ALGORITHM, { crv: "Ed25519", extractable: true });
  return exportJWK(privateKey);
}

/** The key that a private JWK is; its id is the thumbprint of its public half (RFC 7638). */
export async function signingKeyOf(jwk: JWK): Promise<SigningKey> {
  const { kty = "OKP", crv = "Ed25519", x = "" } = jwk;
  const keyId = await calculateJwkThumbprint({ kty, crv, x });
  const privateKey = (await importJWK(jwk, TOKEN_ALGORITHM)) as CryptoKey;
  return { keyId, privateKey, publicJwk: { kty, crv, x, kid: keyId, alg: TOKEN_ALGORITHM, use: "sig" } };
}
