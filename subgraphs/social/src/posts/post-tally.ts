import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession } from "mongodb";
import type { CounterStore } from "../counters/counter-store.ts";
import { type Counted, counterOf } from "../counters/model.ts";
import type { Spread } from "../counters/spread.ts";
import type { Post, PostCounter } from "./model.ts";
import type { PostStore } from "./post-store.ts";

export type PostTally = ReturnType<typeof postTally>;

type Parts = {
  readonly posts: Pick<PostStore, "count" | "findById">;
  readonly counters: CounterStore;
  readonly spread: Spread;
};

/** What is counted of a post of a life account, by what it is called of a person's post. */
export const COUNTED_BY_COUNTER: Readonly<Record<PostCounter, Counted>> = {
  likeCount: "likes",
  favouriteCount: "favourites",
  commentCount: "comments",
};

/**
 * Where marks on posts are counted. Those on a person's post in its row, which acts on one post write in turns. Those on a
 * post of a life account over many rows, once for the post and once for the account, so that nobody waits for others: the
 * post's row is only read.
 */
export const postTally = ({ posts, counters, spread }: Parts) => ({
  /** What acts of a person on a post take turns by. */
  turnsOf: ({ _id, owner }: Pick<Post, "_id" | "owner">, actor: GlobalId): readonly GlobalId[] =>
    owner === undefined ? [_id] : [actor],

  /** @returns The post, with its own counter as it is after the change; null when it is not there. */
  async count(
    post: Post,
    { counter, by }: { counter: PostCounter; by: number },
    session: ClientSession,
  ): Promise<Post | null> {
    if (post.owner === undefined) return posts.count(post._id, { [counter]: by }, session);
    const present = await posts.findById(post._id, session);
    if (present === null) return null;
    const counted = COUNTED_BY_COUNTER[counter];
    const ofAccount = counterOf(counted, post.author);
    await counters.changeMany(
      [
        { counter: counterOf(counted, post._id), by },
        { counter: ofAccount, by },
      ],
      { shard: spread.choose(ofAccount), session },
    );
    return present;
  },
});
