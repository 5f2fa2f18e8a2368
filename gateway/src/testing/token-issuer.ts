import Fastify from "fastify";
import { type CryptoKey, exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";

type Claims = {
  readonly sub?: string;
  readonly iss?: string;
  readonly aud?: string;
  readonly scope?: string;
  readonly sid?: unknown;
  readonly policies?: unknown;
  /** Seconds from now; negative: it has expired. */
  readonly expiresInS?: number;
};

/** A stand-in for the subgraph that issues access tokens: one key, published over HTTP on a port of its own. */
export async function startTokenIssuer() {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA");
  const jwk = { ...(await exportJWK(publicKey)), kid: "key-1", alg: "EdDSA", use: "sig" };
  let requestCount = 0;

  const app = Fastify({ forceCloseConnections: true });
  app.get("/.well-known/jwks.json", async () => {
    requestCount += 1;
    return { keys: [jwk] };
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });

  return {
    jwksUrl: `${url}/.well-known/jwks.json`,
    tokenOf: (sub: string, claims: Claims = {}) => signToken(privateKey, { sub, ...claims }),
    get requestCount() {
      return requestCount;
    },
    close: () => app.close(),
  };
}

/** Signs a token with any key, under any header: what an attacker would try. */
export function signToken(
  key: CryptoKey,
  { expiresInS = 60, iss = "kith", aud = "kith", ...claims }: Claims,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", kid: "key-1", ...header })
    .setIssuer(iss)
    .setAudience(aud)
    .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresInS)
    .sign(key);
}
