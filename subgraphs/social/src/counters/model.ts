/** Over how many rows a counter is spread when it is changed most: each row can be written by one act at a time. */
export const SHARDS_MAX = 64;

/** What is counted, of what: `followers:account_01h…`. */
export type CounterId = string;

/** What is counted. */
export type Counted = "followers" | "likes" | "favourites" | "comments" | "views";

/** What is counted of the posts of life accounts, and of all posts of an account together. */
export const COUNTED_OF_POSTS = [
  "likes",
  "favourites",
  "comments",
  "views",
] as const satisfies readonly Counted[];

export const counterOf = (counted: Counted, id: string): CounterId => `${counted}:${id}`;

/** One of the rows that a counter is spread over, as stored: the counter is the sum of them. */
export type CounterShard = {
  /** `<counter>:<shard>` */
  readonly _id: string;
  readonly counter: CounterId;
  /** Below zero where more was taken away here than added. */
  readonly value: number;
  /** Since when the row is there, in all rows but the first: they are folded into that one when they are old. */
  readonly spareSince?: Date;
};

/** @param shard 0 to 63. */
export const shardOf = (counter: CounterId, shard: number): string => `${counter}:${shard}`;

/** By how much one counter changes. */
export type Change = { readonly counter: CounterId; readonly by: number };
