import type { Db } from "mongodb";
import { counterStore } from "../../subgraphs/social/src/counters/counter-store.ts";
import { counterOf } from "../../subgraphs/social/src/counters/model.ts";
import type { Post, PostCounter } from "../../subgraphs/social/src/posts/model.ts";
import { COUNTED_BY_COUNTER } from "../../subgraphs/social/src/posts/post-tally.ts";
import { type Reaction, reactionOf } from "../../subgraphs/social/src/reactions/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, meet, rowByValue, rowsOf, runLengths } from "./streams.ts";

type Hanging = {
  readonly collection: string;
  readonly counter: PostCounter;
  /** The order of an index that begins with the post. */
  readonly sort: Readonly<Record<string, 1 | -1>>;
};

const BY_POST = { post: 1, since: -1, user: 1 } as const;
const REACTIONS: readonly Hanging[] = [
  { collection: "likes", counter: "likeCount", sort: BY_POST },
  { collection: "favourites", counter: "favouriteCount", sort: BY_POST },
];

const counted = ({ collection, counter, sort }: Hanging): Check => ({
  rule: `the ${counter} of a post is the number of its ${collection}, and those of a post that is gone are to be swept`,
  async *violations({ social }) {
    const rows = rowsOf<{ post: string }>(social, collection, { sort, fields: ["post"] });
    const posts = rowsOf<Post>(social, "posts", { fields: ["_id", "owner", counter] });
    const met = meet(
      runLengths(rows, ({ post }) => post),
      posts,
      { left: ({ key }) => key, right: ({ _id }) => _id },
    );
    for await (const batch of batchesOf(met)) {
      const gone = batch.filter(({ right }) => right === null).map(({ key }) => key);
      const swept = await rowByValue<{ _id: string }>(social, "postRemovals", {
        field: "_id",
        values: gone,
        fields: [],
      });
      const counts = await countsOf(social, batch, counter);
      for (const { key, left, right } of batch) {
        const length = left?.length ?? 0;
        if (right === null && !swept.has(key)) yield { about: key, says: `was outlived by ${collection}` };
        if (right !== null && counts.get(key) !== length)
          yield { about: key, says: `has ${counter} ${counts.get(key)} and ${length} ${collection}` };
      }
    }
  },
});

/** What is counted of posts: in their rows, and in counters of their own where life accounts have published them. */
async function countsOf(
  social: Db,
  batch: readonly { readonly right: Post | null }[],
  counter: PostCounter,
): Promise<ReadonlyMap<string, number>> {
  const posts = batch.flatMap(({ right }) => (right === null ? [] : [right]));
  const published = posts.filter(({ owner }) => owner !== undefined);
  const counterByPost = new Map(
    published.map(({ _id }) => [_id, counterOf(COUNTED_BY_COUNTER[counter], _id)]),
  );
  const values = await counterStore(social).findValues([...counterByPost.values()]);
  const countOf = (post: Post) => {
    const counted = counterByPost.get(post._id);
    return counted === undefined ? post[counter] : (values.get(counted) ?? 0);
  };
  return new Map(posts.map((post) => [post._id, countOf(post)]));
}

const onceEach = ({ collection }: Hanging): Check => ({
  rule: `one of the ${collection} has the id of its post and person: nobody is counted twice`,
  async *violations({ social }) {
    const rows = rowsOf<Reaction>(social, collection, { fields: ["_id", "post", "user"] });
    for await (const { _id, post, user } of rows)
      if (_id !== reactionOf(post, user))
        yield { about: `${_id} of ${collection}`, says: `is of ${user} on ${post}` };
  },
});

const audiences: Check = {
  rule: "a post names people where its audience is some friends, or all but some, and nowhere else",
  async *violations({ social }) {
    const fields = ["_id", "author", "audience", "only", "except"] as const;
    for await (const { _id: about, author, audience, only, except } of rowsOf<Post>(social, "posts", {
      fields,
    })) {
      const isSound =
        (audience === "SOME" ? only?.includes(author) : only === null) &&
        (audience === "EXCEPT" ? except?.includes(author) === false : except === null);
      if (!isSound) yield { about, says: `is for ${audience} and names others` };
    }
  },
};

export const POST_CHECKS: readonly Check[] = [
  counted({ collection: "comments", counter: "commentCount", sort: { post: 1 } }),
  ...REACTIONS.flatMap((hanging) => [counted(hanging), onceEach(hanging)]),
  audiences,
];
