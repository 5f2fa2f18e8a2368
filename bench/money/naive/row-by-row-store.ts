import type { ClientSession, Db, Document } from "mongodb";
import {
  type Asked,
  type Found,
  isMetAnother,
  type LedgerStore,
  rethrowCause,
  ledgerStore as shipped,
} from "../../../subgraphs/commerce/src/ledger/ledger-store.ts";

export { isMetAnother, rethrowCause };

type Stored = Document & { readonly _id: string };

/** Stands in for the store of the ledger: each row is read by a command of its own, and written by one. */
export function ledgerStore(db: Db): LedgerStore {
  const collection = (name: string) => db.collection<Stored>(name);
  const readAll = async <Row>(name: string, ids: readonly string[], session: ClientSession) => {
    const rows: Row[] = [];
    for (const id of new Set(ids)) {
      const row = await collection(name).findOne({ _id: id }, { session });
      if (row !== null) rows.push(row as unknown as Row);
    }
    return rows;
  };

  return {
    ...shipped(db),

    async find(asked: Asked, session: ClientSession): Promise<Found> {
      const keys = await readAll<Found["keys"][number]>(
        "idempotencyKeys",
        asked.key === null ? [] : [asked.key],
        session,
      );
      const pendings = await readAll<Found["pendings"][number]>("pendings", asked.pendings, session);
      const accountIds = [...asked.accounts, ...pendings.flatMap(({ accounts }) => accounts)];
      return {
        keys,
        pendings,
        accounts: await readAll<Found["accounts"][number]>("accounts", accountIds, session),
        transfers: await readAll<Found["transfers"][number]>("transfers", asked.transfers, session),
        earlier: await readAll<Found["earlier"][number]>(
          "transfers",
          keys.map(({ transfer }) => transfer),
          session,
        ),
      };
    },

    async write({ accounts, transfers, pendings, entries }, { key, session }): Promise<void> {
      const put = async (name: string, row: object) => {
        const { _id, ...fields } = row as Stored;
        await collection(name).updateOne({ _id }, { $set: fields }, { upsert: true, session });
      };
      const insert = (name: string, row: object) => collection(name).insertOne(row as Stored, { session });
      for (const account of accounts) await put("accounts", account);
      for (const pending of pendings) await put("pendings", pending);
      for (const transfer of transfers) await insert("transfers", transfer);
      for (const entry of entries) await insert("entries", entry);
      if (key !== null) await insert("idempotencyKeys", key);
    },
  };
}
