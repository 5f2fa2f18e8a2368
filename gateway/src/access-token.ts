import { ApiError } from "@kith/kit/api-error.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import { type CryptoKey, createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { DEFAULT_TOKEN_SETTINGS, type TokenSettings } from "./token-settings.ts";

const TOKEN_LENGTH_MAX = 4_096;
const SUBJECT_LENGTH_MAX = 128;
const SCOPES_MAX = 64;
const POLICIES_MAX = 64;
/** Keys that a token without a key id is tried with. */
const KEYS_TRIED_MAX = 8;

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
 * Reads access tokens: JWTs signed by a key in the JWKS at `jwksUrl`, for this service, with one of the algorithms. A request
 * without the header speaks for nobody; one with a token that is no good is refused and never served as nobody's, so that clients
 * notice.
 *
 * The reader throws ApiError UNAUTHENTICATED with a sentence that says what is wrong with the token, or
 * SUBGRAPH_UNAVAILABLE when the keys cannot be had.
 */
export function tokenReader(jwksUrl: string, settings: TokenSettings = DEFAULT_TOKEN_SETTINGS): TokenReader {
  const { issuer, audiences, algorithms, clockSkewMaxS, jwksCooldownMs = JWKS_COOLDOWN_MS } = settings;
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: JWKS_TIMEOUT_MS,
    cacheMaxAge: JWKS_MAX_AGE_MS,
    cooldownDuration: jwksCooldownMs,
  });
  const verify = async (token: string): Promise<JWTPayload> => {
    const options = {
      issuer,
      audience: [...audiences],
      // What a token says of its algorithm is only believed within this list, and only for a key of that kind.
      algorithms: [...algorithms],
      clockTolerance: clockSkewMaxS,
      requiredClaims: ["sub", "exp"],
    };
    try {
      return (await jwtVerify(token, keys, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      return await verifyByAny(error, (key) => jwtVerify(token, key, options));
    }
  };

  return async (authorization) => {
    if (authorization === undefined) return NOBODY;
    const token = BEARER.exec(authorization)?.groups?.token;
    if (token === undefined) throw refused("The Authorization header must be: Bearer <access token>.");
    if (token.length > TOKEN_LENGTH_MAX)
      throw refused(
        `The access token must have at most ${TOKEN_LENGTH_MAX} characters, got ${token.length}.`,
      );

    try {
      const payload = await verify(token);
      return {
        viewer: viewerOf(payload, settings.policiesClaim),
        expiresAtMs: (Number(payload.exp) + clockSkewMaxS) * 1_000,
      };
    } catch (error) {
      throw error instanceof ApiError ? error : tokenError(error as Error, algorithms);
    }
  };
}

/** A token need not say which key made it: then each key of its kind may have. */
async function verifyByAny(
  candidates: AsyncIterable<CryptoKey>,
  verify: (key: CryptoKey) => Promise<{ readonly payload: JWTPayload }>,
): Promise<JWTPayload> {
  let triedCount = 0;
  for await (const key of candidates) {
    triedCount += 1;
    if (triedCount > KEYS_TRIED_MAX) break;
    try {
      return (await verify(key)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  throw new errors.JWSSignatureVerificationFailed();
}

function viewerOf({ sub, scope, sid, ...claims }: JWTPayload, policiesClaim: string): TokenViewer {
  // Only that it is there was asked: a number would be another person to whoever compares it.
  if (typeof sub !== "string" || sub === "" || sub.length > SUBJECT_LENGTH_MAX)
    throw refused(`The access token's "sub" must have 1 to ${SUBJECT_LENGTH_MAX} characters.`);
  const scopes = typeof scope === "string" ? scope.split(" ").filter(Boolean) : [];
  const policies = policiesIn(Object.hasOwn(claims, policiesClaim) ? claims[policiesClaim] : undefined);
  const hasSession = typeof sid === "string" && sid !== "" && sid.length <= SUBJECT_LENGTH_MAX;
  return {
    viewerId: sub,
    scopes: scopes.slice(0, SCOPES_MAX),
    ...(policies.length > 0 && { policies: policies.slice(0, POLICIES_MAX) }),
    ...(hasSession && { sessionId: sid }),
  };
}

// A list of texts, or a text with spaces between as scopes are.
function policiesIn(claim: unknown): readonly string[] {
  if (typeof claim === "string") return claim.split(" ").filter(Boolean);
  return Array.isArray(claim) ? claim.filter((policy) => typeof policy === "string" && policy !== "") : [];
}

function tokenError(error: Error, algorithms: readonly string[]): ApiError {
  if (error instanceof errors.JWTExpired)
    return refused("The access token has expired: get a new one.", error);
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return refused("The access token has a wrong signature: no key of this service made it.", error);
  if (error instanceof errors.JOSEAlgNotAllowed)
    return refused(`The access token must be signed with ${algorithms.join(" or ")}.`, error);
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
