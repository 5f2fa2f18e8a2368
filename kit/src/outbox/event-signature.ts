import { createHmac, timingSafeEqual } from "node:crypto";

/** The header that proves who sent events, and that nobody changed them. */
export const EVENTS_HEADER = "kith-events";

const LIFETIME_MS = 60_000;
const CLOCK_SKEW_MAX_MS = 30_000;
const HEADER = /^(\d{13})\.([\w-]{43})$/;

type Options = { readonly key: Buffer; readonly audience: string; readonly nowMs?: number };

/** Signs a delivery for one consumer (`audience`), good for a minute. */
export function signEvents(body: string, { key, audience, nowMs = Date.now() }: Options): string {
  return `${nowMs}.${signatureOf(body, { key, audience, nowMs }).toString("base64url")}`;
}

/** Whether a header was made by `signEvents` for this body and this consumer, within the last minute. */
export function isSignatureOf(
  body: string,
  header: unknown,
  { key, audience, nowMs = Date.now() }: Options,
): boolean {
  const [, issuedAt = "", given = ""] = typeof header === "string" ? (HEADER.exec(header) ?? []) : [];
  if (given === "") return false;

  const ageMs = nowMs - Number(issuedAt);
  const expected = signatureOf(body, { key, audience, nowMs: Number(issuedAt) });
  const isGenuine = timingSafeEqual(Buffer.from(given, "base64url"), expected);
  return isGenuine && ageMs <= LIFETIME_MS && ageMs >= -CLOCK_SKEW_MAX_MS;
}

// The first line keeps it apart from the viewer header, which is signed with the same key and holds no line break.
const signatureOf = (body: string, { key, audience, nowMs }: Required<Options>): Buffer =>
  createHmac("sha256", key).update(`events\n${audience}\n${nowMs}\n${body}`).digest();
