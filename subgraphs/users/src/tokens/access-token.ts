import { SignJWT } from "jose";
import { type SigningKey, TOKEN_ALGORITHM } from "./signing-key.ts";

export const ACCESS_TOKEN_LIFETIME_S = 15 * 60;
const ISSUER = "kith";
const AUDIENCE = "kith";

/** What a token lets its bearer do: everybody is a `user`; `support` and `operator` are granted. */
export const SCOPES = ["user", "support", "operator"] as const;
export type Scope = (typeof SCOPES)[number];

type Options = {
  readonly key: SigningKey;
  readonly scopes?: readonly Scope[];
  /** The sign-in that the token belongs to; without one it cannot be signed out. */
  readonly sessionId?: string;
  readonly lifetimeS?: number;
};

/** An access token for a person: a JWT that the gateway verifies by the JWKS, good for 15 minutes unless said otherwise. */
export function signAccessToken(
  userId: string,
  { key, scopes = ["user"], sessionId, lifetimeS = ACCESS_TOKEN_LIFETIME_S }: Options,
): Promise<string> {
  return new SignJWT({ scope: scopes.join(" "), ...(sessionId !== undefined && { sid: sessionId }) })
    .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid: key.keyId })
    .setSubject(userId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeS}s`)
    .sign(key.privateKey);
}
