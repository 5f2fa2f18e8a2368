import { ApiError } from "@kith/kit/api-error.ts";

/** As long as a timer takes, and looks at the clock again. */
const LOOK_EVERY_MS = 24 * 60 * 60_000;

/**
 * Aborts when an access token expires: who a connection speaks for is known until then and no longer.
 *
 * @param expiresAtMs null: there is none, or none that ends.
 */
export function endOfToken(expiresAtMs: number | null): { readonly signal: AbortSignal; forget(): void } {
  const expired = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const waitUntil = (atMs: number): void => {
    const leftMs = Math.max(atMs - Date.now(), 0);
    timer = setTimeout(
      () => {
        if (leftMs > LOOK_EVERY_MS) waitUntil(atMs);
        else expired.abort(new ApiError("UNAUTHENTICATED", "The access token has expired: get a new one."));
      },
      Math.min(leftMs, LOOK_EVERY_MS),
    ).unref();
  };
  if (expiresAtMs !== null) waitUntil(expiresAtMs);
  return { signal: expired.signal, forget: () => clearTimeout(timer) };
}
