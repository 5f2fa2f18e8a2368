import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import type { ClientSession, Db, Document, Filter } from "mongodb";
import { MONEY_REQUESTS_KEYSET, type MoneyRequest, type RequestStatus } from "./model.ts";

export type MoneyRequestStore = ReturnType<typeof moneyRequestStore>;

/** What a person has asked for lately: enough to say whether they may ask again. */
export type Asked = Pick<MoneyRequest, "sequence" | "payer" | "status" | "requestedAt" | "expiresAt">;

type Resolution = {
  readonly status: Exclude<MoneyRequest["status"], "OPEN">;
  readonly at: Date;
  readonly transfer?: GlobalId;
};

const HAS_NOTE = { note: { $type: "string" } } as const;
const PLACE = { requestedAt: -1, _id: -1 } as const;

/** The collection of requests for money: each leaves OPEN once. */
export function moneyRequestStore(db: Db) {
  const requests = db.collection<MoneyRequest>("moneyRequests");
  const pageLoader =
    (name: string, [mine, other]: readonly ["asker" | "payer", "asker" | "payer"]) =>
    (hiddenIds: () => Promise<readonly GlobalId[]>) =>
      pageLoaderOf<MoneyRequest>(name, {
        ...{ db, collection: requests, parentField: mine, keyset: MONEY_REQUESTS_KEYSET },
        alsoOnly: async () => {
          const hidden = await hiddenIds();
          return hidden.length === 0 ? {} : { [other]: { $nin: [...hidden] } };
        },
      });

  return {
    ensureIndexes: () =>
      ensureIndexes(requests, [
        // Of two requests that somebody makes at once, one meets the other.
        { key: { asker: 1, sequence: -1 }, unique: true },
        { key: { asker: 1, ...PLACE } },
        { key: { asker: 1, status: 1, ...PLACE } },
        { key: { payer: 1, ...PLACE } },
        { key: { payer: 1, status: 1, ...PLACE } },
        // Nothing pays twice.
        { key: { transfer: 1 }, unique: true, partialFilterExpression: { transfer: { $exists: true } } },
        { key: { asker: 1, note: 1 }, partialFilterExpression: HAS_NOTE },
      ]),

    findById: (id: GlobalId, session?: ClientSession) =>
      requests.findOne({ _id: id }, session === undefined ? {} : { session }),

    findByIds: (ids: readonly GlobalId[]) =>
      requests.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    /** The last requests of somebody, the last one first. */
    findLastOf: (asker: GlobalId, limit: number, session: ClientSession): Promise<Asked[]> =>
      requests
        .find<Asked>(
          { asker },
          {
            ...{ session, ...IN_ONE_BATCH },
            projection: { _id: 0, sequence: 1, payer: 1, status: 1, requestedAt: 1, expiresAt: 1 },
          },
        )
        .sort({ sequence: -1 })
        .limit(limit)
        .toArray(),

    add: (request: MoneyRequest, session: ClientSession) => requests.insertOne(request, { session }),

    /** Ends a request that may still be paid. @returns The request after it, null when it may not. */
    resolve: (id: GlobalId, { status, at, transfer }: Resolution, session?: ClientSession) =>
      requests.findOneAndUpdate(
        { _id: id, status: "OPEN", expiresAt: { $gt: at } },
        { $set: { status, resolvedAt: at, ...(transfer !== undefined && { transfer }) } },
        { returnDocument: "after", ...(session && { session }) },
      ),

    incomingPageLoader: pageLoader("incomingMoneyRequestsPage", ["payer", "asker"]),
    outgoingPageLoader: pageLoader("outgoingMoneyRequestsPage", ["asker", "payer"]),

    /** Some of the requests with which somebody wrote something. */
    async findNotedIds(asker: GlobalId, limit: number): Promise<GlobalId[]> {
      const rows = await requests
        .find({ asker, ...HAS_NOTE }, { projection: { _id: 1 }, ...IN_ONE_BATCH })
        .limit(limit)
        .toArray();
      return rows.map(({ _id }) => _id);
    },

    /** What paid them, of those that are paid. */
    async findPayments(ids: readonly GlobalId[], session: ClientSession): Promise<GlobalId[]> {
      const filter = { _id: { $in: [...ids] }, transfer: { $exists: true } };
      const rows = await requests.find(filter, { session, ...IN_ONE_BATCH }).toArray();
      return rows.flatMap(({ transfer }) => transfer ?? []);
    },

    /** The one change that what was asked for may see: its writer is gone. */
    eraseNotes: (ids: readonly GlobalId[], session: ClientSession) =>
      requests.updateMany({ _id: { $in: [...ids] } }, { $set: { note: null } }, { session }),
  };
}

/** Which requests have a status at a moment. */
export function filterOfStatus(status: RequestStatus, at: Date): Filter<MoneyRequest> & Document {
  if (status === "OPEN") return { status, expiresAt: { $gt: at } };
  if (status === "EXPIRED") return { status: "OPEN", expiresAt: { $lte: at } };
  return { status };
}
