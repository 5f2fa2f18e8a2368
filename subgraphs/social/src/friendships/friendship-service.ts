import { isDuplicateKey } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { keyQueue } from "@kith/kit/key-queue.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { ClientSession, MongoClient } from "mongodb";
import type {
  AnswerFriendRequestErrorCode,
  FriendshipSource,
  RequestFriendErrorCode,
  UnfriendErrorCode,
} from "../generated/schema.types.ts";
import {
  type FriendRequest,
  isWaiting,
  MESSAGE_LENGTH_MAX,
  pairOf,
  REQUEST_PREFIX,
} from "../requests/model.ts";
import type { RequestStore } from "../requests/request-store.ts";
import type { CircleStore } from "./circle-store.ts";
import type { FriendshipStore } from "./friendship-store.ts";
import { FRIENDS_MAX } from "./model.ts";

export type FriendshipService = ReturnType<typeof friendshipService>;

type Parts = {
  readonly client: MongoClient;
  readonly friendships: FriendshipStore;
  readonly circles: CircleStore;
  readonly requests: RequestStore;
  readonly now: () => Date;
};

type Wish = {
  readonly from: GlobalId;
  readonly to: GlobalId;
  readonly source: FriendshipSource;
  readonly message: string | null;
};

const WAITING_MAX = 2_000;

/** The rules by which friendships come to be and end. Each act is one transaction. */
export function friendshipService({ client, friendships, circles, requests, now }: Parts) {
  // Acts of the same person change the same counter: they take turns.
  const byPerson = keyQueue({ waitersMax: WAITING_MAX });
  const act = <Result>(people: readonly GlobalId[], run: (session: ClientSession) => Promise<Result>) =>
    byPerson.run(people, () => inTransaction(client, run));

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
      const refuse = (code: RequestFriendErrorCode, message: string, field: string): never => {
        throw new Refusal(code, message, ["input", field]);
      };
      const { from, to, message } = wish;
      if (from === to) refuse("SELF", "You cannot be friends with yourself.", "userId");
      if ([...(message ?? "")].length > MESSAGE_LENGTH_MAX) {
        refuse("MESSAGE_TOO_LONG", `The message may have ${MESSAGE_LENGTH_MAX} characters.`, "message");
      }
      if (!(await personExists(to))) refuse("USER_NOT_FOUND", "Nobody has this user id.", "userId");

      const pair = pairOf(from, to);
      return onceMoreOnRace(() =>
        act([from, to], async (session) => {
          if (await friendships.areFriends(from, to, session))
            refuse("ALREADY_FRIENDS", "You are friends already.", "userId");

          const earlier = await requests.findByPair(pair, session);
          if (earlier !== null && isWaiting(earlier, now())) {
            if (earlier.from === from) refuse("ALREADY_REQUESTED", "You have asked already.", "userId");
            await connect(earlier, session);
            return present(await requests.accept(earlier._id, session));
          }
          const circlesOfBoth = await circles.findByUsers([from, to]);
          if (circlesOfBoth.some(({ friendCount }) => friendCount >= FRIENDS_MAX))
            refuse("FRIEND_LIMIT", `One of you has ${FRIENDS_MAX} friends already.`, "userId");
          const request = {
            ...wish,
            _id: newId(REQUEST_PREFIX),
            pair,
            status: "PENDING" as const,
            createdAt: now(),
          };
          return present(await requests.put(request, session));
        }),
      );
    },

    /** @throws Refusal<AnswerFriendRequestErrorCode> */
    acceptRequest: (id: GlobalId, viewerId: GlobalId): Promise<FriendRequest> =>
      act([viewerId], async (session) => {
        const request = await requests.answer({ id, to: viewerId, status: "ACCEPTED" }, session);
        if (request === null) throw requestNotFound();
        await connect(request, session);
        return request;
      }),

    /** @throws Refusal<AnswerFriendRequestErrorCode> */
    async declineRequest(id: GlobalId, viewerId: GlobalId): Promise<FriendRequest> {
      const request = await requests.answer({ id, to: viewerId, status: "DECLINED" });
      if (request === null) throw requestNotFound();
      return request;
    },

    /** @throws Refusal<UnfriendErrorCode> */
    unfriend: (viewerId: GlobalId, friend: GlobalId): Promise<void> =>
      act([viewerId, friend], async (session) => {
        const removedSides = await friendships.removeBoth(viewerId, friend, session);
        if (removedSides === 0) {
          throw new Refusal<UnfriendErrorCode>("NOT_FRIENDS", "You are not friends.", ["input", "userId"]);
        }
        invariant(removedSides === 2, `half a friendship: ${viewerId} and ${friend}`);
        await circles.change(viewerId, -1, session);
        await circles.change(friend, -1, session);
      }),
  };

  // The one place where a friendship begins: both rows and both counters, or none of them.
  async function connect({ from, to, source }: FriendRequest, session: ClientSession): Promise<void> {
    await friendships.addBoth({ people: [from, to], since: now(), source }, session);
    for (const person of [from, to]) {
      if ((await circles.change(person, 1, session)) > FRIENDS_MAX) {
        throw new Refusal<"FRIEND_LIMIT">("FRIEND_LIMIT", `One of you has ${FRIENDS_MAX} friends already.`);
      }
    }
  }
}

// Two people who ask each other at the same moment both see no request; the unique pair lets one of them in, and the
// other, run again, finds that request and accepts it.
async function onceMoreOnRace<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (isDuplicateKey(error)) return act();
    throw error;
  }
}

function present(request: FriendRequest | null): FriendRequest {
  invariant(request !== null, "a request that was just written is gone");
  return request;
}

const requestNotFound = () =>
  new Refusal<AnswerFriendRequestErrorCode>(
    "REQUEST_NOT_FOUND",
    "No request with this id waits for your answer.",
    ["input", "friendRequestId"],
  );
