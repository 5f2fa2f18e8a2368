import { ApiError, type ErrorCode } from "@kith/kit/api-error.ts";
import { presentError } from "@kith/kit/present-error.ts";
import type { FastifyError, FastifyInstance } from "fastify";
import { RateLimited } from "./rate-limit/rate-limited.ts";

const STATUS_BY_CODE: Partial<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  TOO_MANY_SUBSCRIPTIONS: 429,
  SUBGRAPH_UNAVAILABLE: 503,
  OVERLOADED: 503,
};

/** Gives errors from before GraphQL, of the token or of the body, the form of every other error. */
export function answerHttpErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const known = error instanceof ApiError ? error : apiErrorOf(error);
    const code = known.extensions.code as ErrorCode;
    const requestId = String(reply.getHeader("x-request-id") ?? "") || null;
    const shown = presentError({ message: known.message, extensions: { code } }, error, {
      log: app.log,
      requestId,
    });

    reply.code((error instanceof ApiError ? STATUS_BY_CODE[code] : error.statusCode) ?? 500);
    if (code === "UNAUTHENTICATED") reply.header("www-authenticate", 'Bearer error="invalid_token"');
    if (error instanceof RateLimited) reply.header("retry-after", error.retryAfterS);
    if (known.originalError) request.log.debug({ err: known.originalError, requestId }, known.message);
    return reply.send({ errors: [shown] });
  });
}

// What fastify refuses with 4xx is the client's mistake, and fastify says which.
function apiErrorOf(error: FastifyError): ApiError {
  const isClients = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return new ApiError(isClients ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR", error.message, { cause: error });
}
