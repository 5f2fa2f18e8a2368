import { ApiError } from "@kith/kit/api-error.ts";
import type { Bearer, TokenReader } from "../access-token.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** What a token costs that is no good: it takes a signature to find that out. */
const BAD_TOKEN_COST = 10;

/** Reads an Authorization header that came from an address. */
export type ChargedTokenReader = (authorization: string | undefined, address: string) => Promise<Bearer>;

/**
 * Reads the token of a request from an address that has something left, and charges it for one that is no good.
 *
 * @throws RateLimited when it is known that the address has nothing left.
 */
export function chargedTokens(readToken: TokenReader, limiter: RateLimiter | null): ChargedTokenReader {
  return async (authorization, address) => {
    if (limiter === null || authorization === undefined) return readToken(authorization);
    const payer = { viewerId: null, address };
    limiter.refuseSpent(payer);
    try {
      return await readToken(authorization);
    } catch (error) {
      if (error instanceof ApiError && error.extensions.code === "UNAUTHENTICATED")
        limiter.charge(payer, BAD_TOKEN_COST);
      throw error;
    }
  };
}
