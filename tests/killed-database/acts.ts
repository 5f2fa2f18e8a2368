import { randomUUID } from "node:crypto";
import type { Db } from "mongodb";
import type { Databases } from "../../scripts/check-data/check.ts";
import { blockOf } from "../../subgraphs/social/src/blocks/model.ts";
import { followOf } from "../../subgraphs/social/src/follows/model.ts";
import { sideOf } from "../../subgraphs/social/src/friendships/model.ts";
import { pairOf } from "../../subgraphs/social/src/requests/model.ts";
import { at, type Crowd, DISTANCES } from "./crowd.ts";

/** A mutation that somebody sends, and how the database tells whether it was done. No two are about the same rows. */
export type Act = {
  readonly by: string;
  readonly mutation: string;
  readonly input: object;
  readonly isDone: (databases: Databases) => Promise<boolean>;
};

type Find = Parameters<ReturnType<Db["collection"]>["countDocuments"]>[0];

const has = async (db: Db, collection: string, filter: Find): Promise<boolean> =>
  (await db.collection(collection).countDocuments(filter, { limit: 1 })) > 0;

const YEAR_MS = 365 * 86_400_000;

/** Eleven mutations of each person of a crowd, over a thousand of a hundred people: of all subgraphs and of most kinds. */
export function actsOf({ people, groups, account, requests, sent, asked }: Crowd): Act[] {
  return people.flatMap((by, index) => {
    const other = (distance: number) => at(people, index + distance);
    const friendships = (friend: string) => ({
      _id: { $in: [sideOf(by, friend), sideOf(friend, by)] } as object,
    });
    const group = at(groups, index);
    const bio = `写于 ${index}`;
    const pay = (): Act => {
      const idempotencyKey = randomUUID();
      const amount = { amountMinor: "10", currency: "CNY" };
      return {
        by,
        mutation: "transferToFriend",
        input: { idempotencyKey, recipientId: other(DISTANCES.paid), amount },
        isDone: ({ commerce }) =>
          has(commerce, "idempotencyKeys", { _id: `${by}:${idempotencyKey}` as never }),
      };
    };
    const answer = (): Act => {
      const [transferId, moneyRequestId] = [at(sent, index), at(asked, index)];
      const isTransfer = index % 2 === 0;
      const [collection, _id, status] = isTransfer
        ? (["pendings", transferId, "POSTED"] as const)
        : (["moneyRequests", moneyRequestId, "PAID"] as const);
      return {
        by,
        mutation: isTransfer ? "acceptTransfer" : "payMoneyRequest",
        input: isTransfer ? { transferId } : { moneyRequestId },
        isDone: ({ commerce }) => has(commerce, collection, { _id: _id as never, status }),
      };
    };
    const block = (userId: string): Act => ({
      by,
      mutation: "blockUser",
      input: { userId },
      isDone: ({ social }) => has(social, "blocks", { _id: blockOf(by, userId) as never }),
    });
    const request = (userId: string): Act => ({
      by,
      mutation: "requestFriend",
      input: { userId },
      isDone: ({ social }) => has(social, "friendRequests", { pair: pairOf(by, userId) }),
    });
    const askedBy = index + people.length - DISTANCES.accepted;
    const asker = at(people, askedBy);
    return [
      pay(),
      answer(),
      {
        by,
        mutation: "followAccount",
        input: { accountId: account },
        isDone: ({ social }) => has(social, "follows", { _id: followOf(account, by) as never }),
      },
      ...DISTANCES.asked.map((distance) => request(other(distance))),
      block(other(DISTANCES.blocked)),
      block(other(DISTANCES.blockedFriend)),
      {
        by,
        mutation: "acceptFriendRequest",
        input: { friendRequestId: at(requests, askedBy) },
        isDone: ({ social }) => has(social, "friendships", { _id: sideOf(by, asker) as never }),
      },
      {
        by,
        mutation: "unfriend",
        input: { userId: other(DISTANCES.unfriended) },
        isDone: async ({ social }) =>
          !(await has(social, "friendships", friendships(other(DISTANCES.unfriended)))),
      },
      {
        by,
        mutation: "joinGroup",
        input: { groupId: group },
        isDone: ({ groups: db }) => has(db, "memberships", { group, user: by }),
      },
      index % 3 === 0
        ? {
            by,
            mutation: "createPost",
            input: { text: bio },
            isDone: ({ social }) => has(social, "posts", { author: by, text: bio }),
          }
        : index % 2 === 0
          ? {
              by,
              mutation: "updateProfile",
              input: { bio },
              isDone: ({ users }) => has(users, "people", { _id: by as never, bio }),
            }
          : {
              by,
              mutation: "grantConsent",
              input: {
                purpose: "CREDIT_CIRCLE_EFFECT",
                expiresAt: new Date(Date.now() + YEAR_MS).toISOString(),
              },
              isDone: ({ users }) => has(users, "consents", { user: by }),
            },
    ];
  });
}

/** The text of a mutation. */
export const documentOf = (mutation: string): string => {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  return `mutation ($input: ${name}Input!) { done: ${mutation}(input: $input) { userErrors { message } } }`;
};
