import { CODES, type CodeName } from "../errors.ts";
import { type Document, isDocument, toNumber } from "../values/types.ts";

const codesOf = (names: readonly CodeName[]): ReadonlySet<number> =>
  new Set(names.map((name) => CODES[name]));

/** Network, shutdown and election errors: a driver may send the same write once more. */
const RETRYABLE_CODES = codesOf([
  "HostUnreachable",
  "HostNotFound",
  "NetworkTimeout",
  "ShutdownInProgress",
  "ReadConcernMajorityNotAvailableYet",
  "PrimarySteppedDown",
  "ExceededTimeLimit",
  "SocketException",
  "NotWritablePrimary",
  "InterruptedAtShutdown",
  "InterruptedDueToReplStateChange",
  "NotPrimaryNoSecondaryOk",
  "NotPrimaryOrSecondary",
]);
/** Further errors after which a change stream may be opened again where it stopped. */
const RESUMABLE_CODES: ReadonlySet<number> = new Set([
  ...RETRYABLE_CODES,
  ...codesOf(["FailedToSatisfyReadPreference", "RetryChangeStream"]),
  // StaleShardVersion, StaleEpoch and StaleConfig, which only sharded clusters know.
  63,
  150,
  13388,
]);
/** The transaction has done nothing that lasts, whichever command said so. */
const TRANSIENT_CODES = codesOf([
  "LockTimeout",
  "WriteConflict",
  "SnapshotTooOld",
  "SnapshotUnavailable",
  "StaleDbVersion",
  "StaleChunkHistory",
  "PreparedTransactionInProgress",
  "MigrationConflict",
]);
const FINISHING = new Set(["commitTransaction", "abortTransaction"]);

const codeOf = (error: unknown): number | null =>
  isDocument(error) && error.code !== undefined ? toNumber(error.code) : null;

/**
 * The labels by which a driver decides what to repeat: the whole transaction, the one write, or a change stream.
 *
 * @param isStream Whether the command reads a change stream.
 * @param wroteNothing Whether it is certain that the command ran and wrote nothing.
 * @see mongo/db/error_labels.cpp, whose rules these are
 */
export function errorLabelsOf(
  { name, body }: { name: string; body: Document },
  reply: Document,
  { isStream, wroteNothing }: { isStream: boolean; wroteNothing: boolean },
): string[] {
  const code = reply.ok === 0 ? codeOf(reply) : null;
  if (body.txnNumber === undefined)
    return isStream && code !== null && RESUMABLE_CODES.has(code) ? ["ResumableChangeStreamError"] : [];
  const concernCode = codeOf(reply.writeConcernError);
  const isFinishing = FINISHING.has(name);
  if (body.autocommit !== undefined && code !== null) {
    const isGone = code === CODES.NoSuchTransaction && !(isFinishing && concernCode !== null);
    if (isGone || TRANSIENT_CODES.has(code) || (!isFinishing && RETRYABLE_CODES.has(code)))
      return ["TransientTransactionError"];
  }
  if (body.autocommit !== undefined && !isFinishing) return [];
  const isRetryable = [code, concernCode].some((each) => each !== null && RETRYABLE_CODES.has(each));
  if (!isRetryable) return [];
  return wroteNothing && !isFinishing
    ? ["RetryableWriteError", "NoWritesPerformed"]
    : ["RetryableWriteError"];
}
