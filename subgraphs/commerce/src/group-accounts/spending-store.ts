import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { sortOf } from "@kith/kit/keyset.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db } from "mongodb";
import { PROPOSALS_KEYSET, SPENDINGS_KEYSET, type Spending, type SpendingEnd } from "./spending.ts";

export type SpendingStore = ReturnType<typeof spendingStore>;

const IS_POSTED = { postedBy: { $type: "string" } } as const;
const HAS_NOTE = { note: { $type: "string" } } as const;

/** The collection of what keepers spent or proposed to. */
export function spendingStore(db: Db) {
  const spendings = db.collection<Spending>("groupSpendings");
  const pages = { db, collection: spendings, parentField: "group" };
  return {
    ensureIndexes: () =>
      ensureIndexes(spendings, [
        { key: { group: 1, ...sortOf(SPENDINGS_KEYSET) } },
        { key: { group: 1, status: 1, ...sortOf(PROPOSALS_KEYSET) } },
        { key: { transfer: 1 }, unique: true },
        { key: { postedBy: 1 }, unique: true, partialFilterExpression: IS_POSTED },
        { key: { keeper: 1, _id: 1 } },
        { key: { keeper: 1 }, partialFilterExpression: HAS_NOTE },
        { key: { endedBy: 1, _id: 1 } },
      ]),

    findById: (id: GlobalId) => spendings.findOne({ _id: id }),

    /** What was asked for by a transfer. */
    findByTransfer: (transfer: GlobalId, session: ClientSession) =>
      spendings.findOne({ transfer }, { session }),

    /** What moved by some transfers. */
    findPostedBy: (transfers: readonly GlobalId[]) =>
      spendings.find({ postedBy: { $in: [...transfers] } }, IN_ONE_BATCH).toArray(),

    add: (spending: Spending, session: ClientSession) => spendings.insertOne(spending, { session }),

    /** Ends a proposal that waits: the ledger ends the pending transfer with it, which nobody else has then. */
    async end({ _id }: Spending, end: SpendingEnd, session: ClientSession): Promise<void> {
      const { matchedCount } = await spendings.updateOne(
        { _id, status: "PROPOSED" },
        { $set: end },
        { session },
      );
      invariant(matchedCount === 1, `${_id} was ended, and its pending transfer was not`);
    },

    pageLoader: () => pageLoaderOf<Spending>("spendingsPage", { ...pages, keyset: SPENDINGS_KEYSET }),

    /** @param now What has expired by then is none. */
    proposalPageLoader: (now: () => Date) =>
      pageLoaderOf<Spending>("proposalsPage", {
        ...pages,
        keyset: PROPOSALS_KEYSET,
        only: { status: "PROPOSED" },
        alsoOnly: async () => ({ expiresAt: { $gt: now() } }),
      }),

    /** Some of what a keeper wrote something with. */
    findNoted: (keeper: GlobalId, limit: number) =>
      spendings
        .find({ keeper, ...HAS_NOTE }, IN_ONE_BATCH)
        .limit(limit)
        .toArray(),

    eraseNotes: (ids: readonly GlobalId[], session: ClientSession) =>
      spendings.updateMany({ _id: { $in: [...ids] } }, { $set: { note: null } }, { session }),
  };
}
