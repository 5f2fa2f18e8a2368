/** MongoDB's error codes that this server answers with, by the name the driver shows. */
export const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  IllegalOperation: 20,
  InvalidBSON: 22,
  LockTimeout: 24,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  CannotBackfillArray: 36,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  WriteConflict: 112,
  CommandNotSupported: 115,
  ConflictingOperationInProgress: 117,
  ExceededMemoryLimit: 146,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  TransactionTooOld: 225,
  CursorKilled: 237,
  NotImplemented: 238,
  ConversionFailure: 241,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  TransactionTooLarge: 257,
  InvalidResumeToken: 260,
  OperationNotSupportedInTransaction: 263,
  NoMatchingDocument: 47,
  ChangeStreamFatalError: 280,
  ChangeStreamHistoryLost: 286,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  DataCorruptionDetected: 338,
  TemporarilyUnavailable: 365,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  KeyTooLong: 17280,
  InterruptedAtShutdown: 11600,
} as const;

export type CodeName = keyof typeof CODES;

const NAME_BY_CODE = new Map<number, string>(Object.entries(CODES).map(([name, code]) => [code, name]));

/** Codes without a name of their own are `Location<code>` in MongoDB. */
export const codeNameOf = (code: number): string => NAME_BY_CODE.get(code) ?? `Location${code}`;

/** The driver retries a whole transaction when it sees this label. */
export const TRANSIENT_LABEL = "TransientTransactionError";

/** What a command answers instead of a result. `details` are further top-level fields (keyPattern, keyValue). */
export class CommandError extends Error {
  readonly code: number;
  readonly labels: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: number,
    message: string,
    options: { labels?: readonly string[]; details?: Record<string, unknown> } = {},
  ) {
    // An answer to a client, not a bug: collecting a stack for it would cost more than the command.
    const stackLimit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackLimit;
    this.code = code;
    this.labels = options.labels ?? [];
    this.details = options.details ?? {};
  }
}

/** Makes (not throws) an error, so that callers can write `throw failure(…)` and keep control flow visible. */
export const failure = (code: CodeName | number, message: string, details?: Record<string, unknown>) =>
  new CommandError(typeof code === "number" ? code : CODES[code], message, details ? { details } : {});

export const transientFailure = (code: CodeName, message: string) =>
  new CommandError(CODES[code], message, { labels: [TRANSIENT_LABEL] });
