import type { GraphQLFormattedError } from "graphql";
import { isErrorCode } from "./api-error.ts";

type Logger = { error(details: object, message: string): void };

/**
 * What a client may see of an error: message, path and code when the code stands in the table of `api-error.ts`, else
 * nothing but that something went wrong. What is held back goes to the log, with the id to find it by.
 */
export function presentError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { log, requestId }: { readonly log: Logger; readonly requestId: string | null },
): GraphQLFormattedError {
  const code = formatted.extensions?.code;
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (isErrorCode(code) && code !== "INTERNAL_SERVER_ERROR") {
    return { message: formatted.message, ...place, extensions: { code } };
  }

  log.error({ err: error, requestId, path: formatted.path }, "unexpected error");
  const hint = requestId === null ? "" : ` Quote request ${requestId} when you report it.`;
  return {
    message: `Something went wrong on our side.${hint}`,
    ...place,
    extensions: { code: "INTERNAL_SERVER_ERROR", ...(requestId !== null && { requestId }) },
  };
}
