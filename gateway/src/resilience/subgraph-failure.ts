/** How a subgraph failed to answer. */
export type FailureKind =
  /** No connection came about. */
  | "unreachable"
  /** The connection broke, or what came over it was no HTTP. */
  | "broken"
  | "timeout"
  /** A status that says it has failed. */
  | "status"
  /** What came is no GraphQL. */
  | "malformed"
  /** Not asked: the breaker is open. */
  | "open"
  /** Not asked: too much is under way. */
  | "full";

type Details = {
  readonly kind: FailureKind;
  /** Whether the subgraph may have got the question, and so may have done what it asks. */
  readonly mayHaveActed: boolean;
  /** Whether the same question may well be answered a moment later. */
  readonly isPassing: boolean;
  /** Whether it says nothing of how the subgraph is, only of what it was sent: headers of clients may be in that. */
  readonly isOfQuestion?: boolean;
  readonly cause?: unknown;
};

/** A subgraph gave no answer. */
export class SubgraphFailure extends Error {
  override readonly name = "SubgraphFailure";
  readonly kind: FailureKind;
  readonly mayHaveActed: boolean;
  readonly isPassing: boolean;
  readonly isOfQuestion: boolean;
  constructor(message: string, { kind, mayHaveActed, isPassing, isOfQuestion = false, cause }: Details) {
    super(message, { cause });
    this.kind = kind;
    this.mayHaveActed = mayHaveActed;
    this.isPassing = isPassing;
    this.isOfQuestion = isOfQuestion;
  }
}

const NO_CONNECTION: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const BROKEN_CONNECTION: ReadonlySet<unknown> = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);

/** What an error of the connection means. @param wasSent Whether the request had gone out. */
export function connectionFailure(error: Error, wasSent: boolean): SubgraphFailure {
  const { code, message } = error as NodeJS.ErrnoException;
  if (NO_CONNECTION.has(code) && !wasSent)
    return new SubgraphFailure(message || String(code), {
      kind: "unreachable",
      mayHaveActed: false,
      isPassing: true,
      cause: error,
    });
  const isPassing = BROKEN_CONNECTION.has(code);
  return new SubgraphFailure(message, { kind: "broken", mayHaveActed: wasSent, isPassing, cause: error });
}

export const timeoutFailure = (timeoutMs: number, wasSent: boolean): SubgraphFailure =>
  new SubgraphFailure(`no answer within ${timeoutMs} ms`, {
    kind: "timeout",
    mayHaveActed: wasSent,
    isPassing: true,
  });

const PASSING_STATUSES = new Set([502, 503, 504]);
/** It took too long to read the question, or has too many of them. */
const OF_SUBGRAPH_STATUSES = new Set([408, 429]);

/**
 * What it means that an answer cannot be read.
 *
 * @param text What came. A 5xx with GraphQL in it is what the subgraph has to say; one without is somebody in between, or a
 * process that is about to start or to end.
 */
export function answerFailure(error: Error, statusCode: number, text: string): SubgraphFailure {
  const isStatus = statusCode >= 400;
  // It was refused at the door.
  const isRefused = isStatus && statusCode < 500;
  const isPassing = PASSING_STATUSES.has(statusCode) || (statusCode >= 500 && !saysErrors(text));
  return new SubgraphFailure(error.message, {
    kind: isStatus ? "status" : "malformed",
    mayHaveActed: !isRefused,
    isPassing,
    isOfQuestion: isRefused && !OF_SUBGRAPH_STATUSES.has(statusCode),
    cause: error,
  });
}

const saysErrors = (text: string): boolean => text.trimStart().startsWith("{") && text.includes('"errors"');
