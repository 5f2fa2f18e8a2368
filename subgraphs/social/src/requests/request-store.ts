import { ensureIndexes, IN_ONE_BATCH } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { pageLoaderOf } from "@kith/kit/page-loader.ts";
import { changeFanOut } from "@kith/kit/subscriptions/change-fan-out.ts";
import type { ClientSession, Db } from "mongodb";
import { type FriendRequest, REQUESTS_KEYSET } from "./model.ts";

export type RequestStore = ReturnType<typeof requestStore>;

/** The collection of friend requests: at most one row for two people. */
export function requestStore(db: Db) {
  const requests = db.collection<FriendRequest>("friendRequests");
  return {
    ensureIndexes: () =>
      ensureIndexes(requests, [
        { key: { pair: 1 }, unique: true },
        { key: { to: 1, status: 1, createdAt: -1, _id: 1 } },
        { key: { from: 1, status: 1, createdAt: -1, _id: 1 } },
      ]),

    /** What waits for the answer of a person. @param sentAfter What was sent before has expired. */
    receivedPageLoader: (sentAfter: Date) =>
      pageLoaderOf<FriendRequest>("receivedRequestsPage", {
        db,
        collection: requests,
        parentField: "to",
        only: { status: "PENDING", createdAt: { $gt: sentAfter } },
        keyset: REQUESTS_KEYSET,
      }),

    /** What a person has asked and waits for, as they see it. @param sentAfter What was sent before has expired. */
    sentPageLoader: (sentAfter: Date) =>
      pageLoaderOf<FriendRequest>("sentRequestsPage", {
        db,
        collection: requests,
        parentField: "from",
        only: { status: { $in: ["PENDING", "DECLINED"] }, createdAt: { $gt: sentAfter } },
        keyset: REQUESTS_KEYSET,
      }),

    /** What was sent to a person since then and waits for their answer, the first first. */
    findReceivedSince: (to: GlobalId, since: Date, limit: number): Promise<FriendRequest[]> =>
      requests
        .find({ to, status: "PENDING", createdAt: { $gte: since } }, IN_ONE_BATCH)
        .sort({ createdAt: 1 })
        .limit(limit)
        .toArray(),

    /** Tells requests as they are sent, by whom they are sent to: new ones, and those that take the place of an earlier one. */
    sentChanges: (warn: (error: unknown, message: string) => void) =>
      changeFanOut<FriendRequest, FriendRequest>({
        collection: requests,
        pipeline: [{ $match: IS_SENT }],
        fullDocument: "updateLookup",
        eventOf(change) {
          const request = "fullDocument" in change ? change.fullDocument : undefined;
          return request === undefined || request === null ? null : { key: request.to, event: request };
        },
        warn,
      }),

    findByIds: (ids: readonly GlobalId[]) =>
      requests.find({ _id: { $in: [...ids] } }, IN_ONE_BATCH).toArray(),

    findByPairs: (pairs: readonly string[]) =>
      requests.find({ pair: { $in: [...pairs] } }, IN_ONE_BATCH).toArray(),

    findByPair: (pair: string, session: ClientSession) => requests.findOne({ pair }, { session }),

    /** Puts a request in the place of the one that the pair had before, if any: its id stays. */
    put: ({ _id, ...request }: FriendRequest, session: ClientSession) =>
      requests.findOneAndUpdate(
        { pair: request.pair },
        { $set: request, $setOnInsert: { _id } },
        { session, upsert: true, returnDocument: "after" },
      ),

    /** @returns The request after the change, null when there is none that waits for an answer of `to`. */
    answer: ({ id, to, status, sentAfter, declinedAt }: Answer, session?: ClientSession) =>
      requests.findOneAndUpdate(
        { _id: id, to, status: "PENDING", createdAt: { $gt: sentAfter } },
        { $set: { status, declinedAt } },
        { ...(session && { session }), returnDocument: "after" },
      ),

    /** @returns The request after the change, null when there is none of `from` that still waits as they see it. */
    cancel: ({ id, from, sentAfter }: { id: GlobalId; from: GlobalId; sentAfter: Date }) =>
      requests.findOneAndUpdate(
        { _id: id, from, status: { $in: ["PENDING", "DECLINED"] }, createdAt: { $gt: sentAfter } },
        { $set: { status: "CANCELLED" } },
        { returnDocument: "after" },
      ),

    accept: (id: GlobalId, session: ClientSession) =>
      requests.findOneAndUpdate(
        { _id: id },
        { $set: { status: "ACCEPTED", declinedAt: null } },
        { session, returnDocument: "after" },
      ),

    /** For who is gone: what they asked, and what they were asked. */
    async removeAround(user: GlobalId): Promise<void> {
      await requests.deleteMany({ from: user });
      await requests.deleteMany({ to: user });
    },

    removeByPair: (pair: string, session: ClientSession) => requests.deleteOne({ pair }, { session }),
  };
}

// A declined person's request is never told: nothing shows that there is one.
const IS_SENT = {
  $or: [
    { operationType: "insert" },
    { operationType: "update", "updateDescription.updatedFields.createdAt": { $exists: true } },
  ],
  "fullDocument.status": "PENDING",
};

type Answer = {
  readonly id: GlobalId;
  readonly to: GlobalId;
  readonly status: "ACCEPTED" | "DECLINED";
  readonly sentAfter: Date;
  readonly declinedAt: Date | null;
};
