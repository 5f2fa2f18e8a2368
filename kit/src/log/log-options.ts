import type { FastifyLoggerOptions } from "fastify";
import { type LoggedErrors, redactedError } from "./logged-error.ts";

/** Where lines go, instead of to the standard output. */
export type LogSink = { write(line: string): void };

type LogMethod = (this: object, details: unknown, message?: string, ...rest: unknown[]) => unknown;

/** What never stands in a log, whoever writes it there. */
const SECRETS = [
  "authorization",
  "cookie",
  "set-cookie",
  "kith-viewer",
  "token",
  "accessToken",
  "refreshToken",
];
const REDACTED_PATHS = [
  "variables",
  "body",
  "query",
  ...SECRETS.flatMap((name) => [`["${name}"]`, `headers["${name}"]`, `req.headers["${name}"]`]),
];

/**
 * How pino writes the log of a service: JSON, one line an entry, without secrets. With `redacted` errors also without anything that
 * people may have written: messages of errors, and the keys under which clients wanted their answers.
 */
export function logOptions({
  name,
  level,
  errors,
  sink,
}: {
  readonly name: string;
  readonly level: string;
  readonly errors: LoggedErrors;
  readonly sink?: LogSink | undefined;
}): FastifyLoggerOptions & object {
  const common = {
    name,
    level,
    redact: { paths: REDACTED_PATHS, remove: true },
    ...(sink && { stream: sink }),
  };
  if (errors === "whole") return common;
  return {
    ...common,
    serializers: { err: (error: unknown) => redactedError(error) as never, path: () => undefined },
    hooks: { logMethod: withoutMessages },
  } as FastifyLoggerOptions;
}

/** Keeps the message of an error from becoming the message of its entry. */
function withoutMessages(this: object, args: Parameters<LogMethod>, method: LogMethod): unknown {
  const [details, message, ...rest] = args;
  if (details instanceof Error)
    return method.call(this, { err: details }, wordsFor(details, message), ...rest);
  const error = (details as { err?: unknown } | null)?.err;
  if (error instanceof Error) return method.call(this, details, wordsFor(error, message), ...rest);
  return method.apply(this, args);
}

const wordsFor = (error: Error, message: string | undefined): string =>
  message === undefined || (error.message !== "" && message.includes(error.message)) ? "error" : message;
