import type { GlobalId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { ClientSession } from "mongodb";
import type { BlockStore } from "../blocks/block-store.ts";
import type { CounterStore } from "../counters/counter-store.ts";
import { counterOf } from "../counters/model.ts";
import type { Spread } from "../counters/spread.ts";
import type { FollowAccountErrorCode, UnfollowAccountErrorCode } from "../generated/schema.types.ts";
import type { LifeAccountStore } from "../life-accounts/life-account-store.ts";
import type { LifeAccount } from "../life-accounts/model.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import type { FollowEnd } from "./follow-end.ts";
import type { FollowStore } from "./follow-store.ts";
import type { FollowingStore } from "./following-store.ts";
import { FOLLOWED_MAX, followOf } from "./model.ts";

export type FollowService = ReturnType<typeof followService>;

type Parts = {
  readonly acts: PairActs;
  readonly lifeAccounts: LifeAccountStore;
  readonly follows: FollowStore;
  readonly followings: FollowingStore;
  readonly blocks: BlockStore;
  readonly counters: CounterStore;
  readonly spread: Spread;
  readonly followEnd: FollowEnd;
  readonly now: () => Date;
};

const ABOUT_ACCOUNT = ["input", "accountId"];

/**
 * The rules by which people follow life accounts. Each act is one transaction, and writes nothing that another follower of
 * the same account has to wait for.
 */
export function followService(parts: Parts) {
  const { acts, lifeAccounts, follows, followings, blocks, counters, spread, now } = parts;

  return {
    /** Following twice changes nothing. @throws Refusal<FollowAccountErrorCode> */
    follow: (user: GlobalId, account: GlobalId): Promise<void> =>
      acts.run([user], async (session) => {
        const refuse = (code: FollowAccountErrorCode, message: string): never => {
          throw new Refusal(code, message, ABOUT_ACCOUNT);
        };
        const found = await findShown(user, account, session);
        if (found === null) return refuse("ACCOUNT_NOT_FOUND", NOT_FOUND);
        if (found.owner === user) refuse("OWN_ACCOUNT", "This is an account of yours.");
        if (!(await follows.add({ account, user, followedAt: now() }, session))) return;
        if ((await followings.change(user, 1, session)) > FOLLOWED_MAX)
          refuse("FOLLOW_LIMIT", `You follow ${FOLLOWED_MAX} accounts already.`);
        const counter = counterOf("followers", account);
        await counters.change({ counter, by: 1 }, { shard: spread.choose(counter), session });
      }),

    /** Ending what is not there changes nothing. @throws Refusal<UnfollowAccountErrorCode> */
    unfollow: (user: GlobalId, account: GlobalId): Promise<void> =>
      acts.run([user], async (session) => {
        const ended = await follows.findByIds([followOf(account, user)], session);
        await parts.followEnd.end(ended, session);
        if (ended.length === 0 && (await findShown(user, account, session)) === null)
          throw new Refusal<UnfollowAccountErrorCode>("ACCOUNT_NOT_FOUND", NOT_FOUND, ABOUT_ACCOUNT);
      }),
  };

  // Of an account that a block hides there is said what is said of an id that nothing has.
  async function findShown(
    user: GlobalId,
    id: GlobalId,
    session: ClientSession,
  ): Promise<LifeAccount | null> {
    const account = await lifeAccounts.findById(id, session);
    if (account === null || account.owner === user) return account;
    return (await blocks.findBetween(user, account.owner, session)).length > 0 ? null : account;
  }
}

const NOT_FOUND = "There is no account with this id.";
