import type { Page, PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf, loaderOf } from "@kith/kit/loader.ts";
import type { Post } from "./model.ts";
import type { PostRules } from "./post-rules.ts";
import type { PostStore } from "./post-store.ts";

type PageKey = { readonly parent: GlobalId; readonly request: PageRequest };

/** The ways to posts, new for each request. They lead to none that the viewer may not see. */
export function postLoaders(posts: PostStore, rules: PostRules) {
  const pageOfClose = posts.pageLoader("postsPageOfClose", rules.filterOnClose);
  const pageOfOthers = posts.pageLoader("postsPageOfOthers", rules.filterOnOthers);

  return {
    postById: loaderOf({
      name: "postById",
      findMany: async (ids: readonly GlobalId[]) => rules.shownOf(await posts.findByIds(ids)),
      keyOf: ({ _id }) => _id,
    }),

    /** The posts of people who are not hidden: a command for the viewer's friends among them, and one for all others. */
    postsPage: batchLoaderOf<PageKey, Page<Post>>({
      name: "postsPage",
      async loadMany(keys) {
        const close = await rules.closeOf(keys.map(({ parent }) => parent));
        return Promise.all(keys.map((key) => (close.has(key.parent) ? pageOfClose : pageOfOthers).load(key)));
      },
      cacheKeyOf: (key) => JSON.stringify(key),
    }),

    /** The posts of life accounts that are shown. */
    accountPostsPage: pageOfOthers,
  };
}
