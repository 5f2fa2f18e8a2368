/**
 * What can come of a transfer, in order of precedence: when several apply, the first is given. Names and order are
 * TigerBeetle's where it knows the case.
 *
 * @see https://docs.tigerbeetle.com/reference/requests/create_transfers
 */
export const TRANSFER_RESULTS = [
  "CREATED",
  /** Another transfer that it is linked with failed. */
  "LINKED_EVENT_FAILED",
  /** The last transfer of a batch says that another one follows. */
  "LINKED_EVENT_CHAIN_OPEN",
  /** The id was given to a transfer before: nothing is done again. */
  "EXISTS",
  "PENDING_TRANSFER_NOT_FOUND",
  "PENDING_TRANSFER_ALREADY_POSTED",
  "PENDING_TRANSFER_ALREADY_VOIDED",
  /** It has expired, whether the worker has been there or not. */
  "PENDING_TRANSFER_EXPIRED",
  /** Only what has expired can be ended as such. */
  "PENDING_TRANSFER_NOT_EXPIRED",
  "EXCEEDS_PENDING_TRANSFER_AMOUNT",
  // From here on posting by posting: the first one that fails tells why.
  "ACCOUNTS_MUST_BE_DIFFERENT",
  "AMOUNT_MUST_BE_POSITIVE",
  "ACCOUNTS_MUST_HAVE_THE_SAME_CURRENCY",
  "DEBIT_ACCOUNT_FROZEN",
  /** A side of an account would go beyond 64 bits. */
  "OVERFLOWS",
  /** More would leave an account that grows by credits than its bound allows. */
  "EXCEEDS_CREDITS",
  /** The same for an account that grows by debits. */
  "EXCEEDS_DEBITS",
  "EXCEEDS_DAILY_LIMIT",
] as const;
export type TransferResult = (typeof TRANSFER_RESULTS)[number];
