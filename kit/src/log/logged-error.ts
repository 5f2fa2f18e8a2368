/** What of errors may stand in a log: all of it where developers read it, else nothing that people may have written. */
export const LOGGED_ERRORS = ["redacted", "whole"] as const;
export type LoggedErrors = (typeof LOGGED_ERRORS)[number];

/** An error in a log. */
export type LoggedError = {
  readonly type: string;
  readonly code?: string | number;
  readonly message: string;
  /** Where it was thrown, without its message. */
  readonly stack: readonly string[];
  readonly cause?: LoggedError;
};

const FRAMES_MAX = 20;
const CAUSES_MAX = 4;
const CODE = /^[A-Z][A-Z0-9_]{0,63}$/;
const TYPE = /^[A-Z][A-Za-z]{0,63}$/;
const FRAME = /^ {4}at (?:async )?(?:[\w.$<>[\] ]{1,120} \()?(?:file:|node:|\/)[^\s()]{1,300}:\d+:\d+\)?$/;
const WITHHELD = "(withheld)";

/**
 * An error without what people may have written: the messages of most errors quote what was sent or found, so that only those of the
 * network and the system are told. Which error it was, its code and where it was thrown say the rest.
 */
export function redactedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: WITHHELD, stack: [] };
  const { name, message, stack = "" } = error;
  const cause = causeOf(error);
  const code = codeOf(error);
  return {
    type: TYPE.test(name) ? name : "Error",
    ...(code !== undefined && { code }),
    message: isOfTheNetwork(error, code) ? message : WITHHELD,
    stack: framesOf(stack, message),
    ...(cause !== undefined && depth < CAUSES_MAX && { cause: redactedError(cause, depth + 1) }),
  };
}

const causeOf = (error: Error): unknown =>
  (error as { readonly originalError?: unknown }).originalError ?? error.cause ?? undefined;

function codeOf(error: Error): string | number | undefined {
  const { code, extensions } = error as {
    readonly code?: unknown;
    readonly extensions?: { readonly code?: unknown };
  };
  const given = code ?? extensions?.code;
  if (typeof given === "number") return given;
  return typeof given === "string" && CODE.test(given) ? given : undefined;
}

// Addresses, ports and waits: made by Node, undici and the database's driver, from settings.
const isOfTheNetwork = (error: Error, code: string | number | undefined): boolean =>
  "syscall" in error ||
  String(code).startsWith("UND_ERR_") ||
  /^Mongo(?:Network|ServerSelection)/.test(error.name);

// A message could look like a frame: it is cut off before.
function framesOf(stack: string, message: string): readonly string[] {
  const place = stack.indexOf(message);
  const frames = place < 0 ? stack : stack.slice(place + message.length);
  return frames
    .split("\n")
    .filter((line) => FRAME.test(line))
    .slice(0, FRAMES_MAX)
    .map((line) => line.trim());
}
