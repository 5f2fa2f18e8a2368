import type { GlobalId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { ClosenessService } from "../closeness/closeness-service.ts";
import type { PostReactionErrorCode } from "../generated/schema.types.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import type { Post } from "../posts/model.ts";
import type { PostStore } from "../posts/post-store.ts";
import type { PostTally } from "../posts/post-tally.ts";
import type { ReactionStore } from "./reaction-store.ts";

export type ReactionService = ReturnType<typeof reactionService>;

type Parts = {
  readonly acts: PairActs;
  readonly posts: Pick<PostStore, "findByIds">;
  readonly postTally: PostTally;
  readonly likes: ReactionStore;
  readonly favourites: ReactionStore;
  readonly closeness: ClosenessService;
  readonly now: () => Date;
};

export type ReactionKind = "LIKE" | "FAVOURITE";

type Act = {
  readonly kind: ReactionKind;
  readonly viewerId: GlobalId;
  readonly postId: GlobalId;
  /** The post, if the viewer may see it. */
  readonly postShown: (id: GlobalId) => Promise<Post | null>;
};

/** The rules by which people leave marks on posts. Each act is one transaction, counter and all. */
export function reactionService(parts: Parts) {
  const { acts, posts, postTally, likes, favourites, closeness, now } = parts;
  const kinds = {
    LIKE: { reactions: likes, counter: "likeCount" },
    FAVOURITE: { reactions: favourites, counter: "favouriteCount" },
  } as const;

  return {
    /** Leaves a mark, once however often it is asked for. @throws Refusal<PostReactionErrorCode> */
    async react({ kind, viewerId, postId, postShown }: Act): Promise<Post> {
      const { reactions, counter } = kinds[kind];
      const post = await postShown(postId);
      if (post === null) throw postNotFound();
      return acts.run(postTally.turnsOf(post, viewerId), async (session) => {
        const isNew = await reactions.add({ post: postId, user: viewerId, since: now() }, session);
        if (!isNew) return post;
        const counted = await postTally.count(post, { counter, by: 1 }, session);
        // Deleted since it was shown: what was just added goes with the transaction.
        if (counted === null) throw postNotFound();
        if (kind === "LIKE" && post.owner === undefined && post.author !== viewerId)
          await closeness.bringCloser({ from: viewerId, to: post.author, kind, at: now() }, session);
        return counted;
      });
    },

    /**
     * Takes a mark back: that of a post too that the viewer does not see any more.
     *
     * @returns The post as it is now, null where the viewer may not see it.
     * @throws Refusal<PostReactionErrorCode>
     */
    async takeBack({ kind, viewerId, postId, postShown }: Act): Promise<Post | null> {
      const { reactions, counter } = kinds[kind];
      const post = await postShown(postId);
      const marked = post ?? (await posts.findByIds([postId]))[0];
      const turns = marked === undefined ? [postId] : postTally.turnsOf(marked, viewerId);
      return acts.run(turns, async (session) => {
        const wasThere = await reactions.remove(postId, viewerId, session);
        if (!wasThere && post === null) throw postNotFound();
        const isCounted = wasThere && marked !== undefined;
        const counted = isCounted ? await postTally.count(marked, { counter, by: -1 }, session) : post;
        return post && counted;
      });
    },
  };
}

const postNotFound = () =>
  new Refusal<PostReactionErrorCode>("POST_NOT_FOUND", "There is no post with this id.", ["input", "postId"]);
