import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { prefixRange, type Slice, searchKeyOf } from "@kith/kit/prefix-search.ts";
import type { ClientSession, Db, Document } from "mongodb";
import type { LifeAccountKind } from "../generated/schema.types.ts";
import type { AccountParts } from "./account-draft.ts";
import {
  ACCOUNTS_PER_OWNER_MAX,
  type BuriedAccount,
  type LifeAccount,
  type StoredLifeAccount,
  storedAccountOf,
} from "./model.ts";

export type LifeAccountStore = ReturnType<typeof lifeAccountStore>;

type Row = StoredLifeAccount & Partial<Pick<BuriedAccount, "deletedAt" | "sweepFrom">>;

/** What a deleted account keeps is its id and its handle. */
const BURIED = {
  displayName: "",
  description: "",
  avatarUrl: "",
  kind: "",
  owner: "",
  createdAt: "",
  searchKey: "",
} as const;
const LIVE = { deletedAt: { $exists: false } } as const;

/** The collection of life accounts, and of the handles of those that are gone. */
export function lifeAccountStore(db: Db) {
  const accounts = db.collection<Row>("lifeAccounts");
  return {
    ensureIndexes: () =>
      ensureIndexes(accounts, [
        { key: { handle: 1 }, unique: true },
        { key: { searchKey: 1 } },
        { key: { owner: 1, createdAt: 1 } },
        { key: { sweepFrom: 1 }, partialFilterExpression: { sweepFrom: { $exists: true } } },
      ]),

    findByIds: (ids: readonly GlobalId[]) =>
      accounts.find({ _id: { $in: [...ids] }, ...LIVE }, IN_ONE_BATCH).toArray(),

    findByHandles: (handles: readonly string[]) =>
      accounts.find({ handle: { $in: [...handles] }, ...LIVE }, IN_ONE_BATCH).toArray(),

    findById: (id: GlobalId, session: ClientSession) => accounts.findOne({ _id: id, ...LIVE }, { session }),

    /** The accounts of a few people, the oldest of each first: at most 10 of each. */
    findByOwners: (owners: readonly GlobalId[], session?: ClientSession) =>
      accounts
        .find({ owner: { $in: [...owners] } }, { ...IN_ONE_BATCH, ...(session && { session }) })
        .sort({ owner: 1, createdAt: 1 })
        .limit(owners.length * ACCOUNTS_PER_OWNER_MAX)
        .toArray(),

    countOf: (owner: GlobalId, session: ClientSession) =>
      accounts.countDocuments({ owner }, { session, limit: ACCOUNTS_PER_OWNER_MAX }),

    /** The accounts whose handle begins with a text, by handle, after one of them. @param only Which of them. */
    findByHandlePrefix: (prefix: string, { after, limit }: Slice, only: Document) =>
      accounts
        .find({ $and: [{ handle: prefixRange(prefix, after) }, LIVE, only] }, IN_ONE_BATCH)
        .sort({ handle: 1 })
        .limit(limit)
        .toArray(),

    /** The accounts whose name begins with a text, by search key, after one of them. @param only Which of them. */
    findByNamePrefix: (prefix: string, { after, limit }: Slice, only: Document) =>
      accounts
        .find({ $and: [{ searchKey: prefixRange(prefix, after) }, only] }, IN_ONE_BATCH)
        .sort({ searchKey: 1 })
        .limit(limit)
        .toArray(),

    add: (account: LifeAccount, session: ClientSession) =>
      accounts.insertOne(storedAccountOf(account), { session }),

    /** @returns The account after the change, null when there is none. */
    change(id: GlobalId, parts: AccountParts, session: ClientSession): Promise<LifeAccount | null> {
      const { displayName } = parts;
      const named = displayName === undefined ? {} : { searchKey: searchKeyOf(displayName, id) };
      return accounts.findOneAndUpdate(
        { _id: id, ...LIVE },
        { $set: { ...parts, ...named } },
        { session, returnDocument: "after" },
      );
    },

    /** @returns The account after the change, null when there is none. */
    changeKind: (id: GlobalId, kind: LifeAccountKind): Promise<LifeAccount | null> =>
      accounts.findOneAndUpdate({ _id: id, ...LIVE }, { $set: { kind } }, { returnDocument: "after" }),

    /** Takes from an account all but its id and its handle, which nobody gets again. */
    bury: (id: GlobalId, deletedAt: Date, session: ClientSession) =>
      accounts.updateOne(
        { _id: id, ...LIVE },
        { $set: { deletedAt, sweepFrom: deletedAt }, $unset: BURIED },
        { session },
      ),

    /** Deleted accounts that something may be left of, the oldest first. */
    findBuried: (before: Date, limit: number) =>
      accounts
        .find<BuriedAccount>({ sweepFrom: { $lt: before } }, IN_ONE_BATCH)
        .sort({ sweepFrom: 1 })
        .limit(limit)
        .toArray(),

    markSwept: (id: GlobalId) => accounts.updateOne({ _id: id }, { $unset: { sweepFrom: "" } }),

    /** Adds the accounts whose ids are not there yet. @returns How many were new. */
    async addMissing(added: readonly LifeAccount[]): Promise<number> {
      const upserts = added.map(storedAccountOf).map(({ _id, ...rest }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
      }));
      return (await accounts.bulkWrite(upserts, { ordered: false })).upsertedCount;
    },

    count: () => accounts.countDocuments(LIVE),
  };
}
