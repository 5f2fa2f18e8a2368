import { ApiError } from "@kith/kit/api-error.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";

const ISSUER = "kith";
const AUDIENCE = "kith";
const ALGORITHMS = ["EdDSA"];
const CLOCK_SKEW_MAX_S = 5;
const TOKEN_LENGTH_MAX = 4_096;
const SUBJECT_LENGTH_MAX = 128;
const SCOPES_MAX = 64;

const JWKS_TIMEOUT_MS = 3_000;
const JWKS_MAX_AGE_MS = 10 * 60_000;
// A token with an unknown key id asks for new keys; this long, at most one of them does.
const JWKS_COOLDOWN_MS = 10_000;

const BEARER = /^Bearer +(?<token>[A-Za-z0-9._~+/=-]+) *$/i;

/** Who a client is, as its token says. */
export type TokenViewer = Omit<Viewer, "requestId" | "address">;

/** What an Authorization header says: who asks, and until when that is so; null for nobody, who has no end. */
export type Bearer = { readonly viewer: TokenViewer; readonly expiresAtMs: number | null };

/** Reads the Authorization header of a request. */
export type TokenReader = (authorization: string | undefined) => Promise<Bearer>;

const NOBODY: Bearer = { viewer: { viewerId: null, scopes: [] }, expiresAtMs: null };

/**
 * Reads access tokens: JWTs signed with EdDSA by a key in the JWKS at `jwksUrl`. A request without the header speaks for
 * nobody; one with a token that is no good is refused and never served as nobody's, so that clients notice.
 *
 * The reader throws ApiError UNAUTHENTICATED with a sentence that says what is wrong with the token, or
 * SUBGRAPH_UNAVAILABLE when the keys cannot be had.
 */
export function tokenReader(jwksUrl: string): TokenReader {
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: JWKS_TIMEOUT_MS,
    cacheMaxAge: JWKS_MAX_AGE_MS,
    cooldownDuration: JWKS_COOLDOWN_MS,
  });

  return async (authorization) => {
    if (authorization === undefined) return NOBODY;
    const token = BEARER.exec(authorization)?.groups?.token;
    if (token === undefined) throw refused("The Authorization header must be: Bearer <access token>.");
    if (token.length > TOKEN_LENGTH_MAX)
      throw refused(
        `The access token must have at most ${TOKEN_LENGTH_MAX} characters, got ${token.length}.`,
      );

    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: ISSUER,
        audience: AUDIENCE,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW_MAX_S,
        requiredClaims: ["sub", "exp"],
      });
      return { viewer: viewerOf(payload), expiresAtMs: (Number(payload.exp) + CLOCK_SKEW_MAX_S) * 1_000 };
    } catch (error) {
      throw error instanceof ApiError ? error : tokenError(error as Error);
    }
  };
}

function viewerOf({ sub, scope, sid }: JWTPayload): TokenViewer {
  if (!sub || sub.length > SUBJECT_LENGTH_MAX)
    throw refused(`The access token's "sub" must have 1 to ${SUBJECT_LENGTH_MAX} characters.`);
  const scopes = typeof scope === "string" ? scope.split(" ").filter(Boolean) : [];
  const hasSession = typeof sid === "string" && sid !== "" && sid.length <= SUBJECT_LENGTH_MAX;
  return { viewerId: sub, scopes: scopes.slice(0, SCOPES_MAX), ...(hasSession && { sessionId: sid }) };
}

function tokenError(error: Error): ApiError {
  if (error instanceof errors.JWTExpired)
    return refused("The access token has expired: get a new one.", error);
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return refused("The access token has a wrong signature: no key of this service made it.", error);
  if (error instanceof errors.JOSEAlgNotAllowed)
    return refused(`The access token must be signed with ${ALGORITHMS.join(" or ")}.`, error);
  if (error instanceof errors.JWTClaimValidationFailed)
    return refused(`The access token was not made for this service: its "${error.claim}" is wrong.`, error);
  if (isKeyTrouble(error))
    return new ApiError(
      "SUBGRAPH_UNAVAILABLE",
      "Access tokens cannot be checked at the moment, since the keys are not to be had: try again.",
      { cause: error },
    );
  return refused("The access token is malformed: it is no signed JWT.", error);
}

// jose has no class of its own for an answer that is not 200: it is a plain JOSEError. fetch throws TypeErrors.
const isKeyTrouble = (error: Error): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === errors.JOSEError.code;

const refused = (message: string, cause?: Error) =>
  new ApiError("UNAUTHENTICATED", message, cause ? { cause } : {});
