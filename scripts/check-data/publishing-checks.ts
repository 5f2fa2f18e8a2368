import { counterStore } from "../../subgraphs/social/src/counters/counter-store.ts";
import { COUNTED_OF_POSTS, type Counted, counterOf } from "../../subgraphs/social/src/counters/model.ts";
import { ACCOUNT_PREFIX, type LifeAccount } from "../../subgraphs/social/src/life-accounts/model.ts";
import type { Post } from "../../subgraphs/social/src/posts/model.ts";
import type { PostRemoval } from "../../subgraphs/social/src/posts/post-removal-store.ts";
import type { Check, Databases } from "./check.ts";
import { batchesOf, rowByValue, rowsOf } from "./streams.ts";

/** Of an account by itself. */
type Published = { readonly _id: string; readonly author: string };

/** What comes of the posts of accounts, and of those that are gone and not swept: which post, of which account. */
async function* publishedPosts({ social }: Pick<Databases, "social">): AsyncGenerator<Published> {
  yield* rowsOf<Post>(social, "posts", {
    filter: { author: { $gte: `${ACCOUNT_PREFIX}_`, $lt: `${ACCOUNT_PREFIX}_\u{10ffff}` } },
    sort: { author: 1, createdAt: -1, _id: -1 },
    fields: ["_id", "author"],
  });
  const removals = rowsOf<PostRemoval>(social, "postRemovals", { fields: ["_id", "account"] });
  for await (const { _id, account } of removals) if (account !== undefined) yield { _id, author: account };
}

/** What posts count of a kind, by account. As large as there are accounts that have published. */
async function sumsByAccount(databases: Databases, counted: Counted): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for await (const batch of batchesOf(publishedPosts(databases))) {
    const values = await counterStore(databases.social).findValues(
      batch.map(({ _id }) => counterOf(counted, _id)),
    );
    for (const { _id, author } of batch)
      sums.set(author, (sums.get(author) ?? 0) + (values.get(counterOf(counted, _id)) ?? 0));
  }
  return sums;
}

const sums: Check = {
  rule: "a life account counts what its posts count together",
  async *violations(databases) {
    for (const counted of COUNTED_OF_POSTS) {
      const expected = await sumsByAccount(databases, counted);
      const accounts = rowsOf<LifeAccount>(databases.social, "lifeAccounts", {
        filter: { owner: { $exists: true } },
        fields: ["_id"],
      });
      for await (const batch of batchesOf(accounts)) {
        const values = await counterStore(databases.social).findValues(
          batch.map(({ _id }) => counterOf(counted, _id)),
        );
        for (const { _id: about } of batch) {
          const [is, ought] = [values.get(counterOf(counted, about)) ?? 0, expected.get(about) ?? 0];
          if (is !== ought) yield { about, says: `counts ${is} ${counted} and its posts ${ought}` };
        }
      }
    }
  },
};

type Account = Pick<LifeAccount, "_id" | "owner"> & { readonly sweepFrom?: Date };

const authors: Check = {
  rule: "what was published is of an account that is there, and of its owner",
  async *violations(databases) {
    const posts = rowsOf<Post>(databases.social, "posts", {
      filter: { author: { $gte: `${ACCOUNT_PREFIX}_`, $lt: `${ACCOUNT_PREFIX}_\u{10ffff}` } },
      sort: { author: 1, createdAt: -1, _id: -1 },
      fields: ["_id", "author", "owner"],
    });
    for await (const batch of batchesOf(posts)) {
      const accounts = await rowByValue<Account>(databases.social, "lifeAccounts", {
        field: "_id",
        values: batch.map(({ author }) => author),
        fields: ["owner", "sweepFrom"],
      });
      for (const { _id: about, author, owner } of batch) {
        const account = accounts.get(author);
        // A deleted account keeps its posts until it is swept.
        if (account?.sweepFrom === undefined && account?.owner !== owner)
          yield { about, says: `is of ${owner}, who does not own ${author}` };
      }
    }
  },
};

export const PUBLISHING_CHECKS: readonly Check[] = [sums, authors];
