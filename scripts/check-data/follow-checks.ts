import { blockOf } from "../../subgraphs/social/src/blocks/model.ts";
import { type CounterShard, counterOf } from "../../subgraphs/social/src/counters/model.ts";
import {
  FOLLOWED_MAX,
  type Follow,
  type Following,
  followOf,
} from "../../subgraphs/social/src/follows/model.ts";
import type { BuriedAccount, LifeAccount } from "../../subgraphs/social/src/life-accounts/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, meet, rowByValue, rowsOf, runLengths } from "./streams.ts";

const followerCounters: Check = {
  rule: "a life account's follower counter is the number of its followers",
  async *violations({ social }) {
    const sort = { account: 1, followedAt: -1, user: 1 } as const;
    const follows = rowsOf<Follow>(social, "follows", { sort, fields: ["account"] });
    const shards = rowsOf<CounterShard>(social, "counterShards", {
      filter: { counter: { $gte: FOLLOWERS_OF, $lt: `${FOLLOWERS_OF}\u{10ffff}` } },
      sort: { counter: 1 },
      fields: ["counter", "value"],
    });
    const accounts = meet(
      runLengths(follows, ({ account }) => account),
      sumsOf(shards),
      { left: ({ key }) => key, right: ({ counter }) => counter.slice(FOLLOWERS_OF.length) },
    );
    for await (const { key: about, left, right } of accounts) {
      const [length, sum] = [left?.length ?? 0, right?.sum ?? 0];
      if (length !== sum) yield { about, says: `has ${length} followers and counts ${sum}` };
    }
  },
};

const FOLLOWERS_OF = counterOf("followers", "");

/** What the rows of a counter, which follow each other, come to. */
async function* sumsOf(shards: AsyncIterable<CounterShard>) {
  let sum = null as { counter: string; sum: number } | null;
  for await (const { counter, value } of shards) {
    if (sum?.counter === counter) sum.sum += Number(value);
    else {
      if (sum !== null) yield sum;
      sum = { counter, sum: Number(value) };
    }
  }
  if (sum !== null) yield sum;
}

const followedCounters: Check = {
  rule: `a person's count of followed accounts is the number of their follows, at most ${FOLLOWED_MAX}`,
  async *violations({ social }) {
    const sort = { user: 1, followedAt: -1, account: 1 } as const;
    const follows = rowsOf<Follow>(social, "follows", { sort, fields: ["user"] });
    const followings = rowsOf<Following>(social, "followings", { fields: ["_id", "followedCount"] });
    const people = meet(
      runLengths(follows, ({ user }) => user),
      followings,
      { left: ({ key }) => key, right: ({ _id }) => _id },
    );
    for await (const { key: about, left, right } of people) {
      const [length, counted] = [left?.length ?? 0, right?.followedCount ?? 0];
      if (length !== counted) yield { about, says: `follows ${length} accounts and counts ${counted}` };
      else if (length > FOLLOWED_MAX) yield { about, says: `follows ${length} accounts` };
    }
  },
};

type Account = Pick<LifeAccount, "_id"> &
  Partial<Pick<LifeAccount, "owner">> &
  Pick<BuriedAccount, "sweepFrom">;

const follows: Check = {
  rule: "a follow leads to an account that is there, of somebody else, between whom and the follower no block stands",
  async *violations({ social }) {
    const fields = ["_id", "account", "user"] as const;
    for await (const batch of batchesOf(rowsOf<Follow>(social, "follows", { fields }))) {
      const accounts = await rowByValue<Account>(social, "lifeAccounts", {
        field: "_id",
        values: batch.map(({ account }) => account),
        fields: ["owner", "sweepFrom"],
      });
      const between = ({ account, user }: Follow) => {
        const owner = accounts.get(account)?.owner ?? "";
        return [blockOf(owner, user), blockOf(user, owner)];
      };
      const values = batch.flatMap(between);
      const blocks = await rowByValue<{ readonly _id: string }>(social, "blocks", {
        field: "_id",
        values,
        fields: [],
      });
      for (const follow of batch) {
        const about = `follow ${follow._id}`;
        const account = accounts.get(follow.account);
        // A deleted account keeps its follows until it is swept.
        const isThere = account?.owner !== undefined || account?.sweepFrom !== undefined;
        if (follow._id !== followOf(follow.account, follow.user))
          yield { about, says: "is not the one of its account and person" };
        if (!isThere) yield { about, says: "leads nowhere" };
        if (account?.owner === follow.user) yield { about, says: "is of the owner" };
        if (between(follow).some((block) => blocks.has(block))) yield { about, says: "has outlived a block" };
      }
    }
  },
};

export const FOLLOW_CHECKS: readonly Check[] = [followerCounters, followedCounters, follows];
