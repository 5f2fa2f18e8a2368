import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import type { GatewayContext } from "../client-request.ts";
import { RateLimited } from "./rate-limited.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** What a document costs that had to be read to find out that it is no operation. */
const MISTAKE_COST = 10;

/**
 * Charges whoever asks what the operation costs, and refuses it when they have not so much left: also a subscription that is opened,
 * and each of its events.
 */
export const rateLimitPlugin = (limiter: RateLimiter): ApolloServerPlugin<GatewayContext> => ({
  async requestDidStart({ contextValue }) {
    const { viewer, cost } = contextValue.client;
    const chargeMistake = async (mistake: unknown) => {
      if (mistake !== undefined) limiter.charge(viewer, MISTAKE_COST);
    };
    return {
      parsingDidStart: async () => chargeMistake,
      validationDidStart: async () => chargeMistake,

      async responseForOperation({ response }) {
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
    };
  },
});
