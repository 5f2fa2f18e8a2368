/** MongoDB's error codes that this server answers with (or is told to, by a fail point), by the name the driver shows. */
export const CODES = {
  InternalError: 1,
  BadValue: 2,
  HostUnreachable: 6,
  HostNotFound: 7,
  FailedToParse: 9,
  UserNotFound: 11,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  InvalidBSON: 22,
  LockTimeout: 24,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  CannotBackfillArray: 34,
  FileStreamFailed: 39,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NoMatchingDocument: 47,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  WriteConcernTimeout: 64,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  UnknownReplWriteConcern: 79,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NetworkTimeout: 89,
  ShutdownInProgress: 91,
  OperationFailed: 96,
  UnsatisfiableWriteConcern: 100,
  WriteConflict: 112,
  CommandNotSupported: 115,
  ConflictingOperationInProgress: 117,
  DocumentValidationFailure: 121,
  FailedToSatisfyReadPreference: 133,
  ReadConcernMajorityNotAvailableYet: 134,
  ExceededMemoryLimit: 146,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  AmbiguousIndexKeyPattern: 181,
  PrimarySteppedDown: 189,
  InvalidIndexSpecificationOption: 197,
  TransactionTooOld: 225,
  MaxSubPipelineDepthExceeded: 232,
  RetryChangeStream: 234,
  CursorKilled: 237,
  NotImplemented: 238,
  SnapshotTooOld: 239,
  ConversionFailure: 241,
  SnapshotUnavailable: 246,
  StaleDbVersion: 249,
  StaleChunkHistory: 250,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  TransactionTooLarge: 257,
  InvalidResumeToken: 260,
  ExceededTimeLimit: 262,
  OperationNotSupportedInTransaction: 263,
  FailPointSetFailed: 266,
  PreparedTransactionInProgress: 267,
  MigrationConflict: 272,
  IndexBuildAborted: 276,
  ChangeStreamFatalError: 280,
  ChangeStreamHistoryLost: 286,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  APIVersionError: 322,
  APIStrictError: 323,
  DataCorruptionDetected: 338,
  UnsupportedOpQueryCommand: 352,
  CannotConvertIndexToUnique: 359,
  TemporarilyUnavailable: 365,
  SocketException: 9001,
  NotWritablePrimary: 10107,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  Interrupted: 11601,
  InterruptedDueToReplStateChange: 11602,
  NotPrimaryNoSecondaryOk: 13435,
  NotPrimaryOrSecondary: 13436,
  OutOfDiskSpace: 14031,
  KeyTooLong: 17280,
  SearchNotEnabled: 31082,
} as const;

export type CodeName = keyof typeof CODES;

const NAME_BY_CODE = new Map<number, string>(Object.entries(CODES).map(([name, code]) => [code, name]));

/** Codes without a name of their own are `Location<code>` in MongoDB. */
export const codeNameOf = (code: number): string => NAME_BY_CODE.get(code) ?? `Location${code}`;

/**
 * What a command answers instead of a result. `details` are further top-level fields (keyPattern, keyValue); `labels`
 * take the place of those that the code calls for.
 */
export class CommandError extends Error {
  readonly code: number;
  readonly labels: readonly string[] | null;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: number,
    message: string,
    options: { labels?: readonly string[] | null; details?: Record<string, unknown> } = {},
  ) {
    // An answer to a client, not a bug: collecting a stack for it would cost more than the command.
    const stackLimit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackLimit;
    this.code = code;
    this.labels = options.labels ?? null;
    this.details = options.details ?? {};
  }
}

/** Makes (not throws) an error, so that callers can write `throw failure(…)` and keep control flow visible. */
export const failure = (code: CodeName | number, message: string, details?: Record<string, unknown>) =>
  new CommandError(typeof code === "number" ? code : CODES[code], message, details ? { details } : {});

/** An error as a client sees it. */
export const errorDocumentOf = ({
  message: errmsg,
  code,
  details,
}: CommandError): Record<string, unknown> => ({
  ok: 0,
  errmsg,
  code,
  codeName: codeNameOf(code),
  ...details,
});
