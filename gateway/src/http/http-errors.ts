import { type ServerResponse, STATUS_CODES } from "node:http";
import { ApiError, type ErrorCode } from "@kith/kit/api-error.ts";
import { presentError } from "@kith/kit/present-error.ts";
import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifyServerOptions,
} from "fastify";
import { newRequestId } from "../client-request.ts";
import { RateLimited } from "../rate-limit/rate-limited.ts";
import { HttpRefusal } from "./http-refusal.ts";
import { answerTypeFor, GRAPHQL_TYPE, JSON_TYPE } from "./media-types.ts";

const STATUS_BY_CODE: Partial<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
  PERSISTED_QUERY_ID_REQUIRED: 400,
  QUERY_NOT_IN_SAFELIST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  TOO_MANY_SUBSCRIPTIONS: 429,
  SUBGRAPH_UNAVAILABLE: 503,
  OVERLOADED: 503,
};

/** Gives errors from before GraphQL, of the token, the path or the body, the form of every other error. */
export function answerHttpErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const known = error instanceof ApiError ? error : apiErrorOf(error);
    const code = known.extensions.code as ErrorCode;
    const requestId = String(reply.getHeader("x-request-id") ?? "") || null;
    const shown = presentError({ message: known.message, extensions: { code } }, error, {
      log: app.log,
      requestId,
    });

    const type = answerTypeFor(request.headers.accept) ?? JSON_TYPE;
    const status = statusOf(known, error);
    // Clients expect that of application/json alone; by the other type an answer without data is no success.
    reply.code(status === 200 && type === GRAPHQL_TYPE ? 400 : status);
    if (known instanceof HttpRefusal) reply.headers(known.headers);
    if (error instanceof RateLimited) reply.header("retry-after", error.retryAfterS);
    if (code === "UNAUTHENTICATED") reply.header("www-authenticate", 'Bearer error="invalid_token"');
    if (known.originalError) request.log.debug({ err: known.originalError, requestId }, known.message);
    // What was prepared for an answer that did not come about.
    reply.header("cache-control", "no-store").removeHeader("age");
    return reply.type(type).send({ errors: [shown] });
  });

  app.setNotFoundHandler(() => {
    throw new HttpRefusal("There is nothing here: the graph answers at /graphql.", { status: 404 });
  });
}

function statusOf(known: ApiError, error: FastifyError): number {
  if (known instanceof HttpRefusal) return known.status;
  const status =
    error instanceof ApiError ? STATUS_BY_CODE[known.extensions.code as ErrorCode] : error.statusCode;
  return status ?? 500;
}

// What fastify refuses with 4xx is the client's mistake, and fastify says which.
function apiErrorOf(error: FastifyError): ApiError {
  const isClients = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return new ApiError(isClients ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR", error.message, { cause: error });
}

/** Answers what never becomes a request with a route: a path that is none, and bytes that are no HTTP. */
export const errorAnswers: Pick<FastifyServerOptions, "clientErrorHandler" | "frameworkErrors"> = {
  frameworkErrors(_error, _request: FastifyRequest, reply: FastifyReply) {
    reply.raw.setHeader("x-request-id", newRequestId());
    reply.code(400).send(badRequest("The path of the URL is malformed."));
  },
  clientErrorHandler(error: Error & { readonly code?: string }, socket) {
    // Where somebody is being answered already, what follows on the connection has no answer of its own.
    const { _httpMessage: underWay } = socket as { readonly _httpMessage?: ServerResponse };
    if (error.code === "ECONNRESET" || socket.destroyed || underWay?.headersSent)
      return void socket.destroy();
    const { status, message } = UNREADABLE[error.code ?? ""] ?? NO_HTTP;
    const body = JSON.stringify(badRequest(message));
    // Node watches no connection any more of which it could not read a request: whoever keeps theirs open would keep it for ever.
    const cut = setTimeout(() => socket.destroy(), CLOSE_WITHIN_MS).unref();
    socket.once("close", () => clearTimeout(cut));
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        "content-type: application/json; charset=utf-8",
        `content-length: ${Buffer.byteLength(body)}`,
        "cache-control: no-store",
        "connection: close",
        `\r\n${body}`,
      ].join("\r\n"),
    );
  },
};

const CLOSE_WITHIN_MS = 1_000;
const NO_HTTP = { status: 400, message: "This is no HTTP request." };
const UNREADABLE: Readonly<Record<string, { readonly status: number; readonly message: string }>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    message: "URL and headers may have 16 KiB together: send a long operation by POST, or by its id.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: "The request took too long to arrive." },
};

const badRequest = (message: string) => ({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
