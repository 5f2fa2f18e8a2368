import type { ClientSession, MongoClient, TransactionOptions } from "mongodb";
import { ApiError } from "./api-error.ts";
import { currentLimit, leftOf, refuseLateWork } from "./deadline/work-limit.ts";

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
 * not change anything but the database; after 10 s it is not begun again. What `act` throws ends the transaction. Nothing is
 * committed that nobody waits for any more.
 */
export function inTransaction<Result>(
  client: MongoClient,
  act: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  const givenUpAtMs = performance.now() + TRANSACTION_TIMEOUT_MS;
  let tries = 0;
  const limit = currentLimit();
  const options =
    limit === undefined ? OPTIONS : { ...OPTIONS, maxCommitTimeMS: leftOf(TRANSACTION_TIMEOUT_MS, limit) };
  return client.withSession((session) =>
    session.withTransaction(async () => {
      tries += 1;
      if (performance.now() > givenUpAtMs) throw metTooMany(tries);
      const result = await act(session);
      refuseLateWork();
      return result;
    }, options),
  );
}

const metTooMany = (tries: number) =>
  new ApiError(
    "SUBGRAPH_UNAVAILABLE",
    "Too many change the same thing at the moment: nothing was done, try again.",
    { cause: new Error(`a transaction was given up after ${tries - 1} tries`) },
  );
