import type { GlobalId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type { CounterStore } from "../counters/counter-store.ts";
import { COUNTED_OF_POSTS, type Counted, counterOf } from "../counters/model.ts";
import type { LifeAccountStore } from "../life-accounts/life-account-store.ts";

export type PostSettlement = ReturnType<typeof postSettlement>;

type Parts = {
  readonly client: MongoClient;
  readonly counters: CounterStore;
  readonly lifeAccounts: Pick<LifeAccountStore, "findById">;
};

/**
 * Takes what a post that is gone had counted from what its life account counts, and ends the post's counters: all of it in
 * one transaction, so that it is done once whoever does it.
 */
export const postSettlement =
  ({ client, counters, lifeAccounts }: Parts) =>
  (post: GlobalId, account: GlobalId): Promise<void> =>
    inTransaction(client, async (session) => {
      const rows = await counters.findRows(
        COUNTED_OF_POSTS.map((counted) => counterOf(counted, post)),
        session,
      );
      if (rows.length === 0) return;
      await counters.removeByIds(
        rows.map(({ _id }) => _id),
        session,
      );
      // Of an account that is gone too nothing is counted any more.
      if ((await lifeAccounts.findById(account, session)) === null) return;
      const sums = Map.groupBy(rows, ({ counter }) => counter.split(":")[0] as Counted);
      const changes = [...sums].map(([counted, shards]) => ({
        counter: counterOf(counted, account),
        by: -shards.reduce((sum, { value }) => sum + Number(value), 0),
      }));
      await counters.changeMany(changes, { shard: 0, session });
    });
