import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { DayCountStore } from "../days/day-count-store.ts";
import type { PublishPostErrorCode } from "../generated/schema.types.ts";
import type { LifeAccountStore } from "../life-accounts/life-account-store.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import { POST_PREFIX, POSTS_PER_DAY_MAX, type Post } from "../posts/model.ts";
import { postOf } from "../posts/post-service.ts";
import type { PostStore } from "../posts/post-store.ts";
import { type ArticleWish, articleDraftOf } from "./article-draft.ts";

export type PublishService = ReturnType<typeof publishService>;

type Parts = {
  readonly acts: PairActs;
  readonly lifeAccounts: LifeAccountStore;
  readonly posts: PostStore;
  readonly postDays: DayCountStore;
  readonly now: () => Date;
};

/**
 * The rules by which life accounts publish. Nothing is written for any follower: a post costs one row, however many there
 * are.
 */
export const publishService = ({ acts, lifeAccounts, posts, postDays, now }: Parts) => ({
  /** @throws Refusal<PublishPostErrorCode> */
  async publishPost(viewerId: GlobalId, account: GlobalId, wish: ArticleWish): Promise<Post> {
    const { title, ...draft } = articleDraftOf(wish);
    return acts.run([viewerId], async (session) => {
      const found = await lifeAccounts.findById(account, session);
      if (found?.owner !== viewerId)
        throw refusal("ACCOUNT_NOT_FOUND", "You have no account with this id.", ["input", "accountId"]);
      const createdAt = now();
      if ((await postDays.countOne(account, createdAt, session)) > POSTS_PER_DAY_MAX)
        throw refusal("DAILY_LIMIT", `The account has published ${POSTS_PER_DAY_MAX} times today.`);
      const post = {
        ...postOf(draft, { _id: newId(POST_PREFIX), author: account, createdAt }),
        ...{ title, owner: viewerId },
      };
      await posts.add(post, session);
      return post;
    });
  },
});

const refusal = (code: PublishPostErrorCode, message: string, path: readonly string[] | null = null) =>
  new Refusal(code, message, path);
