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

/** The key that signs, and the public halves of all that are good: those of the past and of the future too. */
export type SigningKeys = { readonly current: SigningKey; readonly publicJwks: readonly JWK[] };

export const TOKEN_ALGORITHM = "EdDSA";
const KEYS_MAX = 8;
const EXPECTED = `KITH_TOKEN_KEY must be an Ed25519 private key as a JWK in JSON, or a JWK set of 1 to ${KEYS_MAX}`;

/**
 * Reads one key, or a set of them, of which the first signs and all are published. A new key is put last until every
 * verifier has fetched it, then first; an old one goes when the last token that it signed has expired.
 *
 * @throws Error that names the setting when the text is neither.
 */
export async function signingKeysOf(json: string): Promise<SigningKeys> {
  const parsed = parse(json);
  const jwks = "keys" in parsed ? parsed.keys : [parsed];
  if (!Array.isArray(jwks) || jwks.length > KEYS_MAX) throw new Error(`${EXPECTED}.`);
  const [current, ...others] = await Promise.all(jwks.map(signingKeyOf));
  if (current === undefined) throw new Error(`${EXPECTED}.`);
  return { current, publicJwks: [current, ...others].map(({ publicJwk }) => publicJwk) };
}

function parse(json: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (cause) {
    throw new Error(`${EXPECTED}: it is not JSON.`, { cause });
  }
  if (typeof parsed !== "object" || parsed === null) throw new Error(`${EXPECTED}.`);
  return parsed;
}

async function signingKeyOf(jwk: JWK): Promise<SigningKey> {
  if (jwk?.kty !== "OKP" || jwk.crv !== "Ed25519" || !jwk.d) throw new Error(`${EXPECTED}.`);

  const { kty, crv, x } = jwk;
  const publicPart = { kty, crv, ...(x !== undefined && { x }) };
  const keyId = await calculateJwkThumbprint(publicPart);
  const privateKey = (await importJWK(jwk, TOKEN_ALGORITHM)) as CryptoKey;
  return { keyId, privateKey, publicJwk: { ...publicPart, kid: keyId, alg: TOKEN_ALGORITHM, use: "sig" } };
}

/** A new signing key, in the form that `signingKeysOf` reads. */
export async function newSigningKeyJson(): Promise<string> {
  const { privateKey } = await generateKeyPair(TOKEN_ALGORITHM, { crv: "Ed25519", extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}
