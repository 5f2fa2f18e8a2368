import type { GlobalId } from "@kith/kit/global-id.ts";
import { newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { ClientSession } from "mongodb";
import type { BlockStore } from "../blocks/block-store.ts";
import type { DayCountStore } from "../days/day-count-store.ts";
import type { FeedDelivery } from "../feeds/feed-delivery.ts";
import type {
  AnswerFriendRequestErrorCode,
  CancelFriendRequestErrorCode,
  FriendRequestSource,
  RequestFriendErrorCode,
  UnfriendErrorCode,
} from "../generated/schema.types.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import type { PairLockStore } from "../pairs/pair-lock-store.ts";
import {
  expiredSince,
  type FriendRequest,
  firstStatusOf,
  isWaiting,
  MESSAGE_LENGTH_MAX,
  pairOf,
  REQUEST_PREFIX,
  REQUESTS_PER_DAY_MAX,
} from "../requests/model.ts";
import type { RequestStore } from "../requests/request-store.ts";
import type { CircleStore } from "./circle-store.ts";
import type { FriendshipEnd } from "./friendship-end.ts";
import type { FriendshipStore } from "./friendship-store.ts";
import type { AskListings } from "./listings.ts";
import { FRIENDS_MAX, type Listing } from "./model.ts";

export type FriendshipService = ReturnType<typeof friendshipService>;

type Parts = {
  readonly acts: PairActs;
  readonly friendships: FriendshipStore;
  readonly circles: CircleStore;
  readonly requests: RequestStore;
  readonly requestDays: DayCountStore;
  readonly blocks: BlockStore;
  readonly pairLocks: PairLockStore;
  readonly endFriendship: FriendshipEnd;
  readonly feedDelivery: Pick<FeedDelivery, "join">;
  readonly listingsOf: AskListings;
  readonly now: () => Date;
};

type Wish = {
  readonly from: GlobalId;
  readonly to: GlobalId;
  readonly source: FriendRequestSource;
  readonly message: string | null;
};

type Refuse = (code: RequestFriendErrorCode, message: string, field: string) => never;

const refuseRequest: Refuse = (code, message, field) => {
  throw new Refusal(code, message, ["input", field]);
};

/** The rules by which friendships come to be and end. Each act is one transaction. */
export function friendshipService(parts: Parts) {
  const { acts, friendships, circles, requests, requestDays, blocks, pairLocks, now } = parts;
  const { endFriendship, feedDelivery, listingsOf } = parts;

  return {
    /**
     * Asks for a friendship; a request from the other side that still waits is accepted instead.
     *
     * @throws Refusal<RequestFriendErrorCode>
     */
    async requestFriend(
      wish: Wish,
      personExists: (id: GlobalId) => Promise<boolean>,
    ): Promise<FriendRequest> {
      const { from, to, message } = wish;
      if (from === to) refuseRequest("SELF", "You cannot be friends with yourself.", "userId");
      if ([...(message ?? "")].length > MESSAGE_LENGTH_MAX) {
        refuseRequest(
          "MESSAGE_TOO_LONG",
          `The message may have ${MESSAGE_LENGTH_MAX} characters.`,
          "message",
        );
      }
      if (!(await personExists(to))) throw userNotFound();

      const pair = pairOf(from, to);
      return acts.run([from, to], async (session) => {
        await pairLocks.take(pair, session);
        await refuseBlocked(wish, session);
        if (await friendships.areFriends(from, to, session))
          refuseRequest("ALREADY_FRIENDS", "You are friends already.", "userId");

        const earlier = await requests.findByPair(pair, session);
        if (earlier !== null && isWaiting(earlier, now())) {
          if (earlier.from === from) refuseRequest("ALREADY_REQUESTED", "You have asked already.", "userId");
          await connect(earlier, session, userNotFound);
          return present(await requests.accept(earlier._id, session));
        }
        await refuseBeyondLimits(wish, session);
        const createdAt = now();
        const status = firstStatusOf(from, earlier, createdAt);
        const request = { ...wish, ...status, _id: newId(REQUEST_PREFIX), pair, createdAt };
        return present(await requests.put(request, session));
      });
    },

    /** @throws Refusal<AnswerFriendRequestErrorCode> */
    acceptRequest: (id: GlobalId, viewerId: GlobalId): Promise<FriendRequest> =>
      acts.run([viewerId], async (session) => {
        const sentAfter = expiredSince(now());
        const answer = { id, to: viewerId, status: "ACCEPTED", sentAfter, declinedAt: null } as const;
        const request = await requests.answer(answer, session);
        if (request === null) throw requestNotFound();
        await connect(request, session, requestNotFound);
        return request;
      }),

    /** @throws Refusal<AnswerFriendRequestErrorCode> */
    async declineRequest(id: GlobalId, viewerId: GlobalId): Promise<FriendRequest> {
      const declinedAt = now();
      const sentAfter = expiredSince(declinedAt);
      const request = await requests.answer({ id, to: viewerId, status: "DECLINED", sentAfter, declinedAt });
      if (request === null) throw requestNotFound();
      return request;
    },

    /**
     * Takes a request back. One that was declined in silence can be taken back like any other.
     *
     * @throws Refusal<CancelFriendRequestErrorCode>
     */
    async cancelRequest(id: GlobalId, viewerId: GlobalId): Promise<FriendRequest> {
      const request = await requests.cancel({ id, from: viewerId, sentAfter: expiredSince(now()) });
      if (request !== null) return request;
      throw new Refusal<CancelFriendRequestErrorCode>(
        "REQUEST_NOT_FOUND",
        "No request of yours with this id waits for an answer.",
        ["input", "friendRequestId"],
      );
    },

    /** @throws Refusal<UnfriendErrorCode> */
    unfriend: (viewerId: GlobalId, friend: GlobalId): Promise<void> =>
      acts.run([viewerId, friend], async (session) => {
        if (await endFriendship(viewerId, friend, session)) return;
        throw new Refusal<UnfriendErrorCode>("NOT_FRIENDS", "You are not friends.", ["input", "userId"]);
      }),
  };

  async function refuseBlocked({ from, to }: Wish, session: ClientSession): Promise<void> {
    const between = await blocks.findBetween(from, to, session);
    if (between.some(({ blocker }) => blocker === from))
      refuseRequest("BLOCKED_BY_VIEWER", "You have blocked this person: unblock them first.", "userId");
    // Word for word what is said of an id that nobody has: whoever is blocked is not told.
    if (between.length > 0) throw userNotFound();
  }

  async function refuseBeyondLimits({ from, to }: Wish, session: ClientSession): Promise<void> {
    const circlesOfBoth = await circles.findByUsers([from, to], session);
    if (circlesOfBoth.some(({ goneAt }) => goneAt !== undefined)) throw userNotFound();
    if (circlesOfBoth.some(({ friendCount }) => friendCount >= FRIENDS_MAX))
      refuseRequest("FRIEND_LIMIT", `One of you has ${FRIENDS_MAX} friends already.`, "userId");
    if ((await requestDays.countOne(from, now(), session)) > REQUESTS_PER_DAY_MAX)
      refuseRequest("DAILY_LIMIT", `You have sent ${REQUESTS_PER_DAY_MAX} requests today.`, "userId");
  }

  async function relist(person: GlobalId, listing: Listing, session: ClientSession): Promise<void> {
    const friends = await friendships.findFriendIds(person, session);
    await friendships.listAnew(person, friends, listing, session);
  }

  // The one place where a friendship begins: both rows and both counters, or none of them.
  async function connect(
    { from, to, source }: FriendRequest,
    session: ClientSession,
    isGone: () => Refusal,
  ): Promise<void> {
    const people = [from, to] as const;
    const listings = new Map<GlobalId, Listing>();
    const countOfUnlisted = new Map<GlobalId, number>();
    // The counters first: whoever changes how one of the two is listed meets this act there.
    for (const person of people) {
      const { friendCount, listing, goneAt } = await circles.change(person, 1, session);
      if (goneAt !== undefined) throw isGone();
      if (friendCount > FRIENDS_MAX)
        throw new Refusal<"FRIEND_LIMIT">("FRIEND_LIMIT", `One of you has ${FRIENDS_MAX} friends already.`);
      if (listing === undefined) countOfUnlisted.set(person, friendCount);
      else listings.set(person, listing);
    }
    const asked = await listingsOf([...countOfUnlisted.keys()]);
    await circles.listMissing(asked, session);
    const bond = { people, since: now(), source, listings: new Map([...listings, ...asked]) };
    await friendships.addBoth(bond, session);
    await feedDelivery.join(people, session);
    // Friendships from before anybody was listed.
    for (const [person, listing] of asked)
      if (countOfUnlisted.get(person) !== 1) await relist(person, listing, session);
  }
}

function present(request: FriendRequest | null): FriendRequest {
  invariant(request !== null, "a request that was just written is gone");
  return request;
}

const userNotFound = () =>
  new Refusal<RequestFriendErrorCode>("USER_NOT_FOUND", "Nobody has this user id.", ["input", "userId"]);

const requestNotFound = () =>
  new Refusal<AnswerFriendRequestErrorCode>(
    "REQUEST_NOT_FOUND",
    "No request with this id waits for your answer.",
    ["input", "friendRequestId"],
  );
