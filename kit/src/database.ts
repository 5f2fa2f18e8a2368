import {
  type Collection,
  type Db,
  type Document,
  type IndexSpecification,
  MongoClient,
  MongoError,
  MongoNetworkError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
} from "mongodb";
import { logCommands } from "./command-log.ts";
import { boundedDatabase } from "./deadline/bounded-database.ts";
import { traceCommands } from "./tracing/command-spans.ts";
import { commentedDatabase } from "./tracing/commented-database.ts";
import type { TracingSettings } from "./tracing/tracing-settings.ts";

/** Below the time that whoever asks a subgraph waits, so that the reason still reaches them. */
const SERVER_SELECTION_TIMEOUT_MS = 2_000;
const POOL_SIZE_MAX = 50;
const POOL_WAIT_TIMEOUT_MS = 10_000;

/**
 * For reads that take all rows of a bounded answer: one command, where the driver would fetch what is beyond the first 101
 * rows with a second one. The reply's own bound is 16 MiB.
 */
export const IN_ONE_BATCH = { batchSize: 100_000 } as const;

type Options = {
  readonly mongoUri: string;
  readonly databasePrefix: string;
  readonly subgraph: string;
  /** Whether commands are part of traces: not, unless said. */
  readonly tracing?: TracingSettings | null;
};

/** The one database of a subgraph, and the client that reaches it. */
export type Database = { readonly client: MongoClient; readonly db: Db };

/**
 * Connects a subgraph to its own database, `<databasePrefix><subgraph>`. Commands are counted by request, and end with it.
 */
export async function connectDatabase({
  mongoUri,
  databasePrefix,
  subgraph,
  tracing = null,
}: Options): Promise<Database> {
  const client = new MongoClient(mongoUri, {
    appName: `kith-${subgraph}`,
    monitorCommands: true,
    maxPoolSize: POOL_SIZE_MAX,
    waitQueueTimeoutMS: POOL_WAIT_TIMEOUT_MS,
    serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
    retryWrites: true,
    writeConcern: { w: "majority" },
    readConcern: { level: "majority" },
    ignoreUndefined: true,
    useBigInt64: true,
  });
  logCommands(client, subgraph);
  if (tracing !== null) traceCommands(client);
  await client.connect();
  const db = client.db(`${databasePrefix}${subgraph}`);
  return { client, db: boundedDatabase(tracing === null ? db : commentedDatabase(db)) };
}

/** Creates what is missing of a collection's indexes. Cheap where all are there. */
export async function ensureIndexes<Row extends Document>(
  collection: Collection<Row>,
  indexes: readonly {
    readonly key: IndexSpecification;
    readonly unique?: true;
    readonly partialFilterExpression?: Document;
    /** On a date: how long after it a row is removed. */
    readonly expireAfterSeconds?: number;
  }[],
): Promise<void> {
  await collection.createIndexes(
    indexes.map(({ key, ...options }) => ({ key: key as Record<string, 1 | -1>, ...options })),
  );
}

/**
 * Whether the database could not be reached or did not answer in time. What was written may or may not be there: whoever
 * asked has to ask again, under the same idempotency key.
 */
export const isDatabaseUnavailable = (error: unknown): boolean =>
  error instanceof MongoServerSelectionError ||
  error instanceof MongoNetworkError ||
  error instanceof MongoOperationTimeoutError ||
  (error instanceof MongoError && error.hasErrorLabel("UnknownTransactionCommitResult"));

const DUPLICATE_KEY = 11_000;
const TIME_EXPIRED = 50;

/** Whether the server gave a command up because its request's time is over. */
export const isTimeExpired = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === TIME_EXPIRED;

/** Whether a write failed because another document has the same key in a unique index. */
export const isDuplicateKey = (error: unknown): error is MongoServerError =>
  error instanceof MongoServerError && error.code === DUPLICATE_KEY;
