import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Place } from "@kith/kit/keyset.ts";
import type { Db } from "mongodb";
import {
  entryOf,
  type FeedEntry,
  type FeedHead,
  isBelow,
  placeOfEntry,
  placeOfPost,
} from "../../subgraphs/social/src/feeds/model.ts";
import { friendshipStore } from "../../subgraphs/social/src/friendships/friendship-store.ts";
import type { Post } from "../../subgraphs/social/src/posts/model.ts";
import { addressedTo } from "../../subgraphs/social/src/posts/post-rules.ts";
import { postStore } from "../../subgraphs/social/src/posts/post-store.ts";
import type { Check } from "./check.ts";
import { batchesOf, rowByValue, rowsOf } from "./streams.ts";

const POSTS_PER_COMMAND_MAX = 100;

const owned: Check = {
  rule: "an entry of an inbox has the id of its person and post, and its person has an inbox",
  async *violations({ social }) {
    const fields = ["_id", "person", "post", "author", "createdAt"] as const;
    for await (const batch of batchesOf(rowsOf<FeedEntry>(social, "feedEntries", { fields }))) {
      const heads = await rowByValue<FeedHead>(social, "feedHeads", {
        field: "_id",
        values: batch.map(({ person }) => person),
        fields: [],
      });
      for (const { _id, person, post, author, createdAt } of batch) {
        if (_id !== entryOf(person, { _id: post, author, createdAt })._id)
          yield { about: `entry ${_id}`, says: `is of ${post} for ${person}` };
        if (!heads.has(person))
          yield { about: `entry ${_id}`, says: "stands in the inbox of somebody without one" };
      }
    }
  },
};

const posted: Check = {
  rule: "an entry of an inbox is of a post, its author and moment, and those of a post that is gone are to be swept",
  async *violations({ social }) {
    const fields = ["_id", "post", "author", "createdAt"] as const;
    for await (const batch of batchesOf(rowsOf<FeedEntry>(social, "feedEntries", { fields }))) {
      const values = batch.map(({ post }) => post);
      const ofPosts = { field: "_id", values } as const;
      const posts = await rowByValue<Post>(social, "posts", { ...ofPosts, fields: ["author", "createdAt"] });
      const swept = await rowByValue<{ _id: string }>(social, "postRemovals", { ...ofPosts, fields: [] });
      for (const { _id, post: id, author, createdAt } of batch) {
        const about = `entry ${_id}`;
        const post = posts.get(id);
        if (post === undefined && !swept.has(id)) yield { about, says: "is of a post that is gone" };
        if (
          post !== undefined &&
          !(post.author === author && post.createdAt.getTime() === createdAt.getTime())
        )
          yield { about, says: "is not by the author of its post, or not of its moment" };
      }
    }
  },
};

const complete: Check = {
  rule: "an inbox that is ready holds, from its floor on, all that its person and their friends have posted for them",
  async *violations({ social }) {
    const ready = rowsOf<FeedHead>(social, "feedHeads", {
      filter: { state: "READY" },
      fields: ["_id", "floor"],
    });
    for await (const { _id: person, floor } of ready) {
      for await (const page of newestFor(social, person)) {
        const due = page.filter((post) => floor === null || !isBelow(placeOfPost(post), floor));
        const entries = await rowByValue<FeedEntry>(social, "feedEntries", {
          field: "_id",
          values: due.map((post) => entryOf(person, post)._id),
          fields: [],
        });
        for (const post of due)
          if (!entries.has(entryOf(person, post)._id))
            yield { about: `inbox of ${person}`, says: `lacks ${post._id} of ${post.author}` };
        if (due.length < page.length) break;
      }
    }
  },
};

/** What a person and their friends have posted for them, the newest first, in pages of 100: one command each. */
async function* newestFor(social: Db, person: GlobalId): AsyncGenerator<Post[]> {
  const authors = [person, ...(await friendshipStore(social).findFriendIds(person))];
  const only = addressedTo(person);
  let after: Place | null = null;
  for (;;) {
    const request = { limit: POSTS_PER_COMMAND_MAX, after };
    const page: Post[] = await postStore(social).findNewest({ authors, only, request });
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < POSTS_PER_COMMAND_MAX) return;
    after = placeOfEntry(placeOfPost(last));
  }
}

export const FEED_CHECKS: readonly Check[] = [owned, posted, complete];
