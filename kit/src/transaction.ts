import type { ClientSession, MongoClient, TransactionOptions } from "mongodb";

const TRANSACTION_TIMEOUT_MS = 10_000;

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
