import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { Friendship } from "../friendships/model.ts";
import type { FriendRequestStatus, FriendshipSource, FriendshipStatus } from "../generated/schema.types.ts";

export const REQUEST_PREFIX = "freq";
export const MESSAGE_LENGTH_MAX = 200;
const WISH_LIFETIME_MS = 30 * 24 * 3_600_000;

/** The latest friend request between two people, from either side, as stored. */
export type FriendRequest = {
  readonly _id: GlobalId;
  /** Both people in the order of their ids: unique, so that two requests that cross meet in one row. */
  readonly pair: string;
  readonly from: GlobalId;
  readonly to: GlobalId;
  readonly status: FriendRequestStatus;
  readonly source: FriendshipSource;
  readonly message: string | null;
  readonly createdAt: Date;
};

/** The order of the requests that wait for a person: the newest first. */
export const REQUESTS_KEYSET: Keyset = [
  { field: "createdAt", direction: -1, kind: "date" },
  { field: "_id", direction: 1, kind: "string" },
];

/** Two people, in an order that is the same from both sides. */
export const pairOf = (one: GlobalId, other: GlobalId): string =>
  one < other ? `${one}:${other}` : `${other}:${one}`;

/** Whether a person may see a request: only the two of them may. */
export const maySee = ({ from, to }: FriendRequest, viewerId: GlobalId | null): boolean =>
  viewerId === from || viewerId === to;

/** Whether whoever asked still waits. Declining is silent: for 30 days a declined request stands for them as before. */
export const isWaiting = ({ status, createdAt }: FriendRequest, now: Date): boolean =>
  status === "PENDING" || (status === "DECLINED" && now.getTime() - createdAt.getTime() < WISH_LIFETIME_MS);

/** The status that a viewer gets to see: whoever asked does not learn that they were declined. */
export const statusFor = ({ status, from }: FriendRequest, viewerId: GlobalId | null): FriendRequestStatus =>
  status === "DECLINED" && from === viewerId ? "PENDING" : status;

type Relation = {
  readonly friendship: Friendship | null;
  readonly request: FriendRequest | null;
  readonly viewerId: GlobalId;
  readonly now: Date;
};

/** What stands between the viewer and another person. */
export function viewerFriendshipOf({ friendship, request, viewerId, now }: Relation) {
  if (friendship !== null) {
    return {
      status: "FRIENDS" as FriendshipStatus,
      since: friendship.since,
      source: friendship.source,
      request: null,
    };
  }

  const status = requestStatusFor(request, viewerId, now);
  return { status, since: null, source: null, request: status === "NONE" ? null : request };
}

function requestStatusFor(request: FriendRequest | null, viewerId: GlobalId, now: Date): FriendshipStatus {
  if (request === null) return "NONE";
  if (request.from === viewerId) return isWaiting(request, now) ? "REQUESTED" : "NONE";
  return request.status === "PENDING" ? "INCOMING" : "NONE";
}
