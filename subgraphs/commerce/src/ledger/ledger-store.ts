import { ensureIndexes, isDuplicateKey } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import {
  type ClientBulkWriteModel,
  type ClientSession,
  type Db,
  MongoClientBulkWriteError,
  MongoServerError,
} from "mongodb";
import type { Changes } from "./draft.ts";
import type { KeyRecord } from "./idempotency-key.ts";
import type { Account, Pending, Transfer } from "./model.ts";

export type LedgerStore = ReturnType<typeof ledgerStore>;

/** How long a key gives its first result again. The transfers stay. */
const KEY_KEPT_S = 30 * 86_400;

/** A row of any of the collections. */
type Row = { readonly _id: string; readonly [field: string]: unknown };
type Rows = Record<string, Row>;

/** What a batch asks about. */
export type Asked = {
  readonly accounts: readonly GlobalId[];
  readonly pendings: readonly GlobalId[];
  readonly transfers: readonly GlobalId[];
  readonly key: string | null;
};

/** What was found of it. The accounts of pending transfers are there too. */
export type Found = {
  readonly accounts: readonly Account[];
  readonly pendings: readonly Pending[];
  readonly transfers: readonly Pick<Transfer, "_id">[];
  readonly keys: readonly KeyRecord[];
  /** What the key was used for. */
  readonly earlier: readonly Transfer[];
};

/** Accounts, transfers, entries, pending transfers and keys, as far as they are read and written together. */
export function ledgerStore(db: Db) {
  const { client } = db;
  const transfers = db.collection<Transfer>("transfers");
  const pendings = db.collection<Pending>("pendings");
  const keys = db.collection<KeyRecord>("idempotencyKeys");
  const namespaceOf = (collection: string) => `${db.databaseName}.${collection}`;
  const insert = (collection: string) => (document: object) =>
    ({
      name: "insertOne",
      namespace: namespaceOf(collection),
      document,
    }) as ClientBulkWriteModel<Rows>;

  return {
    ensureIndexes: async () => {
      await Promise.all([
        // Whatever happens, nothing is ended twice.
        ensureIndexes(transfers, [
          { key: { pendingId: 1 }, unique: true, partialFilterExpression: { pendingId: { $exists: true } } },
        ]),
        ensureIndexes(pendings, [{ key: { expiresAt: 1 }, partialFilterExpression: { status: "PENDING" } }]),
        ensureIndexes(keys, [{ key: { usedAt: 1 }, expireAfterSeconds: KEY_KEPT_S }]),
      ]);
    },

    findTransfer: (id: GlobalId) => transfers.findOne({ _id: id }),

    /** Reads all that a batch depends on. One command. */
    async find({ key, ...asked }: Asked, session: ClientSession): Promise<Found> {
      const documents = [{ ...asked, keys: key === null ? [] : [key] }];
      const join = (from: string, localField: string, as: string, fields: object[] = []) => ({
        $lookup: { from, localField, foreignField: "_id", as, pipeline: fields },
      });
      const [found] = await db
        .aggregate<Found>(
          [
            { $documents: documents },
            join("pendings", "pendings", "pendings"),
            { $set: { accounts: ALL_ACCOUNTS } },
            join("accounts", "accounts", "accounts"),
            join("transfers", "transfers", "transfers", [{ $project: { _id: 1 } }]),
            join("idempotencyKeys", "keys", "keys"),
            join("transfers", "keys.transfer", "earlier"),
          ],
          { session, comment: "ledger" },
        )
        .toArray();
      invariant(found !== undefined, "one document was asked for");
      return found;
    },

    /**
     * Writes what a batch has changed. One command.
     *
     * @param found What was there when the batch was executed: the rest is new.
     * @throws MongoServerError for which `isMetAnother` holds when another writer was there since.
     */
    async write(
      { accounts, transfers, pendings, entries }: Changes,
      {
        found,
        key,
        session,
      }: {
        readonly found: Found;
        readonly key: KeyRecord | null;
        readonly session: ClientSession;
      },
    ): Promise<void> {
      const entryCountById = new Map(found.accounts.map(({ _id, entryCount }) => [_id, entryCount]));
      const waiting = new Set(found.pendings.map(({ _id }) => _id));
      const opened = accounts.filter(({ _id }) => !entryCountById.has(_id));
      const changed = accounts.filter(({ _id }) => entryCountById.has(_id));
      const begun = pendings.filter(({ _id }) => !waiting.has(_id));
      const ended = pendings.filter(({ _id }) => waiting.has(_id));
      const inserts = [
        ...opened.map(insert("accounts")),
        ...transfers.map(insert("transfers")),
        ...begun.map(insert("pendings")),
        ...entries.map(insert("entries")),
        ...(key === null ? [] : [key]).map(insert("idempotencyKeys")),
      ];
      const updates: ClientBulkWriteModel<Rows>[] = [
        ...changed.map((account) => ({
          name: "updateOne" as const,
          namespace: namespaceOf("accounts"),
          filter: { _id: account._id, entryCount: entryCountById.get(account._id) },
          update: { $set: movedOf(account) },
        })),
        ...ended.map(({ _id, status, resolvedBy, resolvedAt }) => ({
          name: "updateOne" as const,
          namespace: namespaceOf("pendings"),
          filter: { _id, status: "PENDING" },
          update: { $set: { status, resolvedBy, resolvedAt } },
        })),
      ];

      const options = { session, ordered: true, comment: "ledger" };
      const { insertedCount, matchedCount } = await client
        .bulkWrite<Rows>([...inserts, ...updates], options)
        .catch(rethrowCause);
      invariant(insertedCount === inserts.length, `${insertedCount} of ${inserts.length} rows were added`);
      invariant(matchedCount === updates.length, `${matchedCount} of ${updates.length} rows were changed`);
    },

    /** Pending transfers that have expired, the first to expire first. */
    findExpired: (at: Date, limit: number) =>
      pendings
        .find({ status: "PENDING", expiresAt: { $lte: at } }, { batchSize: limit, projection: { _id: 1 } })
        .sort({ expiresAt: 1 })
        .limit(limit)
        .toArray(),
  };
}

const ALL_ACCOUNTS = {
  $reduce: {
    input: "$pendings.accounts",
    initialValue: "$accounts",
    in: { $concatArrays: ["$$value", "$$this"] },
  },
};

// All that a transfer changes: whether an account is frozen is for others to write.
const movedOf = ({
  debitsPendingMinor,
  debitsPostedMinor,
  creditsPendingMinor,
  creditsPostedMinor,
  entryCount,
  spending,
}: Account) => ({
  ...{ debitsPendingMinor, debitsPostedMinor, creditsPendingMinor, creditsPostedMinor },
  ...{ entryCount, spending },
});

/** The driver wraps what the server says, and does not see through its own wrapping whether to run a transaction again. */
export function rethrowCause(error: unknown): never {
  throw error instanceof MongoClientBulkWriteError && error.cause instanceof MongoServerError
    ? error.cause
    : error;
}

const DUPLICATE_KEY = 11_000;

/**
 * Whether a transaction failed because somebody added the same row since it began to read. The driver runs it again when
 * the other one is under way, not when it is through.
 */
export const isMetAnother = (error: unknown): boolean =>
  isDuplicateKey(error) ||
  (error instanceof MongoClientBulkWriteError &&
    [...error.writeErrors.values()].some(({ code }) => code === DUPLICATE_KEY));
