import type { GraphQLFormattedError } from "graphql";

/** What a subgraph is asked. */
export type Question = { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };

/** What a subgraph says. */
export type Answer = {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
};

/** An answer with what is not for clients. */
export type Read = Answer & { readonly extensions?: unknown; readonly identity?: string | undefined };

const SHOWN_LENGTH_MAX = 300;
/** A page of a thousand entities, each with one. */
const ERRORS_MAX = 1_000;
/** Names and indexes from the root: more than the levels that an operation may have, each in a list. */
const PATH_LENGTH_MAX = 64;

// What a subgraph says of the text or the headers of a request is about the gateway, which wrote them.
const CODES_ABOUT_THE_GATEWAY: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "PERSISTED_QUERY_ID_REQUIRED",
  "QUERY_NOT_IN_SAFELIST",
  "GATEWAY_ONLY",
  "TOO_MANY_SUBSCRIPTIONS",
]);

// Only the subgraph knows what its scalars accept, and it says so of a literal while it validates.
const BAD_LITERAL = /^Expected value of type /;

/**
 * Reads the body of a subgraph's response.
 *
 * @throws Error when it is no answer: 401, 5xx, not JSON, or JSON of another form.
 */
export function readAnswer(statusCode: number, body: string): Read {
  const shown = body.slice(0, SHOWN_LENGTH_MAX);
  if (statusCode === 401)
    throw new Error(`it refuses the viewer header (is KITH_VIEWER_KEY the same?): ${shown}`);
  if (statusCode >= 500) throw new Error(`it answers ${statusCode}: ${shown}`);

  const answer = parsed(body);
  const { data, errors, extensions } = (answer ?? {}) as Record<string, unknown>;
  const hasData = isObject(data);
  if (!hasData && !Array.isArray(errors))
    throw new Error(`it answers ${statusCode} with no GraphQL: ${shown}`);
  return {
    // What else it says is not for it to say: `identity` above all is ours.
    data: hasData ? data : null,
    ...(extensions !== undefined && { extensions }),
    ...(Array.isArray(errors) && { errors: errors.slice(0, ERRORS_MAX).map(readError) }),
  };
}

/** The errors of an answer, whatever else is wrong with it: none when it is no answer. */
export function errorsIn(body: string): readonly GraphQLFormattedError[] {
  const { errors } = (parsed(body) ?? {}) as { readonly errors?: unknown };
  return Array.isArray(errors) ? errors.slice(0, ERRORS_MAX).map(readError) : [];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function readError(error: unknown): GraphQLFormattedError {
  const { message, path, extensions } = (error ?? {}) as Partial<
    Record<"message" | "path" | "extensions", unknown>
  >;
  const text = typeof message === "string" ? message : "An error without a message.";
  // In `http` Apollo Server finds the status of the client's answer: that is not for subgraphs to say.
  const { http: _status, ...told } = isObject(extensions) ? extensions : {};
  const { code } = told;
  const place = isPath(path) ? { path } : {};
  if (code === "GRAPHQL_VALIDATION_FAILED" && BAD_LITERAL.test(text))
    return { message: text, ...place, extensions: { code: "BAD_USER_INPUT" } };
  if (CODES_ABOUT_THE_GATEWAY.has(code))
    return { message: `A subgraph refuses the gateway's request (${code}): ${text}`, ...place };
  return { message: text, ...place, ...(isObject(extensions) && { extensions: told }) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPath = (path: unknown): path is readonly (string | number)[] =>
  Array.isArray(path) &&
  path.length <= PATH_LENGTH_MAX &&
  path.every((key) => typeof key === "string" || Number.isInteger(key));
