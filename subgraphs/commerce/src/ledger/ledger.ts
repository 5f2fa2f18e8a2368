import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { ClientSession, MongoClient } from "mongodb";
import { stateOf } from "./draft.ts";
import { execute, type TransferRequest } from "./execute.ts";
import { type KeyRecord, keyIdOf, type UsedKey } from "./idempotency-key.ts";
import { isMetAnother, type LedgerStore } from "./ledger-store.ts";
import { type Account, accountIdOf, type Transfer } from "./model.ts";
import type { TransferResult } from "./results.ts";

export type Ledger = ReturnType<typeof ledger>;

/** Somebody else's row in the way is met once as a rule: whoever begins again sees it. */
const TRIES_MAX = 10;

/** Transfers that are asked for at once, under an idempotency key or not. */
export type Batch = {
  readonly requests: readonly TransferRequest[];
  readonly at: Date;
  /** Written with the batch when its first transfer was created. */
  readonly key?: UsedKey & { readonly requestHash: string };
};

/** What came of a batch: one result for each request; or what was done under its key before, and nothing now. */
export type Submitted =
  | {
      readonly earlier: null;
      readonly results: readonly TransferResult[];
      readonly accounts: readonly Account[];
    }
  | { readonly earlier: Transfer; readonly requestHash: string };

/** Double entry: the only code that changes a balance. */
export function ledger({ client, store }: { readonly client: MongoClient; readonly store: LedgerStore }) {
  const submit = async ({ requests, at, key }: Batch, session: ClientSession): Promise<Submitted> => {
    const found = await store.find(
      {
        accounts: [...accountsOf(requests)],
        pendings: requests.flatMap((request) => ("pendingId" in request ? [request.pendingId] : [])),
        transfers: requests.map(({ _id }) => _id),
        key: key === undefined ? null : keyIdOf(key),
      },
      session,
    );
    const [used] = found.keys;
    if (used !== undefined) {
      const [earlier] = found.earlier;
      invariant(earlier !== undefined, `key ${used._id} was used for ${used.transfer}, which is not there`);
      return { earlier, requestHash: used.requestHash };
    }

    const transferIds = found.transfers.map(({ _id }) => _id);
    const { results, draft } = execute(stateOf({ ...found, transferIds }), requests, at);
    const changes = draft.changes();
    if (changes.transfers.length > 0) {
      const record = key !== undefined && results[0] === "CREATED" ? recordOf(key, requests, at) : null;
      await store.write(changes, { found, key: record, session });
    }
    return { earlier: null, results, accounts: changes.accounts };
  };

  return {
    /**
     * Does transfers, each wholly or not at all: two commands, whatever their number; one when none of them can be done.
     *
     * @param session Of a transaction of `transact`, in which the caller writes what belongs to it, or throws.
     */
    submit,

    /** Runs `act` in one transaction, again when it met another writer. Nothing else may move money. */
    async transact<Result>(act: (session: ClientSession) => Promise<Result>): Promise<Result> {
      for (let tries = 1; ; tries += 1) {
        try {
          return await inTransaction(client, act);
        } catch (error) {
          if (!isMetAnother(error) || tries === TRIES_MAX) throw error;
        }
      }
    },
  };
}

function accountsOf(requests: readonly TransferRequest[]): Set<GlobalId> {
  const postings = requests.flatMap((request) => ("postings" in request ? request.postings : []));
  return new Set(postings.flatMap(({ debit, credit }) => [accountIdOf(debit), accountIdOf(credit)]));
}

function recordOf(
  key: NonNullable<Batch["key"]>,
  [first]: readonly TransferRequest[],
  usedAt: Date,
): KeyRecord {
  invariant(first !== undefined, "a key needs a transfer");
  return { _id: keyIdOf(key), requestHash: key.requestHash, transfer: first._id, usedAt };
}
