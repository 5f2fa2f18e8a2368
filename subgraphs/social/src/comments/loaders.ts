import type { GlobalId } from "@kith/kit/global-id.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import type { Visibility } from "../blocks/visibility.ts";
import type { Post } from "../posts/model.ts";
import type { CommentStore } from "./comment-store.ts";
import type { Comment } from "./model.ts";

type Parts = {
  readonly comments: CommentStore;
  readonly visibility: Visibility;
  /** Leads to no post that the viewer may not see. */
  readonly postById: { loadMany(ids: readonly GlobalId[]): Promise<readonly (Post | Error | null)[]> };
};

/**
 * The ways to comments, new for each request. A comment is shown to whoever may see its post, unless a block stands between
 * the two; the pages and `commentOnShownPost` are for posts that have been shown already.
 */
export function commentLoaders({ comments, visibility, postById }: Parts) {
  const findShown = async (ids: readonly GlobalId[]): Promise<Comment[]> => {
    const rows = await comments.findByIds(ids);
    const shown = new Set(await visibility.shownOf(rows.map(({ author }) => author)));
    return rows.filter(({ author }) => shown.has(author));
  };

  return {
    commentsPage: comments.pageLoader(() => visibility.filterOn("author")),

    commentOnShownPost: loaderOf({
      name: "commentOnShownPost",
      findMany: findShown,
      keyOf: ({ _id }) => _id,
    }),

    commentById: loaderOf({
      name: "commentById",
      async findMany(ids: readonly GlobalId[]) {
        const rows = await findShown(ids);
        const posts = await postById.loadMany(rows.map(({ post }) => post));
        const failure = posts.find((post) => post instanceof Error);
        if (failure !== undefined) throw failure;
        return rows.filter((_row, index) => posts[index] != null);
      },
      keyOf: ({ _id }) => _id,
    }),
  };
}
