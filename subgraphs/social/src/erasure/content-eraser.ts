import type { GlobalId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { CommentService } from "../comments/comment-service.ts";
import type { FollowEnd } from "../follows/follow-end.ts";
import type { LifeAccountService } from "../life-accounts/life-account-service.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import type { PostService } from "../posts/post-service.ts";
import type { ReactionService } from "../reactions/reaction-service.ts";
import type { SocialStores } from "../stores.ts";

type Parts = Pick<
  SocialStores,
  "posts" | "likes" | "favourites" | "comments" | "follows" | "lifeAccounts"
> & {
  readonly acts: PairActs;
  readonly followEnd: FollowEnd;
  readonly postService: Pick<PostService, "deletePost">;
  readonly reactionService: Pick<ReactionService, "takeBack">;
  readonly commentService: Pick<CommentService, "deleteComment">;
  readonly lifeAccountService: Pick<LifeAccountService, "deleteAccount">;
};

const ROWS_PER_ROUND_MAX = 100;
const FOLLOWS_PER_TRANSACTION_MAX = 200;

/** Erases what a person has said, liked, kept and followed, by the rules by which people take such things back themselves. */
export function contentEraser(parts: Parts) {
  const { acts, posts, likes, favourites, comments, follows, lifeAccounts, followEnd } = parts;

  const unfollowSome = (user: GlobalId) =>
    acts.run([user], async (session): Promise<number> => {
      const some = await follows.findSomeOf(user, FOLLOWS_PER_TRANSACTION_MAX, session);
      await followEnd.end(some, session);
      return some.length;
    });

  /** Does something with each of some rows, round by round, until there are none. */
  const forAll = async (
    find: () => Promise<readonly GlobalId[]>,
    act: (id: GlobalId) => Promise<unknown>,
  ) => {
    for (let ids = await find(); ids.length > 0; ids = await find())
      for (const id of ids) await unlessGone(act(id));
  };

  return async (user: GlobalId): Promise<void> => {
    const { postService, commentService, reactionService, lifeAccountService } = parts;
    await forAll(
      () => posts.findIdsOf(user, ROWS_PER_ROUND_MAX),
      (id) => postService.deletePost(user, id),
    );
    await forAll(
      () => comments.findIdsBy(user, ROWS_PER_ROUND_MAX),
      (id) => commentService.deleteComment(user, id),
    );
    for (const [kind, reactions] of [["LIKE", likes] as const, ["FAVOURITE", favourites] as const])
      await forAll(
        () => reactions.findPostIdsOf(user, ROWS_PER_ROUND_MAX),
        // Whether they may still see the post does not matter.
        (postId) => reactionService.takeBack({ kind, viewerId: user, postId, postShown: async () => null }),
      );
    while ((await unfollowSome(user)) > 0);
    for (const { _id } of await lifeAccounts.findByOwners([user]))
      await unlessGone(lifeAccountService.deleteAccount(user, _id));
  };
}

// Somebody else has done it meanwhile: a comment goes with the one above it.
async function unlessGone(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
