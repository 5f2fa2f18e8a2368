import type { Page, PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf, loaderOf } from "@kith/kit/loader.ts";
import type { Post } from "./model.ts";
import type { PostRules } from "./post-rules.ts";
import type { PostStore } from "./post-store.ts";

const FEED_PAGES_MAX = 5;

type PageKey = { readonly parent: GlobalId; readonly request: PageRequest };
type FeedKey = { readonly viewer: GlobalId; readonly request: PageRequest };

/** The ways to posts, new for each request. They lead to none that the viewer may not see. */
export function postLoaders(posts: PostStore, rules: PostRules) {
  const pageOfClose = posts.pageLoader("postsPageOfClose", rules.filterOnClose);
  const pageOfOthers = posts.pageLoader("postsPageOfOthers", rules.filterOnOthers);
  const feedAuthors = rules.feedAuthors;

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

    feedPage: batchLoaderOf<FeedKey, Page<Post>>({
      name: "feedPage",
      atMost: { keys: FEED_PAGES_MAX, called: "pages of the feed" },
      async loadMany(keys) {
        const only = await rules.filterOnFeed();
        return Promise.all(
          keys.map(async ({ viewer, request }) => {
            const authors = await feedAuthors(viewer);
            return rules.withoutGone(await posts.findFeed({ authors, only, request }));
          }),
        );
      },
      cacheKeyOf: (key) => JSON.stringify(key),
    }),
  };
}
