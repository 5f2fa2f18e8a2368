import { HeaderMap } from "@apollo/server";
import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import { RateLimited } from "./rate-limited.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** What a document costs that had to be read to find out that it is refused. */
const MISTAKE_COST = 10;

/**
 * Charges whoever asks what the operation costs, and refuses it when they have not so much left: also a subscription that is opened,
 * and each of its events.
 */
export const rateLimitPlugin = (limiter: RateLimiter): OperationPlugin => ({
  requestDidStart({ contextValue }) {
    const { viewer, cost } = contextValue.client;
    let isTaken = false;
    return {
      async responseForOperation({ response }) {
        isTaken = true;
        try {
          for (const [name, value] of await limiter.take(viewer, cost.estimated ?? 0))
            response.http.headers.set(name, value);
          return null;
        } catch (error) {
          if (!(error instanceof RateLimited)) throw error;
          const { message, extensions, retryAfterS } = error;
          return {
            http: { status: 429, headers: new HeaderMap([["retry-after", String(retryAfterS)]]) },
            body: { kind: "single", singleResult: { errors: [{ message, extensions }] } },
          };
        }
      },

      // Whatever it was refused for before its cost was taken, for being too costly above all.
      willSendResponse({ source }) {
        if (!isTaken && source !== undefined) limiter.charge(viewer, MISTAKE_COST);
      },
    };
  },
});
