import type { ClientSession, MongoClient, TransactionOptions } from "mongodb";

const TRANSACTION_TIMEOUT_MS = 10_000;

/**
 * After this long every transaction has come to an end that had begun before: MongoDB ends those of more than 60 s
 * (`transactionLifetimeLimitSeconds`), which it looks for every 30 s. The rest is for clocks that differ.
 */
export const TRANSACTION_DEAD_AFTER_MS = 120_000;

const OPTIONS: TransactionOptions = {
  readConcern: { level: "snapshot" },
  writeConcern: { w: "majority" },
  readPreference: "primary",
};

/**
 * Runs `act` in one transaction: wholly or not at all. The driver runs it again when it met another writer, so `act` must
 * not change anything but the database; after 10 s it gives up. What `act` throws ends the transaction.
 */
export function inTransaction<Result>(
  client: MongoClient,
  act: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  return client.withSession({ defaultTimeoutMS: TRANSACTION_TIMEOUT_MS }, (session) =>
    session.withTransaction(act, OPTIONS),
  );
}
