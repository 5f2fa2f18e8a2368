import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { DayCountStore } from "../days/day-count-store.ts";
import type { FeedDelivery } from "../feeds/feed-delivery.ts";
import type { FriendshipStore } from "../friendships/friendship-store.ts";
import { sideOf } from "../friendships/model.ts";
import type { CreatePostErrorCode, DeletePostErrorCode } from "../generated/schema.types.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import { POST_PREFIX, POSTS_PER_DAY_MAX, type Post } from "./model.ts";
import { draftOf, type PostDraft, type PostWish } from "./post-draft.ts";
import type { PostRemovalStore } from "./post-removal-store.ts";
import type { PostStore } from "./post-store.ts";

export type PostService = ReturnType<typeof postService>;

type Parts = {
  readonly acts: PairActs;
  readonly posts: PostStore;
  readonly postRemovals: PostRemovalStore;
  readonly postDays: DayCountStore;
  readonly friendships: Pick<FriendshipStore, "findSides">;
  readonly feedDelivery: Pick<FeedDelivery, "deliver">;
  readonly now: () => Date;
};

/** The rules by which people show things to others. Each act is one transaction. */
export function postService(parts: Parts) {
  const { acts, posts, postRemovals, postDays, friendships, feedDelivery, now } = parts;
  return {
    /** @throws Refusal<CreatePostErrorCode> */
    async createPost(author: GlobalId, wish: PostWish): Promise<Post> {
      const draft = draftOf(wish);
      await refuseStrangers(author, draft);
      return acts.run([author], async (session) => {
        const createdAt = now();
        if ((await postDays.countOne(author, createdAt, session)) > POSTS_PER_DAY_MAX)
          throw new Refusal<CreatePostErrorCode>(
            "DAILY_LIMIT",
            `You have posted ${POSTS_PER_DAY_MAX} times today.`,
          );
        const post = postOf(draft, { _id: newId(POST_PREFIX), author, createdAt });
        await posts.add(post, session);
        await feedDelivery.deliver(post, session);
        return post;
      });
    },

    /**
     * Removes a post. What hangs off it can be reached no longer, and is removed by the next sweep.
     *
     * @throws Refusal<DeletePostErrorCode>
     */
    deletePost: (viewerId: GlobalId, id: GlobalId): Promise<void> =>
      acts.run([id], async (session) => {
        const removed = await posts.remove(id, viewerId, session);
        if (removed === null)
          throw new Refusal<DeletePostErrorCode>("POST_NOT_FOUND", "You have no post with this id.", [
            "input",
            "postId",
          ]);
        const ofAccount = removed.owner !== undefined && { account: removed.author };
        await postRemovals.add([{ _id: id, removedAt: now(), ...ofAccount }], session);
      }),
  };

  // Friends now: who stops being one sees the post no longer, whoever is named.
  async function refuseStrangers(author: GlobalId, { named }: PostDraft): Promise<void> {
    if (named.length === 0) return;
    const sides = await friendships.findSides(named.map((person) => sideOf(author, person)));
    if (sides.length === named.length) return;
    throw new Refusal<CreatePostErrorCode>("NOT_FRIENDS", "Only friends can be named.", [
      "input",
      "audienceUserIds",
    ]);
  }
}

/** A new post of a draft. */
export function postOf(
  { named, ...draft }: PostDraft,
  { _id, author, createdAt }: Pick<Post, "_id" | "author" | "createdAt">,
): Post {
  const { audience } = draft;
  return {
    ...draft,
    _id,
    author,
    only: audience === "SOME" ? [author, ...named] : null,
    except: audience === "EXCEPT" ? named : null,
    createdAt,
    likeCount: 0,
    favouriteCount: 0,
    commentCount: 0,
  };
}
