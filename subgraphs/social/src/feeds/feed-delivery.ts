import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession } from "mongodb";
import type { Post } from "../posts/model.ts";
import { isAddressedTo } from "../posts/post-rules.ts";
import type { SocialStores } from "../stores.ts";
import {
  entryOf,
  type FeedEntry,
  type FeedHead,
  type FeedLimits,
  type FeedPlace,
  higherOf,
  placeOfPost,
} from "./model.ts";

export type FeedDelivery = ReturnType<typeof feedDelivery>;

type Parts = Pick<SocialStores, "circles" | "friendships" | "posts" | "feedHeads" | "feedEntries"> & {
  readonly limits: Pick<FeedLimits, "postsOfNewFriendMax">;
};

/**
 * Keeps inboxes right while people post, become friends and stop being friends, within the transactions in which they do.
 *
 * Whoever posts and whoever begins or ends a friendship writes the circle of the author, so that a post reaches every friend:
 * of two who do so at once one runs again. Who begins or ends an inbox is not met: until every transaction is dead that may
 * have seen it otherwise, it is not read from, and not removed.
 */
export function feedDelivery({ circles, friendships, posts, feedHeads, feedEntries, limits }: Parts) {
  const { postsOfNewFriendMax } = limits;

  async function postsFor(
    { _id: person, floor }: Pick<FeedHead, "_id" | "floor">,
    author: GlobalId,
    session: ClientSession,
  ) {
    const newest = await posts.findNewestOf(author, { limit: postsOfNewFriendMax + 1, floor }, session);
    const delivered = newest.slice(0, postsOfNewFriendMax);
    const last = delivered.at(-1);
    const isAll = newest.length === delivered.length || last === undefined;
    return {
      entries: delivered.filter((post) => isAddressedTo(post, person)).map((post) => entryOf(person, post)),
      floor: isAll ? floor : higherOf(floor, placeOfPost(last)),
    };
  }

  return {
    /** Puts a new post into the inboxes of its author and of the friends for whom it is. At most 5,001 rows; four commands. */
    async deliver(post: Post, session: ClientSession): Promise<void> {
      const { goneAt } = await circles.touch(post.author, session);
      if (goneAt !== undefined) return;
      const friends = await friendships.findFriendIds(post.author, session);
      const people = [post.author, ...friends].filter((person) => isAddressedTo(post, person));
      const open = await feedHeads.findOpen(people, session);
      await feedEntries.add(
        open.map(({ _id }) => entryOf(_id, post)),
        session,
      );
    },

    /**
     * Puts what two new friends have posted before into the inboxes of each other. Of too many posts the newest; below them
     * the inbox is complete no longer. At most five commands, one where neither has an inbox.
     */
    async join([one, other]: readonly [GlobalId, GlobalId], session: ClientSession): Promise<void> {
      const floors = new Map<GlobalId, FeedPlace | null>();
      const entries: FeedEntry[] = [];
      for (const head of await feedHeads.findOpen([one, other], session)) {
        floors.set(head._id, head.floor);
        // What is built later is built with what the friend has posted.
        if (head.state !== "READY") continue;
        const before = await postsFor(head, head._id === one ? other : one, session);
        floors.set(head._id, before.floor);
        entries.push(...before.entries);
      }
      await feedHeads.setFloors(floors, session);
      await feedEntries.addMissing(entries, session);
    },

    /** Takes what two people have posted out of the inboxes of each other. */
    part: (people: readonly [GlobalId, GlobalId], session: ClientSession) =>
      feedEntries.removeBetween(people, session),
  };
}
