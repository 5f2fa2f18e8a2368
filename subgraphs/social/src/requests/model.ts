import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { Friendship } from "../friendships/model.ts";
import type { FriendRequestStatus, FriendshipSource, FriendshipStatus } from "../generated/schema.types.ts";

export const REQUEST_PREFIX = "freq";
export const MESSAGE_LENGTH_MAX = 200;
export const REQUESTS_PER_DAY_MAX = 50;
const LIFETIME_MS = 30 * 24 * 3_600_000;

/** The latest friend request between two people, from either side, as stored. It expires by its age alone. */
export type FriendRequest = {
  readonly _id: GlobalId;
  /** Both people in the order of their ids: unique, so that two requests that cross meet in one row. */
  readonly pair: string;
  readonly from: GlobalId;
  readonly to: GlobalId;
  readonly status: Exclude<FriendRequestStatus, "EXPIRED">;
  readonly source: FriendshipSource;
  readonly message: string | null;
  readonly createdAt: Date;
  /** When `to` last declined `from`, whatever was taken back and asked again since. */
  readonly declinedAt: Date | null;
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

export const expiresAt = ({ createdAt }: FriendRequest): Date => new Date(createdAt.getTime() + LIFETIME_MS);

/** A request that was sent at this moment or before has expired. */
export const expiredSince = (now: Date): Date => new Date(now.getTime() - LIFETIME_MS);

const isExpired = ({ createdAt }: FriendRequest, now: Date): boolean => createdAt <= expiredSince(now);

/** Whether whoever asked still waits. Declining is silent: until it expires, a declined request stands for them as before. */
export const isWaiting = (request: FriendRequest, now: Date): boolean =>
  (request.status === "PENDING" || request.status === "DECLINED") && !isExpired(request, now);

/**
 * Where a new request begins. Whoever was declined may take that request back and ask again; it is declined still, as
 * silently as before.
 */
export const firstStatusOf = (
  from: GlobalId,
  earlier: FriendRequest | null,
  now: Date,
): Pick<FriendRequest, "status" | "declinedAt"> => {
  const declinedAt = earlier?.from === from ? earlier.declinedAt : null;
  return declinedAt !== null && declinedAt > expiredSince(now)
    ? { status: "DECLINED", declinedAt }
    : { status: "PENDING", declinedAt: null };
};

/** The status that a viewer gets to see: to whoever asked, declined and unanswered look the same at every moment. */
export function statusFor(request: FriendRequest, viewerId: GlobalId | null, now: Date): FriendRequestStatus {
  const { status, from } = request;
  const seen = status === "DECLINED" && from === viewerId ? "PENDING" : status;
  return seen === "PENDING" && isExpired(request, now) ? "EXPIRED" : seen;
}

type Relation = {
  readonly friendship: Friendship | null;
  readonly request: FriendRequest | null;
  readonly isBlockedByViewer: boolean;
  readonly viewerId: GlobalId;
  readonly now: Date;
};

/** What stands between the viewer and another person. */
export function viewerFriendshipOf(relation: Relation) {
  const { friendship, request } = relation;
  const status = friendshipStatusOf(relation);
  const isWished = status === "REQUESTED" || status === "INCOMING";
  return {
    status,
    since: friendship?.since ?? null,
    source: friendship?.source ?? null,
    request: isWished ? request : null,
  };
}

function friendshipStatusOf(relation: Relation): FriendshipStatus {
  const { friendship, request, isBlockedByViewer, viewerId, now } = relation;
  if (isBlockedByViewer) return "BLOCKED_BY_VIEWER";
  if (friendship !== null) return "FRIENDS";
  if (request === null || !isWaiting(request, now)) return "NONE";
  if (request.from === viewerId) return "REQUESTED";
  return request.status === "PENDING" ? "INCOMING" : "NONE";
}
