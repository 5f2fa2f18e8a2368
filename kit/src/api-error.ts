import { GraphQLError } from "graphql";

/** Every error code that a client may see, in `docs/errors.md` with its cause and its way out. */
export const ERROR_CODES = [
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "PERSISTED_QUERY_ID_REQUIRED",
  "QUERY_NOT_IN_SAFELIST",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "GATEWAY_ONLY",
  "RATE_LIMITED",
  "TOO_MANY_SUBSCRIPTIONS",
  "SUBSCRIPTION_INTERRUPTED",
  "SUBGRAPH_UNAVAILABLE",
  "OUTCOME_UNKNOWN",
  "DEADLINE_EXCEEDED",
  "OVERLOADED",
  "INTERNAL_SERVER_ERROR",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

const knownCodes: ReadonlySet<unknown> = new Set(ERROR_CODES);

/** Whether a code stands in the table, so that an error that carries it may be shown to clients. */
export const isErrorCode = (code: unknown): code is ErrorCode => knownCodes.has(code);

/** A request that is wrong: the message says what was expected and what came. */
export class ApiError extends GraphQLError {
  constructor(code: ErrorCode, message: string, { cause }: { cause?: Error } = {}) {
    super(message, { extensions: { code }, originalError: cause ?? null });
  }
}

/** @throws ApiError UNAUTHENTICATED when nobody is signed in. */
export function requireViewer(viewerId: string | null): string {
  if (viewerId === null)
    throw new ApiError("UNAUTHENTICATED", "This needs a signed-in viewer: send an access token.");
  return viewerId;
}

/** @throws ApiError FORBIDDEN when the viewer's token lacks a scope. */
export function requireScope(scopes: readonly string[], scope: string): void {
  if (!scopes.includes(scope)) throw new ApiError("FORBIDDEN", `This needs the scope "${scope}".`);
}
