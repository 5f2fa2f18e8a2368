import { ApiError } from "@kith/kit/api-error.ts";

/** Further away than any token's end, and than what a timer takes. */
const WAIT_MAX_MS = 24 * 60 * 60_000;

/** Aborts when an access token expires: who a connection speaks for is known until then and no longer. */
export function endOfToken(expiresAtMs: number | null): { readonly signal: AbortSignal; forget(): void } {
  const expired = new AbortController();
  const timer = setTimeout(
    () => expired.abort(new ApiError("UNAUTHENTICATED", "The access token has expired: get a new one.")),
    expiresAtMs === null ? WAIT_MAX_MS : Math.min(Math.max(expiresAtMs - Date.now(), 0), WAIT_MAX_MS),
  ).unref();
  return { signal: expired.signal, forget: () => clearTimeout(timer) };
}
