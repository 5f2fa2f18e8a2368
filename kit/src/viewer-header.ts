import { createHmac, timingSafeEqual } from "node:crypto";

/** The header in which the gateway tells subgraphs, and subgraphs tell their peers, on whose behalf they ask. */
export const VIEWER_HEADER = "kith-viewer";

/**
 * The scope of a subgraph that asks a peer for itself, and about several people at once. No token carries it: users gives out only
 * the scopes that it knows.
 */
export const PEER_SCOPE = "peer";

/** Who asks: the viewer's global id and scopes, and the id that ties all work of one client request together. */
export type Viewer = {
  readonly viewerId: string | null;
  readonly scopes: readonly string[];
  /** What the viewer's token says of policies that hold for them; absent where it says nothing. */
  readonly policies?: readonly string[];
  readonly requestId: string;
  /** The sign-in that the viewer's token belongs to; absent where it belongs to none. */
  readonly sessionId?: string;
  /** The network address that the client asked from; absent where no client asked. */
  readonly address?: string;
};

// Long enough for clocks that differ by a little, too short for a header that leaked into a log to be of use.
const LIFETIME_MS = 60_000;
const CLOCK_SKEW_MAX_MS = 30_000;
const HEADER_LENGTH_MAX = 8_192;

type Claims = Viewer & { readonly audience: string; readonly issuedAtMs: number };
type Options = { readonly key: Buffer; readonly audience: string; readonly nowMs?: number };

/** Signs who asks, for one subgraph (`audience`), good for a minute. */
export function signViewer(viewer: Viewer, { key, audience, nowMs = Date.now() }: Options): string {
  const claims: Claims = { ...viewer, audience, issuedAtMs: nowMs };
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${payload}.${signatureOf(payload, key).toString("base64url")}`;
}

/** The viewer that a header speaks for; null when it is missing, forged, meant for another subgraph or too old. */
export function verifyViewer(header: unknown, { key, audience, nowMs = Date.now() }: Options): Viewer | null {
  if (typeof header !== "string" || header.length > HEADER_LENGTH_MAX) return null;
  const [payload, signature, ...rest] = header.split(".");
  if (!payload || !signature || rest.length > 0) return null;

  const given = Buffer.from(signature, "base64url");
  const expected = signatureOf(payload, key);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;

  // Only what carries the signature is parsed: it was written by signViewer.
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Claims;
  const { audience: intendedFor, issuedAtMs, ...viewer } = claims;
  const ageMs = nowMs - issuedAtMs;
  return intendedFor === audience && ageMs <= LIFETIME_MS && ageMs >= -CLOCK_SKEW_MAX_MS ? viewer : null;
}

const signatureOf = (payload: string, key: Buffer): Buffer =>
  createHmac("sha256", key).update(payload).digest();
