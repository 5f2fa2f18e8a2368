import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { sortOf } from "@kith/kit/keyset.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db } from "mongodb";
import { BILLS_KEYSET, type Bill, type BillShare, type ShareEnd } from "./model.ts";

export type BillStore = ReturnType<typeof billStore>;

const IS_PAID = { transfer: { $type: "string" } } as const;
const HAS_DAY = { ofDay: { $type: "string" } } as const;
const HAS_TITLE = { title: { $type: "string" } } as const;

/** Bills, and what is owed of them. */
export function billStore(db: Db) {
  const bills = db.collection<Bill>("bills");
  const shares = db.collection<BillShare>("billShares");
  const order = sortOf(BILLS_KEYSET);
  return {
    ensureIndexes: async () => {
      await Promise.all([
        ensureIndexes(bills, [
          { key: { creator: 1, ...order } },
          { key: { creator: 1, ofDay: 1 }, unique: true, partialFilterExpression: HAS_DAY },
        ]),
        ensureIndexes(shares, [
          { key: { bill: 1, _id: 1 } },
          { key: { person: 1, ...order } },
          { key: { person: 1, status: 1, ...order } },
          { key: { creator: 1, status: 1 } },
          // Whatever happens, a transfer pays one share.
          { key: { transfer: 1 }, unique: true, partialFilterExpression: IS_PAID },
        ]),
      ]);
    },

    findByIds: (ids: readonly GlobalId[]) => bills.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findById: (id: GlobalId, session: ClientSession) => bills.findOne({ _id: id }, { session }),

    /** All shares of some bills, at most 50 each, bill by bill. */
    findShares: (ids: readonly GlobalId[]) =>
      shares
        .find({ bill: { $in: [...ids] } }, IN_ONE_BATCH)
        .sort({ bill: 1, _id: 1 })
        .toArray(),

    findShare: (id: GlobalId, session?: ClientSession) =>
      shares.findOne({ _id: id }, session === undefined ? {} : { session }),

    /** How many bills somebody has split since, counted up to a limit. */
    countSince: (
      creator: GlobalId,
      since: Date,
      { limit, session }: { limit: number; session: ClientSession },
    ) => bills.countDocuments({ creator, createdAt: { $gte: since } }, { limit, session }),

    add: (bill: Bill, session: ClientSession) => bills.insertOne(bill, { session }),

    addShares: (all: readonly BillShare[], session: ClientSession) =>
      shares.insertMany([...all], { session }),

    /** @returns Whether it was open, and is ended now. */
    async endShare(id: GlobalId, end: ShareEnd, session: ClientSession): Promise<boolean> {
      const open = { _id: id, status: "OPEN" as const };
      return (await shares.updateOne(open, { $set: end }, { session })).matchedCount === 1;
    },

    /** @returns How many were open, and are ended now. */
    async endOpenOf(bill: GlobalId, end: ShareEnd, session: ClientSession): Promise<number> {
      return (await shares.updateMany({ bill, status: "OPEN" }, { $set: end }, { session })).matchedCount;
    },

    billsPageLoader: () =>
      pageLoaderOf<Bill>("billsPage", {
        ...{ db, collection: bills, parentField: "creator", keyset: BILLS_KEYSET },
      }),

    sharesPageLoader: () =>
      pageLoaderOf<BillShare>("billSharesPage", {
        ...{ db, collection: shares, parentField: "person", keyset: BILLS_KEYSET },
      }),

    /** What is open where one of the two is gone: neither may wait for the other. */
    async endOpenAround(person: GlobalId, end: ShareEnd): Promise<void> {
      for (const field of ["creator", "person"] as const)
        await shares.updateMany({ [field]: person, status: "OPEN" }, { $set: end });
    },

    /** The titles that somebody wrote, and the hashes that were made of them. */
    eraseTitles: (creator: GlobalId) =>
      bills.updateMany({ creator, ...HAS_TITLE }, { $set: { title: null, requestHash: null } }),
  };
}
