import type { GraphQLFormattedError } from "graphql";
import { isErrorCode } from "./api-error.ts";

type Logger = { error(details: object, message: string): void };
type Presenting = {
  readonly log: Logger;
  readonly requestId: string | null;
  /** Whether messages may tell names of the schema that nobody asked for: "Did you mean …?" */
  readonly mayHint?: boolean;
};

/** Characters of a message: a longer one is no sentence for developers. */
const MESSAGE_LENGTH_MAX = 1_000;

// As graphql-js begins the last sentence of a message.
const HINT = "Did you mean ";

/**
 * What a client may see of an error: message, path and code when the code stands in the table of `api-error.ts`, else
 * nothing but that something went wrong. What is held back goes to the log, with the id to find it by.
 */
export function presentError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { log, requestId, mayHint = false }: Presenting,
): GraphQLFormattedError {
  const code = formatted.extensions?.code;
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (isErrorCode(code) && code !== "INTERNAL_SERVER_ERROR") {
    // Before it is shortened, or a hint without its end would be none.
    const message = shortened(mayHint ? formatted.message : withoutHint(formatted.message));
    return { message, ...place, extensions: { code } };
  }

  log.error({ err: error, requestId, path: formatted.path }, "unexpected error");
  const hint = requestId === null ? "" : ` Quote request ${requestId} when you report it.`;
  return {
    message: `Something went wrong on our side.${hint}`,
    ...place,
    extensions: { code: "INTERNAL_SERVER_ERROR", ...(requestId !== null && { requestId }) },
  };
}

// Looked for from the end: what stands before it can be megabytes that a client wrote, and a pattern would be tried all over it.
function withoutHint(message: string): string {
  const place = message.endsWith("?") ? message.lastIndexOf(HINT) : -1;
  return place < 0 ? message : message.slice(0, place).trimEnd();
}

const shortened = (message: string): string =>
  message.length > MESSAGE_LENGTH_MAX ? `${message.slice(0, MESSAGE_LENGTH_MAX)}…` : message;
