import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { ClientSession } from "mongodb";
import type { CounterStore } from "../counters/counter-store.ts";
import { counterOf } from "../counters/model.ts";
import type { Spread } from "../counters/spread.ts";
import type { LifeAccountStore } from "../life-accounts/life-account-store.ts";
import type { FollowStore } from "./follow-store.ts";
import type { FollowingStore } from "./following-store.ts";
import { type Follow, followOf } from "./model.ts";

export type FollowEnd = ReturnType<typeof followEnd>;

type Parts = {
  readonly lifeAccounts: LifeAccountStore;
  readonly follows: FollowStore;
  readonly followings: FollowingStore;
  readonly counters: CounterStore;
  readonly spread: Spread;
};

/** The one place where follows end: the rows and both counts of each, or none of them. */
export function followEnd({ lifeAccounts, follows, followings, counters, spread }: Parts) {
  /** @param ended At most some hundred, all of them there. */
  async function end(ended: readonly Follow[], session: ClientSession): Promise<void> {
    if (ended.length === 0) return;
    const removed = await follows.removeByIds(
      ended.map(({ _id }) => _id),
      session,
    );
    invariant(removed === ended.length, `${ended.length} follows were there and ${removed} were removed`);
    await followings.changeMany(lessOf(ended.map(({ user }) => user)), session);
    const changes = [...lessOf(ended.map(({ account }) => counterOf("followers", account)))];
    const shard = spread.choose(changes[0]?.[0] ?? "");
    await counters.changeMany(
      changes.map(([counter, by]) => ({ counter, by })),
      { shard, session },
    );
  }

  return {
    end,

    /** Ends what each of two people follows of the other's accounts, and lets neither begin to meanwhile. */
    async endBetween(one: GlobalId, other: GlobalId, session: ClientSession): Promise<void> {
      await followings.touch([one, other], session);
      const accounts = await lifeAccounts.findByOwners([one, other], session);
      if (accounts.length === 0) return;
      const ids = accounts.map(({ _id, owner }) => followOf(_id, owner === one ? other : one));
      await end(await follows.findByIds(ids, session), session);
    },
  };
}

function lessOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) - 1);
  return counts;
}
